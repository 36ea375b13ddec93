'use client';

import { useActionState } from 'react';
import { renameFromForm } from '@/app/organizations/[organization]/settings/organization-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

/** Changes the name of an organization. */
export function RenameOrganizationForm({ organization, name }: { organization: string; name: string }) {
  const [{ values, errors }, submit] = useActionState(renameFromForm, { values: { name }, errors: {} });
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="organization" value={organization} />
      <FormProblem message={errors['form']} />
      <Field
        id="organization-name"
        name="name"
        label="Name"
        hint={`Its addresses stay as they are: /organizations/${organization}.`}
        defaultValue={values.name}
        error={errors['name']}
        autoComplete="organization"
        required
      />
      <div>
        <SubmitButton look="plain" pendingText="Saving…">
          Save the name
        </SubmitButton>
      </div>
    </form>
  );
}
