/** The shapes that outcomes are told apart by, without colour. */
export type OutcomeShape =
  | 'check'
  | 'half'
  | 'cross'
  | 'question'
  | 'dash'
  | 'paused'
  | 'ring'
  | 'ring-check'
  | 'warning';

/** A small sign in the colour of the text around it. Words beside it say the same. */
export function OutcomeSymbol({ shape }: { shape: OutcomeShape }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      aria-hidden
    >
      {shapes[shape]}
    </svg>
  );
}

const shapes: Readonly<Record<OutcomeShape, React.ReactNode>> = {
  check: (
    <>
      <circle cx={8} cy={8} r={6.5} fill="currentColor" />
      <path d="M5 8.3l2.1 2.1L11.2 6" stroke="var(--surface)" />
    </>
  ),
  half: (
    <>
      <circle cx={8} cy={8} r={6.5} />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" stroke="none" />
    </>
  ),
  cross: (
    <>
      <rect x={2} y={2} width={12} height={12} rx={1.5} fill="currentColor" />
      <path d="M5.4 5.4l5.2 5.2m0-5.2l-5.2 5.2" stroke="var(--surface)" />
    </>
  ),
  question: (
    <>
      <circle cx={8} cy={8} r={6.5} strokeDasharray="2.4 1.7" strokeWidth={1.2} />
      <path d="M6.2 6.4a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.8.6-.8 1.2M8 11.2v.6" strokeWidth={1.4} />
    </>
  ),
  dash: <path d="M3.5 8h9" />,
  paused: (
    <>
      <circle cx={8} cy={8} r={6.5} />
      <path d="M6.2 5.4v5.2M9.8 5.4v5.2" />
    </>
  ),
  ring: <circle cx={8} cy={8} r={6.2} />,
  'ring-check': (
    <>
      <circle cx={8} cy={8} r={6.5} strokeWidth={1.2} />
      <path d="M5 8.3l2.1 2.1L11.2 6" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.8l6.6 12H1.4z" fill="currentColor" strokeLinejoin="round" />
      <path d="M8 6v3.6M8 11.4v.9" stroke="var(--surface)" />
    </>
  ),
};
