import { ProfileGrid, ProfileLegend } from '@/components/charts/profile-grid';
import type { ReportTexts } from '@/components/report/report-texts';
import type { Report } from '@/lib/assessment/report';

interface DimensionProfileProps {
  report: Pick<Report, 'dimensions'>;
  texts: ReportTexts;
  /** Where the practices of a dimension are; further down on this page unless given. */
  dimensionPage?: (id: string) => string;
}

/** Nine dimensions by four levels. There is no level per dimension and no average: only what is met and known. */
export function DimensionProfile({ report, texts, dimensionPage = (id) => `#dimension-${id}` }: DimensionProfileProps) {
  return (
    <div className="flex flex-col gap-3">
      <ProfileGrid
        caption="Practices met and known, by dimension and level"
        rowHeading="Dimension"
        columns={texts.model.levels.map(({ name, number }) => ({ title: name, subtitle: `Level ${number}` }))}
        rows={report.dimensions.map(({ id, steps }) => ({
          id,
          name: texts.dimensions.get(id)?.name ?? id,
          href: dimensionPage(id),
          steps,
        }))}
      />
      <ProfileLegend />
    </div>
  );
}
