import { ChartLegend } from '@/components/charts/chart-legend';

interface DayHeatMapProps {
  /** Without a gap, oldest first. */
  days: readonly { day: string; count: number }[];
  /** What the picture says, for those who do not see it. */
  description: string;
}

const CELL = 10;
const GAP = 1.5;
const DAY = 86_400_000;
const DAYS_OF_WEEK = 7;
const weekdays = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

/** Counts from which on a day is drawn so; the lowest is none. */
const shades = [
  { from: 0, name: 'none', fill: 'transparent', stroke: 'var(--line)' },
  { from: 1, name: '1', fill: 'var(--stone-tint)', stroke: 'var(--stone-tint)' },
  { from: 2, name: '2 to 3', fill: 'color-mix(in oklab, var(--stone-tint), var(--stone) 50%)' },
  { from: 4, name: '4 and more', fill: 'var(--stone)' },
] as const;

/** Days as squares, a week a column, darker where more happened. */
export function DayHeatMap({ days, description }: DayHeatMapProps) {
  const first = days[0];
  if (first === undefined) return null;
  const offset = weekdayOf(first.day);
  const weeks = Math.ceil((days.length + offset) / DAYS_OF_WEEK);
  return (
    <figure className="flex flex-col gap-3">
      <div className="flex max-w-full gap-2 overflow-x-auto">
        <div aria-hidden className="grid h-28 shrink-0 grid-rows-7 text-xs text-ink-faint">
          {weekdays.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week are their places
            <span key={index} className="leading-4">
              {name}
            </span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${weeks * CELL} ${DAYS_OF_WEEK * CELL}`}
          className="h-28 shrink-0"
          style={{ aspectRatio: `${weeks} / ${DAYS_OF_WEEK}` }}
          role="img"
          aria-label={description}
        >
          {days.map(({ day, count }, index) => {
            const place = index + offset;
            const { fill, ...shade } = shades.findLast(({ from }) => count >= from) ?? shades[0];
            return (
              <rect
                key={day}
                x={Math.floor(place / DAYS_OF_WEEK) * CELL + GAP / 2}
                y={(place % DAYS_OF_WEEK) * CELL + GAP / 2}
                width={CELL - GAP}
                height={CELL - GAP}
                rx={1}
                fill={fill}
                stroke={'stroke' in shade ? shade.stroke : 'none'}
                strokeWidth={0.6}
              />
            );
          })}
        </svg>
      </div>
      <ChartLegend entries={shades} />
    </figure>
  );
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY) + 3) % DAYS_OF_WEEK;
}
