import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface DisclosureProps {
  /** What is always shown. */
  title: ReactNode;
  open?: boolean;
  className?: string;
  children: ReactNode;
}

/** Something that can be opened, with the browser's own means: no JavaScript needed. */
export function Disclosure({ title, open = false, className, children }: DisclosureProps) {
  return (
    <details open={open} className={className}>
      <summary className="-mx-2 flex cursor-pointer list-none items-start gap-2 rounded-md p-2 hover:bg-sunken">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-ink-faint motion-safe:transition-transform print:hidden [[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0 flex-1">{title}</span>
      </summary>
      {children}
    </details>
  );
}
