/** How an entry of a chart is drawn. */
export interface LegendEntry {
  name: string;
  fill: string;
  /** An outline, where the fill alone would be too pale. */
  stroke?: string;
}

/** Which fill stands for what. */
export function ChartLegend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-soft">
      {entries.map(({ name, fill, stroke }) => (
        <span key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 16 10" className="h-2.5 w-4" aria-hidden>
            <rect x={0.5} y={0.5} width={15} height={9} fill={fill} stroke={stroke ?? fill} />
          </svg>
          {name}
        </span>
      ))}
    </figcaption>
  );
}
