import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return <div className={classNames('rounded-lg border border-line bg-surface p-5 sm:p-6', className)} {...props} />;
}
