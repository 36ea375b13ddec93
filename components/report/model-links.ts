import type { ReportLinks } from '@/components/report/report-links';
import type { LevelNumber } from '@/lib/assessment/report';

interface ModelLinks extends Pick<ReportLinks, 'criterionPage' | 'indicatorPage'> {
  /** Every practice by dimension and level. */
  readonly model: string;
  readonly method: string;
  /** Where thresholds and gates are changed, and what was changed. */
  readonly settings: string;
  levelPage(level: LevelNumber): string;
  /** Page of the step from a level to the next one. */
  stepPage(from: LevelNumber): string;
}

/** Where the pages about the model are; unlike those of a report, they are the same for everybody. */
export const modelLinks: ModelLinks = {
  model: '/model',
  method: '/method',
  settings: '/model/settings',
  criterionPage: (id) => `/model/criteria/${encodeURIComponent(id)}`,
  indicatorPage: (id) => `/model/indicators/${encodeURIComponent(id)}`,
  levelPage: (level) => `/model/levels/${level}`,
  stepPage: (from) => `/model/steps/${from}-${from + 1}`,
};
