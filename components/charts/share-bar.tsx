interface ShareBarProps {
  /** 0 to 1. */
  share: number;
  /** A share to compare with, 0 to 1, drawn as a line. */
  mark?: number;
}

/** A share as a bar; the number stands beside it in words, so the picture says nothing to screen readers. */
export function ShareBar({ share, mark }: ShareBarProps) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-2 w-full" aria-hidden>
      <rect width={100} height={6} rx={1} fill="var(--stone-tint)" />
      <rect width={Math.max(0, Math.min(1, share)) * 100} height={6} rx={1} fill="var(--stone)" />
      {mark === undefined ? null : <rect x={mark * 100 - 0.4} width={0.8} height={6} fill="var(--bad)" />}
    </svg>
  );
}
