import { CriterionOutcomeMark } from '@/components/report/outcome';
import type { ReportLinks } from '@/components/report/report-links';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { TextLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/assessment/report';

interface InheritedListProps {
  report: Report;
  texts: ReportTexts;
  links: Pick<ReportLinks, 'criterionPage'>;
}

/** Practices that were judged once for the platform or the organization, by whose they are. */
export function InheritedList({ report, texts, links }: InheritedListProps) {
  const inherited = report.criteria.filter(({ inheritedFrom }) => inheritedFrom !== null);
  const bySource = Map.groupBy(inherited, ({ inheritedFrom }) => inheritedFrom ?? '');
  return (
    <div className="flex flex-col gap-6">
      {[...bySource].map(([source, criteria]) => (
        <div key={source}>
          <h3 className="font-semibold">From {source}</h3>
          <ul className="mt-2 grid gap-x-10 gap-y-1.5 text-sm lg:grid-cols-2">
            {criteria.map(({ id, outcome }) => (
              <li key={id} className="flex items-start gap-3">
                <span className="w-32 shrink-0">
                  <CriterionOutcomeMark outcome={outcome} />
                </span>
                <TextLink href={links.criterionPage(id)} className="min-w-0">
                  {criterionTitle(texts, id)}
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
