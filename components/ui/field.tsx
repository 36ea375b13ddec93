import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  id: string;
  label: string;
  /** How to fill it in; read out with the field. */
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
}

/** A labelled text field with its hint and its error. */
export function Field({ id, label, hint, error, className, ...input }: FieldProps) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null);
  return (
    <div className={className}>
      <label htmlFor={id} className="block text-sm font-semibold">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
        className={classNames(
          'mt-1.5 block min-h-10 w-full rounded-md border border-line-strong bg-surface px-3 py-2 placeholder:text-ink-faint',
          error ? 'border-2 border-bad' : null,
        )}
        {...input}
      />
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-bad">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-faint">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'id' | 'type'> {
  id: string;
  label: string;
  hint?: ReactNode;
}

export function Checkbox({ id, label, hint, className, ...input }: CheckboxProps) {
  return (
    <div className={classNames('flex gap-2.5', className)}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4.5 accent-action"
        {...input}
      />
      <div>
        <label htmlFor={id} className="block text-sm font-semibold">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="mt-0.5 text-xs text-ink-faint">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
