import { CriterionRow } from '@/components/report/criterion-row';
import type { ReportLinks } from '@/components/report/report-links';
import type { ReportTexts } from '@/components/report/report-texts';
import type { Report } from '@/lib/assessment/report';

interface CriteriaByDimensionProps {
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
}

/** Every practice of the model with its outcome, dimension by dimension, lowest level first. */
export function CriteriaByDimension({ report, texts, links }: CriteriaByDimensionProps) {
  return (
    <div className="flex flex-col gap-9">
      {report.dimensions.map(({ id }) => {
        const criteria = report.criteria.filter(({ dimension }) => dimension === id);
        const met = criteria.filter(({ outcome }) => outcome === 'met').length;
        return (
          <section key={id} aria-labelledby={`dimension-${id}`}>
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
              <h3 id={`dimension-${id}`} className="text-lg font-semibold">
                {texts.dimensions.get(id)?.name ?? id}
              </h3>
              <p className="text-sm text-ink-soft tabular-nums">
                {met} of {criteria.length} met
              </p>
            </div>
            <p className="mb-2 max-w-text text-sm text-ink-soft">{texts.dimensions.get(id)?.question}</p>
            <div className="divide-y divide-line border-y border-line px-2">
              {criteria
                .toSorted((a, b) => a.level - b.level)
                .map((criterion) => (
                  <CriterionRow key={criterion.id} criterion={criterion} texts={texts} links={links} />
                ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
