'use client';

import { useActionState } from 'react';
import { deleteFromForm } from '@/app/organizations/[organization]/settings/organization-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

/** Deletes an organization, once its name is typed. */
export function DeleteOrganizationForm({ organization, name }: { organization: string; name: string }) {
  const [{ values, errors }, submit] = useActionState(deleteFromForm, { values: { confirmation: '' }, errors: {} });
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="organization" value={organization} />
      <p>
        Its teams go with all their assessments, its services, its list of repositories and what was imported for it.
        The repositories themselves are never touched. This cannot be undone.
      </p>
      <FormProblem message={errors['form']} />
      <Field
        id="confirmation"
        name="confirmation"
        label={`Type the name to confirm: ${name}`}
        defaultValue={values.confirmation}
        error={errors['confirmation']}
        autoComplete="off"
        required
      />
      <div>
        <SubmitButton look="danger" pendingText="Deleting…">
          Delete the organization
        </SubmitButton>
      </div>
    </form>
  );
}
