'use client';

import { useActionState } from 'react';
import { addFromForm } from '@/app/organizations/[organization]/repositories/repository-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface AddRepositoriesFormProps {
  organization: string;
  /** Whether this installation reads repositories on its own disk. */
  allowsPaths: boolean;
}

/** Asks for the addresses of repositories. */
export function AddRepositoriesForm({ organization, allowsPaths }: AddRepositoriesFormProps) {
  const [{ values, errors }, submit] = useActionState(addFromForm, { values: { addresses: '' }, errors: {} });
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="organization" value={organization} />
      <FormProblem message={errors['form']} />
      <TextArea
        id="addresses"
        name="addresses"
        label="Addresses"
        rows={4}
        placeholder="https://git.example.com/team/deploy"
        hint={`One a line: https or ssh addresses${allowsPaths ? ', or paths of checkouts on this server' : ''}. Without user name and token: these are not stored.`}
        defaultValue={values.addresses}
        error={errors['addresses']}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        required
      />
      <div>
        <SubmitButton pendingText="Adding…">Add</SubmitButton>
      </div>
    </form>
  );
}
