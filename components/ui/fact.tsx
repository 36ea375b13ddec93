import type { ReactNode } from 'react';

/** One entry of a list of facts (`dl`): its name small above what it says. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
