'use client';

import { useActionState } from 'react';
import { createFromForm } from '@/app/organizations/create-organization-action';
import { FormProblem } from '@/app/organizations/form-problem';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

/** Asks for the name of a new organization. */
export function CreateOrganizationForm() {
  const [{ values, errors }, submit] = useActionState(createFromForm, { values: { name: '' }, errors: {} });
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <FormProblem message={errors['form']} />
      <Field
        id="name"
        name="name"
        label="Name"
        defaultValue={values.name}
        error={errors['name']}
        autoComplete="organization"
        required
      />
      <div>
        <SubmitButton pendingText="Creating…">Create</SubmitButton>
      </div>
    </form>
  );
}
