import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { softTone, type Tone } from '@/components/ui/tone';

interface AlertProps {
  title: string;
  tone?: Tone;
  /** True when it appears after an action and has to be read out at once. */
  live?: boolean;
  children?: ReactNode;
}

/** A message that stands out: what happened and what to do. */
export function Alert({ title, tone = 'accent', live = false, children }: AlertProps) {
  return (
    <div role={live ? 'alert' : 'note'} className={classNames('rounded-md px-4 py-3 text-sm', softTone[tone])}>
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 text-ink">{children}</div> : null}
    </div>
  );
}
