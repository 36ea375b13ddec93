import { Stone } from '@/components/charts/stone';
import { STONES } from '@/components/charts/stone-shape';
import type { StoneState } from '@/components/charts/stone-state';

interface LevelStonesProps {
  /** One for each level, Level 0 first. */
  states: readonly StoneState[];
  /** What the picture says; null where words beside it say so already. */
  label: string | null;
  className?: string;
}

/** The mark: four stones, one for each level, each drawn as firmly as its level stands. */
export function LevelStones({ states, label, className }: LevelStonesProps) {
  const stones = STONES.map(({ level, path }) => <Stone key={level} path={path} state={states[level] ?? 'open'} />);
  if (label === null) {
    return (
      <svg viewBox="2 4 60 60" className={className} aria-hidden>
        {stones}
      </svg>
    );
  }
  return (
    <svg viewBox="2 4 60 60" className={className} role="img" aria-label={label}>
      {stones}
    </svg>
  );
}

/** The cairn of the product, all four stones in place. */
export function CairnMark({ className }: { className?: string }) {
  return (
    <svg viewBox="2 4 60 60" aria-hidden className={className}>
      {STONES.map(({ level, path }) => (
        <path key={level} d={path} fill="var(--stone)" />
      ))}
    </svg>
  );
}
