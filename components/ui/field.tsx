import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

interface Labelled {
  id: string;
  label: string;
  /** How to fill it in; read out with the field. */
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
}

type Input<Tag extends 'input' | 'textarea' | 'select'> = Labelled & Omit<ComponentProps<Tag>, 'id'>;

/** A labelled text field with its hint and its error. */
export function Field({ id, label, hint, error, className, ...input }: Input<'input'>) {
  return (
    <Frame {...{ id, label, hint, error, className }}>
      <input {...described({ id, hint, error })} {...input} />
    </Frame>
  );
}

/** As `Field`, for text of several lines; `code` for what stands in a file. */
export function TextArea({
  id,
  label,
  hint,
  error,
  className,
  code = false,
  ...input
}: Input<'textarea'> & { code?: boolean }) {
  const { className: look, ...attributes } = described({ id, hint, error });
  return (
    <Frame {...{ id, label, hint, error, className }}>
      <textarea className={classNames(look, code ? 'font-mono text-sm' : null)} {...attributes} {...input} />
    </Frame>
  );
}

/** As `Field`, for one of a few choices, given as `option` elements. */
export function Select({ id, label, hint, error, className, ...input }: Input<'select'>) {
  return (
    <Frame {...{ id, label, hint, error, className }}>
      {/* A form that was answered is reset to what it was first drawn with: drawn anew, it keeps what was chosen. */}
      <select key={String(input.defaultValue)} {...described({ id, hint, error })} {...input} />
    </Frame>
  );
}

function Frame({
  id,
  label,
  hint,
  error,
  className,
  children,
}: Labelled & { className: string | undefined; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className="block text-sm font-semibold">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 whitespace-pre-line text-sm font-medium text-bad">
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={`${id}-hint`} className="mt-1.5 text-xs text-ink-faint">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

function described({ id, hint, error }: Pick<Labelled, 'id' | 'hint' | 'error'>) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null);
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
    className: classNames(
      'mt-1.5 block min-h-10 w-full rounded-md border border-line-strong bg-surface px-3 py-1.75 placeholder:text-ink-faint',
      error ? 'border-2 border-bad' : null,
    ),
  };
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
