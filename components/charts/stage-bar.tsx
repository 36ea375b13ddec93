interface StageBarProps {
  /** In their order; a length that is not known is null and has no place in the picture. */
  stages: readonly { name: string; seconds: number | null; text: string }[];
  /** What the picture says, for those who do not see it. */
  description: string;
}

/** Dark and light in turn, so that neighbours are told apart without colour. */
const fills = ['var(--stone)', 'var(--stone-tint)'] as const;

/** Stages one after the other, each as long as it takes. Names and lengths stand below, in the same order. */
export function StageBar({ stages, description }: StageBarProps) {
  const known = stages.filter(({ seconds }) => seconds !== null);
  const total = known.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  const starts = known.map((_, index) => known.slice(0, index).reduce((sum, { seconds }) => sum + (seconds ?? 0), 0));
  return (
    <figure className="flex flex-col gap-3">
      {total === 0 ? null : (
        <svg
          viewBox="0 0 100 10"
          preserveAspectRatio="none"
          className="h-8 w-full rounded-sm border border-line-strong"
          role="img"
          aria-label={description}
        >
          {known.map(({ name, seconds }, index) => (
            <rect
              key={name}
              x={((starts[index] ?? 0) / total) * 100}
              width={((seconds ?? 0) / total) * 100}
              height={10}
              fill={fills[stages.findIndex((stage) => stage.name === name) % fills.length] ?? fills[0]}
            />
          ))}
        </svg>
      )}
      <figcaption>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm sm:grid-cols-4">
          {stages.map(({ name, text }, index) => (
            <div key={name}>
              <dt className="flex items-center gap-1.5 text-xs text-ink-faint">
                <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden>
                  <rect
                    x={0.5}
                    y={0.5}
                    width={9}
                    height={9}
                    fill={fills[index % fills.length]}
                    stroke="var(--line-strong)"
                  />
                </svg>
                {name}
              </dt>
              <dd className="font-semibold tabular-nums">{text}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}
