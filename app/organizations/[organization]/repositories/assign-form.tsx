'use client';

import { useActionState } from 'react';
import { assignFromForm } from '@/app/organizations/[organization]/repositories/repository-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { Select, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface AssignFormProps {
  organization: string;
  repositoryId: string;
  teams: readonly { slug: string; name: string }[];
}

/** Gives a repository, or folders of it, to a team. */
export function AssignForm({ organization, repositoryId, teams }: AssignFormProps) {
  const [{ values, errors }, submit] = useActionState(assignFromForm, { values: { team: '', paths: '' }, errors: {} });
  return (
    <form action={submit} noValidate className="grid max-w-text gap-4 pt-2 pb-3">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="repositoryId" value={repositoryId} />
      <FormProblem message={errors['form']} />
      <Select
        id={`team-${repositoryId}`}
        name="team"
        label="Team"
        defaultValue={values.team}
        error={errors['team']}
        required
      >
        <option value="">Choose a team</option>
        {teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        id={`paths-${repositoryId}`}
        name="paths"
        label="Folders"
        rows={2}
        hint="One a line, as seen from the top of the repository. None: all of it."
        defaultValue={values.paths}
        error={errors['paths']}
        autoCapitalize="off"
        spellCheck={false}
      />
      <div>
        <SubmitButton look="plain" pendingText="Giving…">
          Give to the team
        </SubmitButton>
      </div>
    </form>
  );
}
