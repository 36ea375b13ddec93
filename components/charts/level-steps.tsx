import type { ReactNode } from 'react';

/** The figures of one moment: 0 to 3, or null where no level is held. */
export interface LevelStep {
  /** Shown under the chart for the first, the last and some between. */
  label: string;
  verified: number | null;
  indicated: number | null;
  possible: number | null;
}

interface LevelStepsProps {
  /** Oldest first; at least one. */
  steps: readonly LevelStep[];
  /** What the picture says, for those who do not see it. */
  description: string;
}

/** Rows of the chart, from its top. */
const rows = ['3', '2', '1', '0', '–'];
const WIDTH = 10;
const TOP = 4;
/** Air above the highest level, so that its line is not cut. */
const AIR = 0.12;

/** Levels over time: what is verified is solid, what is indicated pale behind it, what is possible a dashed line. */
export function LevelSteps({ steps, description }: LevelStepsProps) {
  const width = steps.length * WIDTH;
  return (
    <figure className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden className="flex h-44 flex-col justify-between text-xs text-ink-faint tabular-nums">
          {rows.map((row) => (
            <span key={row} className="-my-2 text-right leading-4">
              {row}
            </span>
          ))}
        </div>
        <svg
          viewBox={`0 ${-AIR} ${width} ${TOP + 2 * AIR}`}
          preserveAspectRatio="none"
          className="h-44 w-full overflow-visible"
          role="img"
          aria-label={description}
        >
          {rows.map((row, index) => (
            <line
              key={row}
              x1={0}
              x2={width}
              y1={index}
              y2={index}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={areaOf(steps.map(({ indicated }) => indicated))} fill="var(--stone-tint)" />
          <path d={areaOf(steps.map(({ verified }) => verified))} fill="var(--stone)" />
          <path
            d={lineOf(steps.map(({ possible }) => possible))}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={2}
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div aria-hidden className="col-start-2 flex justify-between pt-2 text-xs text-ink-faint tabular-nums">
          {shownLabels(steps).map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      </div>
      <Legend />
    </figure>
  );
}

function Legend() {
  return (
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-soft">
      <LegendEntry text="verified">
        <rect width={16} height={10} fill="var(--stone)" />
      </LegendEntry>
      <LegendEntry text="indicated">
        <rect width={16} height={10} fill="var(--stone-tint)" />
      </LegendEntry>
      <LegendEntry text="possible">
        <line x2={16} y1={5} y2={5} stroke="var(--accent)" strokeWidth={2} strokeDasharray="5 4" />
      </LegendEntry>
      <span>– not yet placed, or nothing is deployed</span>
    </figcaption>
  );
}

function LegendEntry({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 16 10" className="h-2.5 w-4" aria-hidden>
        {children}
      </svg>
      {text}
    </span>
  );
}

function heightOf(level: number | null): number {
  return TOP - (level === null ? 0 : level + 1);
}

/** A horizontal line for each month, joined by upright ones. */
function lineOf(levels: readonly (number | null)[]): string {
  const points = levels.flatMap((level, index) => [
    `${index * WIDTH} ${heightOf(level)}`,
    `${(index + 1) * WIDTH} ${heightOf(level)}`,
  ]);
  return `M${points.join(' L')}`;
}

function areaOf(levels: readonly (number | null)[]): string {
  return `${lineOf(levels)} V${TOP} H0 Z`;
}

/** The first, the middle and the last label: more do not fit on a telephone. */
function shownLabels(steps: readonly LevelStep[]): string[] {
  const last = steps.length - 1;
  const shown = new Set([0, Math.floor(last / 2), last]);
  return steps.filter((_, index) => shown.has(index)).map(({ label }) => label);
}
