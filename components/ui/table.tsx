import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

interface TableProps {
  /** What the table holds, for screen readers. */
  caption: string;
  className?: string;
  children: ReactNode;
}

/** A dense table that scrolls sideways by itself where the screen is narrow. */
export function Table({ caption, className, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
      <table className={classNames('w-full border-collapse text-left text-sm', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function HeaderCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={classNames('border-b border-line px-3 py-2 text-xs font-semibold text-ink-faint', className)}
      {...props}
    />
  );
}

/** The head of a table whose first column stands flush with the text around it. */
export function HeaderRow({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name, index) => (
          <HeaderCell key={name} className={index === 0 ? 'pl-0' : ''}>
            {name}
          </HeaderCell>
        ))}
      </tr>
    </thead>
  );
}

export function Cell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={classNames('border-b border-line px-3 py-2.5 align-top', className)} {...props} />;
}
