'use client';

import { useActionState } from 'react';
import { deleteServiceFromForm } from '@/app/organizations/[organization]/services/service-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { SubmitButton } from '@/components/ui/submit-button';

/** Deletes a service from the list, after saying what that means. */
export function DeleteServiceForm({ organization, service }: { organization: string; service: string }) {
  const [{ errors }, submit] = useActionState(deleteServiceFromForm, { values: null, errors: {} });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="service" value={service} />
      <p>It leaves this list and counts no more. What runs is not touched.</p>
      <FormProblem message={errors['form']} />
      <div>
        <SubmitButton look="danger" pendingText="Deleting…">
          Delete the service
        </SubmitButton>
      </div>
    </form>
  );
}
