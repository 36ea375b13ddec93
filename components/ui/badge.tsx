import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { Tone } from '@/components/ui/tone';
import { softTone } from '@/components/ui/tone';

/** A short label. Its tone repeats what its words say and never says it alone. */
export function Badge({ tone = 'plain', className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-0.5 text-xs font-medium',
        softTone[tone],
        className,
      )}
      {...props}
    />
  );
}
