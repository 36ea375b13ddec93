import { ChartLegend, type LegendEntry } from '@/components/charts/chart-legend';

/** One bar: its label, and a height for each series. */
export interface StackedBar {
  label: string;
  parts: readonly number[];
}

interface StackedBarsProps {
  /** From left to right; at least one. */
  bars: readonly StackedBar[];
  /** In the order of the parts, from the bottom up. */
  series: readonly LegendEntry[];
  /** Every label below its bar; else the first, the middle and the last one only. */
  everyLabel?: boolean;
  /** What the picture says, for those who do not see it. */
  description: string;
}

const WIDTH = 10;
const BAR = 7;
const HEIGHT = 40;

/** Counts as bars of stacked parts. The same figures stand in a table beside it. */
export function StackedBars({ bars, series, everyLabel = false, description }: StackedBarsProps) {
  const most = Math.max(1, ...bars.map(totalOf));
  return (
    <figure className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden className="flex h-36 flex-col justify-between text-xs text-ink-faint tabular-nums">
          <span className="-mt-2 text-right leading-4">{most}</span>
          <span className="-mb-2 text-right leading-4">0</span>
        </div>
        <svg
          viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-36 w-full border-b border-line-strong"
          role="img"
          aria-label={description}
        >
          <line x2={bars.length * WIDTH} y1={0} y2={0} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          {bars.map((bar, index) => (
            <Bar key={bar.label} bar={bar} left={index * WIDTH + (WIDTH - BAR) / 2} most={most} series={series} />
          ))}
        </svg>
        <Labels labels={bars.map(({ label }) => label)} every={everyLabel} />
      </div>
      {series.length > 1 ? <ChartLegend entries={series} /> : null}
    </figure>
  );
}

interface BarProps extends Pick<StackedBarsProps, 'series'> {
  bar: StackedBar;
  left: number;
  most: number;
}

function Bar({ bar: { parts }, left, most, series }: BarProps) {
  return series.map(({ name, fill, stroke }, index) => {
    const below = parts.slice(0, index).reduce((sum, part) => sum + part, 0);
    const height = ((parts[index] ?? 0) / most) * HEIGHT;
    if (height === 0) return null;
    const top = HEIGHT - (below / most) * HEIGHT - height;
    return (
      <rect
        key={name}
        x={left}
        y={top}
        width={BAR}
        height={height}
        fill={fill}
        stroke={stroke ?? 'none'}
        vectorEffect="non-scaling-stroke"
      />
    );
  });
}

function Labels({ labels, every }: { labels: readonly string[]; every: boolean }) {
  const last = labels.length - 1;
  const shown = every ? labels : [...new Set([0, Math.floor(last / 2), last])].map((index) => labels[index] ?? '');
  return (
    <div
      aria-hidden
      className={`col-start-2 flex pt-2 text-xs text-ink-faint tabular-nums ${every ? '' : 'justify-between'}`}
    >
      {shown.map((label) => (
        <span key={label} className={every ? 'min-w-0 flex-1 text-center leading-tight' : ''}>
          {label}
        </span>
      ))}
    </div>
  );
}

function totalOf({ parts }: StackedBar): number {
  return parts.reduce((sum, part) => sum + part, 0);
}
