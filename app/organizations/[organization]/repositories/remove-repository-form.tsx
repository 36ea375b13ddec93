'use client';

import { useActionState } from 'react';
import { removeFromForm } from '@/app/organizations/[organization]/repositories/repository-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { SubmitButton } from '@/components/ui/submit-button';

/** Takes a repository from the organization, after saying what that means. */
export function RemoveRepositoryForm({ organization, repositoryId }: { organization: string; repositoryId: string }) {
  const [{ errors }, submit] = useActionState(removeFromForm, { values: null, errors: {} });
  return (
    <form action={submit} className="flex max-w-text flex-col gap-3 pt-2 pb-3">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="repositoryId" value={repositoryId} />
      <p>
        It leaves the organization and its teams, and counts no more from the next assessment on. The repository itself
        is not touched.
      </p>
      <FormProblem message={errors['form']} />
      <div>
        <SubmitButton look="danger" pendingText="Removing…">
          Remove from the organization
        </SubmitButton>
      </div>
    </form>
  );
}
