import type { Queries } from '@/db/client';
import { findOrganization, type Organization } from '@/db/store/organizations';
import { findTeam, type Team } from '@/db/store/teams';
import { CairnError } from '@/lib/errors';

/** @throws {CairnError} `not-found` when there is no organization of this slug. */
export async function requireOrganization(db: Queries, slug: string): Promise<Organization> {
  const organization = await findOrganization(db, slug);
  if (!organization) {
    throw new CairnError('not-found', `There is no organization "${slug}". Choose one of the list of organizations.`);
  }
  return organization;
}

/** @throws {CairnError} `not-found`, and `forbidden` for the sample organization: it is there to be looked at. */
export async function requireEditableOrganization(db: Queries, slug: string): Promise<Organization> {
  const organization = await requireOrganization(db, slug);
  if (organization.isSample) {
    const reason = 'The sample organization cannot be changed: its results would no longer fit what is told of it.';
    throw new CairnError('forbidden', `${reason} Create an organization of your own.`);
  }
  return organization;
}

/** @throws {CairnError} `not-found` when the organization has no team of this slug. */
export async function requireTeam(db: Queries, { id, name }: Organization, slug: string): Promise<Team> {
  const team = await findTeam(db, id, slug);
  if (!team) throw new CairnError('not-found', `${name} has no team "${slug}". It may have been deleted.`);
  return team;
}
