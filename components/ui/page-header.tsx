import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** Way back up. */
  breadcrumbs?: ReactNode;
  /** Facts about the page, below its title. */
  children?: ReactNode;
  /** What can be done with it, at the right. */
  actions?: ReactNode;
}

export function PageHeader({ title, breadcrumbs, actions, children }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1 className="min-w-0 break-words text-2xl font-semibold tracking-tight">{title}</h1>
        {actions}
      </div>
      {children ? <div className="text-sm text-ink-soft">{children}</div> : null}
    </header>
  );
}
