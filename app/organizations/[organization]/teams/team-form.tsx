'use client';

import { type ReactNode, useActionState } from 'react';
import { saveTeam } from '@/app/organizations/[organization]/teams/save-team';
import type { TeamFormState, TeamValues } from '@/app/organizations/[organization]/teams/team-form-values';
import { TeamRepositoryFields } from '@/app/organizations/[organization]/teams/team-repository-fields';
import { FormProblem } from '@/app/organizations/form-problem';
import { teamKindWords } from '@/components/report/team-kind-words';
import { Field, Select, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface TeamFormProps {
  organization: string;
  /** Slug of the team that is edited; null for a new one. */
  team: string | null;
  values: TeamValues;
  /** The teams that can serve as platform. */
  platforms: readonly { slug: string; name: string }[];
  levels: readonly { number: number; name: string }[];
  /** Addresses of the repositories that the organization has, to choose from. */
  addresses: readonly string[];
  /** Why which kind is suggested. */
  suggestion: ReactNode;
}

/** All that is said of a team. Works without JavaScript; errors stand at their field. */
export function TeamForm({ organization, team, values: start, ...choices }: TeamFormProps) {
  const [state, submit] = useActionState(saveTeam, { values: start, errors: {} });
  const { values, errors } = state;
  return (
    <form action={submit} noValidate className="flex flex-col gap-8">
      {/* What Enter presses: the first button of the form would be the one for more rows otherwise. */}
      <button type="submit" aria-hidden tabIndex={-1} className="sr-only">
        Save
      </button>
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="team" value={team ?? ''} />
      <FormProblem message={errors['form']} />
      <div className="grid max-w-text gap-5">
        <Field
          id="team-name"
          name="name"
          label="Name"
          defaultValue={values.name}
          error={errors['name']}
          autoComplete="off"
          required
        />
        <KindAndPlatform {...choices} values={values} errors={errors} />
      </div>
      <Target levels={choices.levels} values={values} errors={errors} />
      <TeamRepositoryFields addresses={choices.addresses} values={values} errors={errors} />
      <div>
        <SubmitButton pendingText="Saving…">{team === null ? 'Add the team' : 'Save the team'}</SubmitButton>
      </div>
    </form>
  );
}

function KindAndPlatform({
  platforms,
  suggestion,
  values,
  errors,
}: Pick<TeamFormProps, 'platforms' | 'suggestion'> & TeamFormState) {
  return (
    <>
      <Select id="kind" name="kind" label="Kind" hint={suggestion} defaultValue={values.kind} error={errors['kind']}>
        <option value="">As Cairn suggests</option>
        {Object.entries(teamKindWords).map(([kind, { name, meaning }]) => (
          <option key={kind} value={kind}>
            {name}: {meaning}
          </option>
        ))}
      </Select>
      <Select
        id="platform"
        name="platform"
        label="Platform"
        hint="The team whose platform serves this one. What belongs to a platform is judged once there, and counts here. A platform team needs none."
        defaultValue={values.platform}
        error={errors['platform']}
      >
        <option value="">Nobody named</option>
        {platforms.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
    </>
  );
}

function Target({ levels, values, errors }: Pick<TeamFormProps, 'levels'> & TeamFormState) {
  return (
    <fieldset className="border-t border-line pt-6">
      <legend className="float-left w-full text-xl font-semibold tracking-tight">Target</legend>
      <p className="clear-both max-w-text pt-1.5 text-sm text-ink-soft">
        The level that is enough for what this team runs. Reaching it is success; a higher one is not better by itself.
      </p>
      <div className="mt-4 grid max-w-text gap-5">
        <Select id="level" name="level" label="Level" defaultValue={values.level} error={errors['level']}>
          <option value="">No target yet</option>
          {levels.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}, Level {number}
            </option>
          ))}
        </Select>
        <TextArea
          id="reason"
          name="reason"
          label="Reason"
          rows={2}
          hint="Why this level: what the services need, what auditors ask for, what the effort is worth."
          defaultValue={values.reason}
          error={errors['reason']}
        />
      </div>
    </fieldset>
  );
}
