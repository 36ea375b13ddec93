'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/app/organizations/form-problem';
import { importFromForm, type TeamsFileState } from '@/app/organizations/teams-file-action';
import { Alert } from '@/components/ui/alert';
import { Checkbox, Field, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface TeamsFileFormProps {
  /** Slug of the organization that the file is for; null where the file names it. */
  organization: string | null;
}

const example = `organization: Acme
teams:
  - name: Payments
    platform: Platform
    target: { level: 2, reason: Auditors ask for it }
    repositories:
      - address: https://git.example.com/acme/deploy
        paths: [apps/payments]
  - name: Platform
    kind: platform`;

/** Takes a file of teams, uploaded or pasted. */
export function TeamsFileForm({ organization }: TeamsFileFormProps) {
  const start: TeamsFileState = { values: { text: '', removeMissing: false }, errors: {}, result: null };
  const [{ values, errors, result }, submit] = useActionState(importFromForm, start);
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <FormProblem message={errors['form']} />
      {result ? (
        <div data-answer>
          <Alert title="The file is taken in" tone="good" live>
            <ul className="list-disc pl-5">
              {result.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Alert>
        </div>
      ) : null}
      {organization === null ? null : <input type="hidden" name="organization" value={organization} />}
      <Field
        id="file-of-teams"
        name="file"
        type="file"
        accept=".yaml,.yml,.json"
        label="File"
        hint="Usually teams.yaml."
      />
      <TextArea
        id="teams-text"
        name="text"
        label="Or its text"
        code
        rows={10}
        placeholder={example}
        defaultValue={values.text}
        error={errors['text']}
        spellCheck={false}
        autoComplete="off"
      />
      {organization === null ? null : (
        <Checkbox
          id="remove-missing"
          name="removeMissing"
          label="Delete what the file leaves out"
          hint="Teams, repositories and services that are not in it. Otherwise they stay as they are."
          defaultChecked={values.removeMissing}
        />
      )}
      <div>
        <SubmitButton look="plain" pendingText="Taking it in…">
          Take in the file
        </SubmitButton>
      </div>
    </form>
  );
}
