import { InlineText } from '@/components/ui/prose';
import type { ReportCriterion } from '@/lib/assessment/report';

/** What would settle a criterion that is not known. */
export function SettledBy({ criterion }: { criterion: ReportCriterion }) {
  if (criterion.settledBy === null) return null;
  return (
    <p className="rounded-md bg-unknown-soft px-3 py-2 text-sm">
      <strong className="font-semibold">What would settle it: </strong>
      <InlineText text={criterion.settledBy} />
    </p>
  );
}
