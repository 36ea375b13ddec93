import { FailureTimes } from '@/components/charts/failure-times';
import { ChartCard } from '@/components/report/delivery/chart-card';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { FailureTable } from '@/components/report/delivery/event-table';
import { counted } from '@/components/report/report-texts';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';

interface FailuresProps {
  failures: readonly MeasuredFailure[];
  /** Milliseconds; its end is not included. */
  window: { from: number; to: number };
  links: Pick<DeliveryLinks, 'deployment'>;
}

const dayName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** When deployments failed, and how long it took until users were well again. */
export function Failures({ failures, window, links }: FailuresProps) {
  if (failures.length === 0) return null;
  const open = failures.filter(({ isOpen }) => isOpen).length;
  const secondsOf = ({ failedAt, recoveredAt }: MeasuredFailure) =>
    recoveredAt === null ? null : (recoveredAt - failedAt) / 1000;
  return (
    <ChartCard
      title="Failed deployments, and the time to recover"
      className="lg:col-span-2"
      table={<FailureTable failures={failures} links={links} />}
    >
      <FailureTimes
        points={failures.map((failure) => ({
          id: failure.deployment,
          at: (failure.failedAt - window.from) / (window.to - window.from),
          seconds: secondsOf(failure),
        }))}
        from={dayName.format(new Date(window.from))}
        to={dayName.format(new Date(window.to))}
        description={`${counted(failures.length, 'failed deployment')}, ${open} of them still open. The table has each with its time.`}
      />
    </ChartCard>
  );
}
