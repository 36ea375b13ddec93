import { Disclosure } from '@/components/ui/disclosure';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { OutsideLink } from '@/components/ui/text-link';
import { positionOf } from '@/lib/delivery/benchmark-position';
import type { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import { decimal } from '@/lib/delivery/figure-words';
import type { Benchmarks } from '@/lib/model/benchmarks';
import type { DeliveryMetric } from '@/lib/model/model';

/** A service's metrics on their own. */
export interface ServiceFigures {
  service: string;
  metrics: DeliveryMetrics;
}

interface PositionNoteProps {
  metric: DeliveryMetric;
  /** Each service with a deployment; DORA asks about one at a time. */
  services: readonly ServiceFigures[];
  benchmarks: Benchmarks;
}

/** Where the figure lies among the answers of the newest survey: never a grade. Of several services, how they spread. */
export function PositionNote({ metric, services, benchmarks }: PositionNoteProps) {
  const positions = services.map(({ service, metrics }) => ({ service, at: positionOf(metric, metrics, benchmarks) }));
  const [only] = positions;
  if (only === undefined || positions.every(({ at }) => at.state === 'unknown')) return null;
  if (metric === 'deployment-rework-rate') return <MeanNote benchmarks={benchmarks} />;
  if (positions.length === 1 && only.at.state === 'placed') {
    const { year, range, better, same, worse } = only.at;
    return (
      <p className="text-sm text-ink-soft">
        In {year}, {percentOf(same)} of answers were in the same range ({range}); {percentOf(better)} were better,{' '}
        {percentOf(worse)} worse.
      </p>
    );
  }
  return <Spread metric={metric} positions={positions} benchmarks={benchmarks} />;
}

function MeanNote({ benchmarks: { distribution } }: Pick<PositionNoteProps, 'benchmarks'>) {
  const { mean, source } = distribution.reworkRate;
  return (
    <p className="text-sm text-ink-soft">
      The mean of all answers in {distribution.year} was {percentOf(mean)} (
      <OutsideLink href={source.address}>{source.title}</OutsideLink>). More is not known of how they spread.
    </p>
  );
}

interface SpreadProps {
  metric: DeliveryMetric;
  positions: readonly { service: string; at: ReturnType<typeof positionOf> }[];
  benchmarks: Benchmarks;
}

function Spread({ metric, positions, benchmarks }: SpreadProps) {
  const placed = positions.flatMap(({ service, at }) => (at.state === 'placed' ? [{ service, ...at }] : []));
  const ranges = [...Map.groupBy(placed, ({ range }) => range).values()].sort(
    ([one], [other]) => (one?.better ?? 0) - (other?.better ?? 0),
  );
  const unknown = positions.length - placed.length;
  return (
    <Disclosure
      className="text-sm text-ink-soft"
      title={`How the ${positions.length} services spread over the answers of ${benchmarks.distribution.year}`}
    >
      <Table caption={`Services by their ${metric.replaceAll('-', ' ')}, beside the answers of a survey`}>
        <thead>
          <tr>
            <HeaderCell className="pl-0">Range</HeaderCell>
            <HeaderCell>Services</HeaderCell>
            <HeaderCell>Answers</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {ranges.map((group) => (
            <tr key={group[0]?.range}>
              <Cell className="pl-0">{group[0]?.range}</Cell>
              <Cell className="min-w-28 break-words">{group.map(({ service }) => service).join(', ')}</Cell>
              <Cell className="tabular-nums">{percentOf(group[0]?.same ?? 0)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {unknown > 0 ? <p className="mt-2">Not known for {unknown}: too few events.</p> : null}
    </Disclosure>
  );
}

/** As surveys print it: with one decimal. */
function percentOf(share: number): string {
  return `${decimal(share * 100)} %`;
}
