import { ShareBar } from '@/components/charts/share-bar';
import { Stone } from '@/components/charts/stone';
import { STONES } from '@/components/charts/stone-shape';
import type { StoneState } from '@/components/charts/stone-state';

interface CountPileProps {
  count: number;
  /** What a whole pile would be. */
  total: number;
  /** How the stones are drawn: by fill, not by colour. */
  state: StoneState;
}

/** More than these are drawn as a bar: nobody counts so many stones. */
const MOST_STONES = 12;
const [GROUND] = STONES;

/** A count as a pile of stones, or as a bar where there are many. The number stands beside it in words. */
export function CountPile({ count, total, state }: CountPileProps) {
  if (total > MOST_STONES) return <ShareBar share={count / total} />;
  return (
    <span className="flex flex-wrap gap-0.5">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stones stand for a count and have no identity but their place
        <svg key={index} aria-hidden viewBox="4 43.5 56 19" className="h-3 w-8 max-sm:h-2 max-sm:w-5">
          <Stone path={GROUND?.path ?? ''} state={state} />
        </svg>
      ))}
    </span>
  );
}
