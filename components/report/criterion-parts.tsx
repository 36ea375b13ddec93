import { CriterionOutcomeMark } from '@/components/report/outcome';
import { InlineText } from '@/components/ui/prose';
import type { ReportCriterion } from '@/lib/assessment/report';

/** The parts of a criterion that has several, each with its own outcome. */
export function CriterionParts({ parts }: { parts: ReportCriterion['parts'] }) {
  if (parts.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 border-l-2 border-line pl-3 text-sm">
      {parts.map((part) => (
        <li key={part.name} className="flex flex-wrap gap-x-3 gap-y-0.5">
          <span className="w-28 shrink-0">
            <CriterionOutcomeMark outcome={part.outcome} />
          </span>
          <span className="min-w-0 flex-1 basis-60">
            <strong className="font-semibold">{part.name}</strong>
            <span className="text-ink-soft">
              {' '}
              <InlineText text={part.reason} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
