import { useId } from 'react';
import type { StoneState } from '@/components/charts/stone-state';

interface StoneProps {
  /** SVG path of the stone. */
  path: string;
  state: StoneState;
}

/**
 * One stone as SVG shapes. Verified: solid. Indicated: striped. Claimed: dotted. Possible: an outline. Open: a dashed
 * outline. Told apart by fill, not by colour.
 */
export function Stone({ path, state }: StoneProps) {
  const pattern = useId();
  if (state === 'verified') return <path d={path} fill="var(--stone)" stroke="var(--stone)" strokeWidth={1} />;
  if (state === 'possible') {
    return <path d={path} fill="var(--surface)" stroke="var(--stone)" strokeWidth={1} />;
  }
  if (state === 'open') {
    return <path d={path} fill="none" stroke="var(--line-strong)" strokeWidth={0.8} strokeDasharray="2 1.6" />;
  }
  return (
    <>
      <defs>{state === 'indicated' ? <Stripes id={pattern} /> : <Dots id={pattern} />}</defs>
      <path d={path} fill={`url(#${pattern})`} stroke="var(--stone)" strokeWidth={1} />
    </>
  );
}

function Stripes({ id }: { id: string }) {
  return (
    <pattern id={id} width={3} height={3} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={3} height={3} fill="var(--stone-tint)" />
      <rect width={1.5} height={3} fill="var(--stone)" />
    </pattern>
  );
}

function Dots({ id }: { id: string }) {
  return (
    <pattern id={id} width={3} height={3} patternUnits="userSpaceOnUse">
      <rect width={3} height={3} fill="var(--surface)" />
      <circle cx={1.5} cy={1.5} r={0.65} fill="var(--stone)" />
    </pattern>
  );
}
