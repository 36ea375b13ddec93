import type { Queries } from '@/db/client';
import { listRepositoryRows } from '@/db/store/organization-repositories';
import type { Organization } from '@/db/store/organizations';
import type { Service } from '@/db/store/services';
import { findTeam } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { isSameName, readName } from '@/lib/organization/name';
import { readOptionalFolder } from '@/lib/organization/path-scope';
import { addressKey, readKeptAddress } from '@/lib/services/organization-address';

/** All that a person says of a service. */
export interface ServiceInput {
  name: string;
  /** Slug of the team that answers for it. */
  team: string | null;
  /** Address of the repository that holds its definition: one of the organization's. */
  repository: string | null;
  /** Folder of that repository; empty for all of it. */
  path: string;
  /** Whether it serves its users: production coverage counts these. */
  isProduction: boolean;
}

/** Checks a service. Errors carry the field: `name`, `team`, `repository`, `path`. */
export async function readServiceInput(
  context: Context,
  db: Queries,
  organization: Organization,
  input: ServiceInput,
): Promise<Pick<Service, 'name' | 'teamId' | 'repositoryId' | 'path' | 'isProduction'>> {
  const path = readOptionalFolder(input.path, 'path');
  if (path !== '' && input.repository === null) {
    const reason = 'Choose the repository that this folder is in, or leave the folder empty.';
    throw new CairnError('invalid-input', reason, { field: 'repository' });
  }
  return {
    name: readName(input.name, 'service'),
    teamId: await teamId(db, organization, input.team),
    repositoryId: await repositoryId(context, db, organization, input.repository),
    path,
    isProduction: input.isProduction,
  };
}

/** @throws {CairnError} `conflict` of the field `name`. */
export function refuseTakenServiceName(name: string, others: readonly Service[]): void {
  const same = others.find((other) => isSameName(other.name, name));
  if (same) {
    const reason = `There is a service called "${same.name}" already. Choose another name, or edit that service.`;
    throw new CairnError('conflict', reason, { field: 'name' });
  }
}

async function teamId(db: Queries, organization: Organization, slug: string | null): Promise<string | null> {
  const team = slug === null ? null : await findTeam(db, organization.id, slug);
  if (slug !== null && !team) {
    throw new CairnError('invalid-input', `There is no team "${slug}". Choose one of the list.`, { field: 'team' });
  }
  return team?.id ?? null;
}

async function repositoryId(
  context: Context,
  db: Queries,
  organization: Organization,
  address: string | null,
): Promise<string | null> {
  if (address === null) return null;
  const { key, label } = readKeptAddress(context, organization, { text: address, field: 'repository' });
  const rows = await listRepositoryRows(db, organization.id);
  const row = rows.find((each) => addressKey(each.address) === key);
  if (!row) {
    const reason = `${label} is no repository of ${organization.name}. Add it to its repositories first.`;
    throw new CairnError('invalid-input', reason, { field: 'repository' });
  }
  return row.id;
}
