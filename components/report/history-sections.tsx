import { HistoryChart } from '@/components/report/history-chart';
import { type HistoryLinks, HistoryMonths } from '@/components/report/history-months';
import { HistoryTable } from '@/components/report/history-table';
import type { ReportTexts } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { Section } from '@/components/ui/section';
import type { History } from '@/lib/assessment/history-report';

interface HistorySectionsProps {
  history: History;
  texts: ReportTexts;
  links: HistoryLinks;
}

/** The past in a picture, in what was gained and lost, and in numbers. */
export function HistorySections({ history: { points, unknownBefore }, texts, links }: HistorySectionsProps) {
  return (
    <>
      <Section
        id="levels"
        title="Levels over time"
        lead="At the end of each month in UTC, and at last as of the replay. What Git cannot show of the past, such as the settings of a host, is unknown in it and never dated back."
      >
        {unknownBefore === null ? null : (
          <Alert tone="unknown" title="Further back is unknown">
            {unknownBefore.reason}
          </Alert>
        )}
        <HistoryChart points={points} />
      </Section>
      <Section
        id="changes"
        title="Gained and lost"
        lead="Against the month before, with the commits that touched the evidence in between."
      >
        <HistoryMonths points={points} texts={texts} links={links} />
      </Section>
      <Section id="figures" title="In numbers">
        <HistoryTable points={points} />
      </Section>
    </>
  );
}
