import type { Queries } from '@/db/client';
import { insertImportedFacts } from '@/db/store/imported-facts';
import { listRepositoryRows } from '@/db/store/organization-repositories';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRows } from '@/db/store/teams';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { parseFactFile } from '@/lib/connectors/fact-file';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';

export interface ImportRequest {
  organizationSlug: string;
  /** The text of a fact file, JSON or YAML. */
  text: string;
  now: Date;
}

export interface ImportResult {
  /** Facts of the file. */
  facts: number;
  /** Those that were not known yet. */
  added: number;
  /** Teams and repositories that facts speak of and that the organization does not have: nothing is judged on these facts. */
  unmatched: string[];
}

/**
 * Keeps the facts of a fact file for an organization: all of them or, where one cannot be used, none. The same file twice adds
 * nothing.
 * @throws {CairnError} `invalid-input` with the place of the mistake, `limit-exceeded`, `not-found` for the organization.
 */
export async function importFacts(
  context: Context,
  { organizationSlug, text, now }: ImportRequest,
): Promise<ImportResult> {
  const facts = parseFactFile(text, now);
  const organization = await findOrganization(context.db.read, organizationSlug);
  if (organization === null) {
    throw new CairnError('not-found', `There is no organization "${organizationSlug}".`);
  }
  const added = await context.db.write((transaction) =>
    insertImportedFacts(transaction, { organizationId: organization.id, facts, now }),
  );
  return { facts: facts.length, added, unmatched: await findUnmatched(context.db.read, organization.id, facts) };
}

/** A name that nobody has is most often a typing error, or a team that is still to be made. */
async function findUnmatched(db: Queries, organizationId: string, facts: readonly ConnectedFact[]): Promise<string[]> {
  const slugs = new Set((await listTeamRows(db, organizationId)).map(({ slug }) => slug));
  const known = await listRepositoryRows(db, organizationId);
  const repositories = new Set(known.map(({ address }) => normalizeRepositoryUrl(address)));
  const unmatched = facts.flatMap((fact) => {
    if (fact.kind === 'runtime' && fact.team !== null) return slugs.has(fact.team) ? [] : [`team ${fact.team}`];
    const { repository } = fact;
    return repository === null || repositories.has(normalizeRepositoryUrl(repository)) ? [] : [repository];
  });
  return [...new Set(unmatched)];
}
