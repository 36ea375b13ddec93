'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import {
  type RepositoryRow,
  type TeamFormState,
  type TeamValues,
  withEmptyRows,
} from '@/app/organizations/[organization]/teams/team-form-values';
import { linesOf, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { TeamKind } from '@/lib/assessment/team-kind';
import { getContext } from '@/lib/context';
import { Level } from '@/lib/model/model';
import { createTeam } from '@/lib/services/create-team';
import { editTeam } from '@/lib/services/edit-team';
import type { TeamInput } from '@/lib/services/team-input';

/** Saves a team and shows it in its form again; comes back with what was typed where it cannot be saved, or where rows are asked for. */
export async function saveTeam(_previous: TeamFormState, form: FormData): Promise<TeamFormState> {
  const organization = textOf(form, 'organization');
  const team = textOf(form, 'team');
  const rows = readRows(form);
  const values = readValues(form, rows);
  if (form.get('more') === 'rows') return { values: { ...values, rows: withEmptyRows(rows, 3) }, errors: {} };
  const errors = problems(values);
  if (Object.keys(errors).length > 0) return { values, errors };
  const input = toInput(values, rows);
  const tried = await tryForm(values, isField, async () => {
    const context = await getContext();
    if (team === '') return createTeam(context, { organization, ...input });
    await editTeam(context, { organization, team, ...input });
    return { slug: team };
  });
  if (tried.refused) return tried.refused;
  redirect(`${organizationLinks.editTeam(organization, tried.result.slug)}?done=${team === '' ? 'added' : 'saved'}`);
}

/** The rows that say something, in order: their places are those that errors name. */
function readRows(form: FormData): RepositoryRow[] {
  const addresses = form.getAll('address').map(String);
  const paths = form.getAll('paths').map(String);
  return addresses
    .map((address, index) => ({ address: address.trim(), paths: (paths[index] ?? '').replaceAll('\r\n', '\n').trim() }))
    .filter((row) => row.address !== '' || row.paths !== '');
}

function readValues(form: FormData, rows: readonly RepositoryRow[]): TeamValues {
  return {
    name: textOf(form, 'name'),
    kind: textOf(form, 'kind'),
    platform: textOf(form, 'platform'),
    level: textOf(form, 'level'),
    reason: textOf(form, 'reason'),
    rows: withEmptyRows(rows),
  };
}

const Choices = z.object({
  kind: z.union([z.literal('').transform(() => null), TeamKind]),
  level: z.union([z.literal('').transform(() => null), z.coerce.number().pipe(Level)]),
});

/** What only the form can get wrong. */
function problems(values: TeamValues): Record<string, string> {
  const chosen = Choices.safeParse(values);
  if (!chosen.success) return { form: 'Choose the kind and the level from their lists.' };
  if (chosen.data.level === null && values.reason.trim() !== '') {
    return { level: 'Choose the level that this reason is for, or leave the reason empty.' };
  }
  const nameless = values.rows.findIndex(({ address, paths }) => address === '' && paths !== '');
  if (nameless < 0) return {};
  return { [`repositories.${nameless}.address`]: 'Give the repository that these folders are in.' };
}

function toInput(values: TeamValues, rows: readonly RepositoryRow[]): TeamInput {
  const { kind, level } = Choices.parse(values);
  return {
    name: values.name,
    kind,
    platform: values.platform === '' ? null : values.platform,
    target: level === null ? null : { level, reason: values.reason },
    repositories: rows.map(({ address, paths }) => ({ address, paths: linesOf(paths) })),
  };
}

function isField(field: string): boolean {
  return /^(name|kind|platform|level|reason|repositories\.\d+\.(address|paths))$/.test(field);
}
