interface ProgressProps {
  label: string;
  /** Units done so far. */
  done: number;
  /** Units in all; null when that is not known yet. */
  total: number | null;
}

/** How far something is, as a bar and in words. */
export function Progress({ label, done, total }: ProgressProps) {
  const share = total ? Math.min(1, done / total) : 0;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
        <span>{label}</span>
        {done === 0 && total === null ? null : (
          <span className="text-ink-soft tabular-nums">{inWords(done, total)}</span>
        )}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuetext={inWords(done, total)}
        {...(total === null
          ? {}
          : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
        className="mt-2 h-2 overflow-hidden rounded-full bg-stone-tint"
      >
        <div
          className={total === null ? 'stone-bob h-full w-1/3 bg-stone' : 'h-full bg-stone'}
          style={total === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}

function inWords(done: number, total: number | null): string {
  const count = done.toLocaleString('en');
  return total === null ? `${count} so far` : `${count} of ${total.toLocaleString('en')}`;
}
