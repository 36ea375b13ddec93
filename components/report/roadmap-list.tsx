import type { ReportLinks } from '@/components/report/report-links';
import { counted, type ReportTexts } from '@/components/report/report-texts';
import { RoadmapItem } from '@/components/report/roadmap-item';
import { Disclosure } from '@/components/ui/disclosure';
import type { Report } from '@/lib/assessment/report';

interface RoadmapListProps {
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
}

const FIRST_STEPS = 5;

/** What to do next, in order; the first few steps open to view, the rest folded away. */
export function RoadmapList({ report, texts, links }: RoadmapListProps) {
  const first = report.roadmap.slice(0, FIRST_STEPS);
  const later = report.roadmap.slice(FIRST_STEPS);
  if (first.length === 0) return <p>No step is left that Cairn could propose from what it knows.</p>;
  const item = (step: Report['roadmap'][number]) => (
    <RoadmapItem
      key={step.criterion}
      number={report.roadmap.indexOf(step) + 1}
      step={step}
      level={report.level}
      texts={texts}
      links={links}
    />
  );
  return (
    <>
      <ol className="flex flex-col gap-3">{first.map(item)}</ol>
      {later.length > 0 ? (
        <Disclosure className="mt-3" title={<span className="font-medium">{counted(later.length, 'later step')}</span>}>
          <ol start={FIRST_STEPS + 1} className="mt-2 flex flex-col gap-3">
            {later.map(item)}
          </ol>
        </Disclosure>
      ) : null}
    </>
  );
}
