import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from '@/app/organizations/form-problem';
import type { FormState } from '@/app/organizations/form-state';
import { Field, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface ImportFileFormProps extends FormState<{ text: string }> {
  organization: string;
  /** What the file holds, in the plural, as the address of its fields has it: `facts`. */
  what: string;
  submit: (form: FormData) => void;
  /** What goes before: it may take the form away from `submit`. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  /** What came of the last file; null until one was taken in. */
  answer: ReactNode;
  /** Name of the file for a reader: `Fact file`. */
  label: string;
  /** File name endings. */
  accept: string;
  hint: string;
  example: string;
  rows: number;
}

/** A form that takes in a file, uploaded or pasted. */
export function ImportFileForm({
  organization,
  what,
  submit,
  onSubmit,
  answer,
  values,
  errors,
  ...texts
}: ImportFileFormProps) {
  return (
    <form action={submit} {...(onSubmit === undefined ? {} : { onSubmit })} noValidate className="flex flex-col gap-4">
      <FormProblem message={errors['form']} />
      {answer === null ? null : <div data-answer>{answer}</div>}
      <input type="hidden" name="organization" value={organization} />
      <Field id={`${what}-file`} name="file" type="file" accept={texts.accept} label={texts.label} hint={texts.hint} />
      <TextArea
        id={`${what}-text`}
        name="text"
        label={`Or the ${what} as text`}
        code
        rows={texts.rows}
        placeholder={texts.example}
        defaultValue={values.text}
        error={errors['text']}
        spellCheck={false}
        autoComplete="off"
      />
      <div>
        <SubmitButton look="plain" pendingText="Taking them in…">
          Take in the {what}
        </SubmitButton>
      </div>
    </form>
  );
}
