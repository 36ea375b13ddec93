import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';

const shape =
  'inline-flex min-h-10 cursor-pointer items-center justify-center gap-2 rounded-md px-4 py-2 text-sm font-semibold ' +
  'no-underline disabled:cursor-not-allowed disabled:opacity-60 print:hidden';

const looks = {
  primary: 'bg-action text-on-action hover:bg-action-hover',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  danger: 'border border-bad bg-surface text-bad hover:bg-bad-soft',
} as const;

type Look = keyof typeof looks;

export function Button({ look = 'primary', className, ...props }: ComponentProps<'button'> & { look?: Look }) {
  return <button type="button" className={classNames(shape, looks[look], className)} {...props} />;
}

/** A link that leads to something to do, and looks like a button for that. */
export function ButtonLink({ look = 'primary', className, ...props }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link prefetch={false} className={classNames(shape, looks[look], className)} {...props} />;
}
