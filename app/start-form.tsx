'use client';

import { useActionState } from 'react';
import { type StartState, startFromForm } from '@/app/start-assessment';
import { Checkbox, Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface StartFormProps {
  /** What the form is filled in with at first. */
  address: string;
  /** Whether this installation reads repositories on its own disk. */
  allowsPaths: boolean;
}

/** Asks for a repository and what to read of it. Works without JavaScript; errors stand at their field. */
export function StartForm({ address, allowsPaths }: StartFormProps) {
  const start: StartState = { values: { address, revision: '', at: '', includeTests: false }, errors: {} };
  const [{ values, errors }, submit] = useActionState(startFromForm, start);
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <Field
        id="address"
        name="address"
        label="Repository"
        placeholder="https://git.example.com/team/deploy"
        hint={`An https or ssh address${allowsPaths ? ', or the path of a checkout on this server' : ''}.`}
        defaultValue={values.address}
        error={errors.address}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        required
      />
      <Options values={values} errors={errors} />
      <div>
        <SubmitButton pendingText="Starting…">Assess</SubmitButton>
      </div>
    </form>
  );
}

function Options({ values, errors }: StartState) {
  const given = values.revision !== '' || values.at !== '' || values.includeTests;
  return (
    <details open={given} className="text-sm">
      <summary className="w-fit cursor-pointer rounded-md py-1 font-medium text-accent underline underline-offset-3">
        More options
      </summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Field
          id="revision"
          name="revision"
          label="Revision"
          hint="A branch, tag or commit. Left empty: the default branch."
          defaultValue={values.revision}
          error={errors.revision}
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          id="at"
          name="at"
          type="date"
          label="As of"
          hint="Judges the last commit up to this day (UTC). Left empty: now."
          defaultValue={values.at}
          error={errors.at}
        />
        <Checkbox
          id="include-tests"
          name="includeTests"
          label="Include tests and examples"
          hint="Otherwise they are left out, and listed as not counted."
          defaultChecked={values.includeTests}
          className="sm:col-span-2"
        />
      </div>
    </details>
  );
}
