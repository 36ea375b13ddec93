import { deleteSomeEvents } from '@/db/store/deleted-events';
import { deleteOrganizationRow } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { tidyName } from '@/lib/organization/name';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/** Events that one transaction deletes. */
const EVENTS = 2_000;

/**
 * Deletes an organization with its teams, their assessments, its services and what was imported for it. Repositories themselves
 * are never touched.
 * @param confirmation the name of the organization, typed by who deletes it
 * @throws {CairnError} `invalid-input` of the field `confirmation`; `not-found`; `forbidden` for the sample, which is removed as a whole in its own way.
 */
export async function deleteOrganization(
  context: Context,
  { organization: slug, confirmation }: { organization: string; confirmation: string },
): Promise<void> {
  const { id, name } = await requireEditableOrganization(context.db.read, slug);
  if (tidyName(confirmation) !== name) {
    const reason = `This is not the name. Type it as it is written: ${name}`;
    throw new CairnError('invalid-input', reason, { field: 'confirmation' });
  }
  await deleteEvents(context, id);
  await context.db.write((transaction) => deleteOrganizationRow(transaction, id));
}

/** Before the rest, a part at a time: there may be a million, and others have to write meanwhile. */
async function deleteEvents({ db }: Context, id: string): Promise<void> {
  let deleted: number;
  do {
    deleted = await db.writeByRow((transaction) => deleteSomeEvents(transaction, id, EVENTS));
  } while (deleted > 0);
}
