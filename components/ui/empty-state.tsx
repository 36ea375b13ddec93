import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What to do, so that it is empty no more. */
  children: ReactNode;
  /** A picture that says nothing new. */
  picture?: ReactNode;
}

export function EmptyState({ title, picture, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line border-dashed px-6 py-10 text-center">
      {picture}
      <p className="font-semibold">{title}</p>
      <div className="max-w-text text-sm text-ink-soft">{children}</div>
    </div>
  );
}
