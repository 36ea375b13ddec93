import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';

interface ChartCardProps {
  title: string;
  className?: string;
  table?: ReactNode;
  children: ReactNode;
}

/** A chart with its title; its figures can be opened as a table. */
export function ChartCard({ title, className, table, children }: ChartCardProps) {
  return (
    <Card className={`min-w-0 ${className ?? ''}`}>
      <h3 className="mb-4 text-sm font-semibold">{title}</h3>
      {children}
      {table === undefined ? null : (
        <Disclosure className="mt-3 text-sm" title="As a table">
          {table}
        </Disclosure>
      )}
    </Card>
  );
}
