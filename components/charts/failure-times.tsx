import { ChartLegend } from '@/components/charts/chart-legend';

/** A failure: when, and how long it took until users were well again. */
export interface FailurePoint {
  id: string;
  /** Place in the window, 0 to 1. */
  at: number;
  /** Null while it is open, or where its end is not known. */
  seconds: number | null;
}

interface FailureTimesProps {
  points: readonly FailurePoint[];
  /** Labels of the beginning and the end of the window. */
  from: string;
  to: string;
  /** What the picture says, for those who do not see it. */
  description: string;
}

/** Times grow by steps that people use; each is a line of the chart. */
const lines = [
  { name: '1 w', seconds: 604_800 },
  { name: '1 d', seconds: 86_400 },
  { name: '1 h', seconds: 3600 },
  { name: '1 min', seconds: 60 },
] as const;
const WIDTH = 600;
const HEIGHT = 140;
const TOP = 24;
const RADIUS = 5;

/** Failures over time: the higher, the longer it took. Those without an end stand at the top, hollow. */
export function FailureTimes({ points, from, to, description }: FailureTimesProps) {
  return (
    <figure className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden className="relative h-36 w-10 text-xs text-ink-faint tabular-nums">
          {lines.map(({ name, seconds }) => (
            <span
              key={name}
              className="absolute right-0 -translate-y-1/2 leading-4"
              style={{ top: `${(heightOf(seconds) / HEIGHT) * 100}%` }}
            >
              {name}
            </span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-36 w-full overflow-visible border-b border-line-strong"
          role="img"
          aria-label={description}
        >
          {lines.map(({ name, seconds }) => (
            <line
              key={name}
              x2={WIDTH}
              y1={heightOf(seconds)}
              y2={heightOf(seconds)}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {points.map((point) => (
            <Point key={point.id} point={point} />
          ))}
        </svg>
        <div aria-hidden className="col-start-2 flex justify-between pt-2 text-xs text-ink-faint tabular-nums">
          <span>{from}</span>
          <span>{to}</span>
        </div>
      </div>
      <ChartLegend
        entries={[
          { name: 'recovered after', fill: 'var(--bad)' },
          { name: 'no end known', fill: 'transparent', stroke: 'var(--bad)' },
        ]}
      />
    </figure>
  );
}

/** A stem and a head of round line ends: they keep their shape whatever the width of the chart. */
function Point({ point: { at, seconds } }: { point: FailurePoint }) {
  const x = Math.max(0, Math.min(1, at)) * WIDTH;
  const y = seconds === null ? RADIUS : heightOf(seconds);
  const head = `M${x} ${y}h0.01`;
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={y}
        y2={HEIGHT}
        stroke="var(--bad)"
        strokeOpacity={0.35}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={head}
        stroke="var(--bad)"
        strokeWidth={2 * RADIUS}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
      {seconds === null ? (
        <path
          d={head}
          stroke="var(--surface)"
          strokeWidth={2 * RADIUS - 4}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </>
  );
}

/** From a second at the bottom to four weeks under the top, by powers. */
function heightOf(seconds: number): number {
  const share = Math.log(Math.max(10, seconds) / 10) / Math.log(2_419_200 / 10);
  return HEIGHT - Math.min(1, share) * (HEIGHT - TOP);
}
