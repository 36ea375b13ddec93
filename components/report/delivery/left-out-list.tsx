import type { LeftOutCounts } from '@/lib/delivery/delivery-report';

/** What is not in the figures, with why; says so where that is nothing. */
export function LeftOutList({ leftOut }: { leftOut: LeftOutCounts }) {
  const some = Object.entries(leftOut).filter(([, { count }]) => count > 0);
  if (some.length === 0) return <p className="text-sm">Nothing was left out.</p>;
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      {some.map(([name, { count, reason }]) => (
        <div key={name} className="flex gap-3">
          <dt className="w-16 shrink-0 text-right font-semibold tabular-nums">{count.toLocaleString('en')}</dt>
          <dd className="max-w-text">{reason}</dd>
        </div>
      ))}
    </dl>
  );
}
