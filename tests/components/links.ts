import type { ReportLinks } from '@/components/report/report-links';

/** Links of a report as the pages make them, with what a test wants otherwise. */
export function makeLinks(changes: Partial<ReportLinks> = {}): ReportLinks {
  return {
    criterionPage: (id) => `/assessments/a1/practices/${id}`,
    indicatorPage: (id) => `/assessments/a1/indicators/${id}`,
    hostLink: () => null,
    linesLink: ({ path, line }) => (line === null ? null : `/assessments/a1/lines?path=${path}&line=${line}`),
    lines: () => null,
    severalRepositories: false,
    ...changes,
  };
}
