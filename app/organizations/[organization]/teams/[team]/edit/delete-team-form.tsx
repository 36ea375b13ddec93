'use client';

import { useActionState } from 'react';
import { deleteTeamFromForm } from '@/app/organizations/[organization]/teams/[team]/edit/delete-team';
import { FormProblem } from '@/app/organizations/form-problem';
import { SubmitButton } from '@/components/ui/submit-button';

/** Deletes a team, after saying what goes with it. */
export function DeleteTeamForm({ organization, team }: { organization: string; team: string }) {
  const [{ errors }, submit] = useActionState(deleteTeamFromForm, { values: null, errors: {} });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="team" value={team} />
      <p>
        Its assessments and its past go with it. Its repositories and services stay with the organization, without a
        team, and teams whose platform it was have none then. This cannot be undone.
      </p>
      <FormProblem message={errors['form']} />
      <div>
        <SubmitButton look="danger" pendingText="Deleting…">
          Delete the team
        </SubmitButton>
      </div>
    </form>
  );
}
