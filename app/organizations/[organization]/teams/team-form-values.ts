import type { FormState } from '@/app/organizations/form-state';
import type { TeamView } from '@/lib/services/list-teams';

/** What the form of a team is filled in with: all of it text. */
export interface TeamValues {
  name: string;
  /** Empty for the suggested one. */
  kind: string;
  /** Slug of a team, or empty. */
  platform: string;
  /** A number, or empty for no target. */
  level: string;
  reason: string;
  rows: RepositoryRow[];
}

export interface RepositoryRow {
  address: string;
  /** One folder a line. */
  paths: string;
}

export type TeamFormState = FormState<TeamValues>;

const EMPTY_ROWS = 2;

/** Rows to fill in: those that say something, and some that are empty. */
export function withEmptyRows(rows: readonly RepositoryRow[], more = 0): RepositoryRow[] {
  return [...rows, ...Array.from({ length: EMPTY_ROWS + more }, () => ({ address: '', paths: '' }))];
}

/** The values that the form of a team begins with; all empty for a new one. */
export function valuesOf(team: TeamView | null): TeamValues {
  return {
    name: team?.name ?? '',
    kind: team?.kind ?? '',
    platform: team?.platform?.slug ?? '',
    level: team?.target ? String(team.target.level) : '',
    reason: team?.target?.reason ?? '',
    rows: withEmptyRows((team?.repositories ?? []).map(({ address, paths }) => ({ address, paths: paths.join('\n') }))),
  };
}
