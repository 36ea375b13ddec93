import type { ReactNode } from 'react';

interface SectionProps {
  /** Anchor; also names the section for screen readers. */
  id: string;
  title: string;
  /** One or two sentences: what is to be read here. */
  lead?: ReactNode;
  children: ReactNode;
}

/** A part of a page that has a heading and can be linked to. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="border-t border-line pt-8">
      <h2 id={id} className="text-xl font-semibold tracking-tight">
        {title}
      </h2>
      {lead ? <p className="mt-1.5 max-w-text text-sm text-ink-soft">{lead}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
