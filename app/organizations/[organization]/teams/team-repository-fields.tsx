import type { TeamFormState } from '@/app/organizations/[organization]/teams/team-form-values';
import { Field, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface TeamRepositoryFieldsProps extends TeamFormState {
  /** Addresses of the repositories that the organization has, to choose from. */
  addresses: readonly string[];
}

/** The repositories that a team answers for, a row for each. */
export function TeamRepositoryFields({ addresses, values, errors }: TeamRepositoryFieldsProps) {
  return (
    <fieldset className="border-t border-line pt-6">
      <legend className="float-left w-full text-xl font-semibold tracking-tight">Repositories</legend>
      <p className="clear-both max-w-text pt-1.5 text-sm text-ink-soft">
        Those that this team answers for. Where it has only part of one, name its folders. Empty a row to take the
        repository from the team: it stays with the organization.
      </p>
      <datalist id="known-addresses">
        {addresses.map((address) => (
          <option key={address} value={address} />
        ))}
      </datalist>
      <ol className="mt-4 divide-y divide-line border-line border-y">
        {values.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of a form is known by its place
          <li key={index} className="grid gap-x-5 gap-y-3 py-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Field
              id={`address-${index}`}
              name="address"
              label={`Repository ${index + 1}`}
              list="known-addresses"
              placeholder={index === 0 ? 'https://git.example.com/team/deploy' : undefined}
              defaultValue={row.address}
              error={errors[`repositories.${index}.address`]}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
            <TextArea
              id={`paths-${index}`}
              name="paths"
              label={`Folders of repository ${index + 1}`}
              rows={Math.max(1, row.paths.split('\n').length)}
              placeholder={index === 0 ? 'One a line; none for all of it' : undefined}
              defaultValue={row.paths}
              error={errors[`repositories.${index}.paths`]}
              autoCapitalize="off"
              spellCheck={false}
            />
          </li>
        ))}
      </ol>
      <div className="mt-4">
        <SubmitButton look="plain" name="more" value="rows" pendingText="Adding rows…">
          More rows
        </SubmitButton>
      </div>
    </fieldset>
  );
}
