import { insertImportedFacts } from '@/db/store/imported-facts';
import { findOrganization } from '@/db/store/organizations';
import { parseFactFile } from '@/lib/connectors/fact-file';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';

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
  const added = await context.db.write(async (transaction) => {
    const organization = await findOrganization(transaction, organizationSlug);
    if (organization === null) {
      throw new CairnError('not-found', `There is no organization "${organizationSlug}".`);
    }
    return insertImportedFacts(transaction, { organizationId: organization.id, facts, now });
  });
  return { facts: facts.length, added };
}
