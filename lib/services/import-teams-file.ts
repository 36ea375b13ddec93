import type { Queries } from '@/db/client';
import { deleteOrganizationRepository } from '@/db/store/organization-repositories';
import { findOrganization, listOrganizationRows, type Organization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { isSameName } from '@/lib/organization/name';
import { type ParsedTeamsFile, parseTeamsFile, type TeamsFile } from '@/lib/organization/teams-file';
import type { PathInFile } from '@/lib/organization/teams-file-yaml';
import { addOrganization, SAMPLE_SLUG } from '@/lib/services/create-organization';
import { importServices } from '@/lib/services/import-services';
import { importTeams } from '@/lib/services/import-teams';
import { type KeptAddress, readKeptAddress } from '@/lib/services/organization-address';
import { requireEditableOrganization } from '@/lib/services/require-organization';
import { keepRepositories } from '@/lib/services/team-input';

export interface TeamsFileRequest {
  /** Slug of the organization that the file is for; by default the one that it names, which is created where it is new. */
  organization?: string;
  text: string;
  /** Takes the file for all there is: what it leaves out is deleted. Otherwise that stays as it is. */
  removeMissing?: boolean;
  /** Makes, or changes, the sample organization. Never for what people ask. */
  isSample?: boolean;
}

export interface TeamsFileResult {
  organization: { slug: string; name: string };
  teams: ImportCounts;
  repositories: ImportCounts;
  services: ImportCounts;
}

export interface ImportCounts {
  created: number;
  /** There before, and in the file. */
  kept: number;
  removed: number;
}

/** What the steps of an import share. */
export interface TeamsImport extends ParsedTeamsFile {
  db: Queries;
  organization: Organization;
  /** The id of a repository of the organization by its address as it stands in the file. */
  repositoryIds: ReadonlyMap<string, string>;
  removeMissing: boolean;
  now: Date;
}

/**
 * Creates or changes an organization as a file of teams says: all of it, or nothing.
 * @throws {CairnError} `invalid-input` that names lines and fields; `not-found`; `forbidden` for the sample.
 */
export async function importTeamsFile(context: Context, request: TeamsFileRequest): Promise<TeamsFileResult> {
  const { text, removeMissing = false, isSample = false } = request;
  const parsed = parseTeamsFile(text, (address) => addressProblem(context, { isSample }, address));
  const addresses = readAddresses(context, { isSample }, parsed.file);
  refuseRepeatedAddresses(parsed, addresses);
  return context.db.write(async (transaction) => {
    const organization = await findTarget(transaction, request, parsed, context.now());
    const shared = { ...parsed, db: transaction, organization, removeMissing, now: context.now() };
    const repositories = await importRepositories(shared, addresses);
    const step = { ...shared, repositoryIds: repositories.ids };
    const teams = await importTeams(step);
    const services = await importServices(step, teams.ids);
    return {
      organization: { slug: organization.slug, name: organization.name },
      teams: teams.counts,
      repositories: repositories.counts,
      services,
    };
  });
}

function addressProblem(context: Context, organization: { isSample: boolean }, text: string): string | null {
  try {
    readKeptAddress(context, organization, { text, field: 'text' });
    return null;
  } catch (error) {
    if (isCairnError(error)) return error.message;
    throw error;
  }
}

/** Every address that stands in a file. */
function readAddresses(
  context: Context,
  organization: { isSample: boolean },
  { teams, repositories, services }: TeamsFile,
): Map<string, KeptAddress> {
  const listed = [repositories, ...teams.map((team) => team.repositories)].flat().map(({ address }) => address);
  const named = [services, ...teams.map((team) => team.services)].flat().flatMap(({ repository }) => repository ?? []);
  const read = (text: string) => readKeptAddress(context, organization, { text, field: 'text' });
  return new Map([...listed, ...named].map((text) => [text, read(text)]));
}

function refuseRepeatedAddresses(
  { file, problemAt }: ParsedTeamsFile,
  addresses: ReadonlyMap<string, KeptAddress>,
): void {
  for (const [index, { repositories, name }] of file.teams.entries()) {
    const keys = repositories.map(({ address }) => addresses.get(address)?.key);
    const again = keys.findIndex((key, position) => keys.indexOf(key) !== position);
    if (again < 0) continue;
    const path: PathInFile = ['teams', index, 'repositories', again, 'address'];
    throw problemAt(path, `${name} has this repository twice. Put all its folders in one entry.`);
  }
}

async function findTarget(
  db: Queries,
  { organization: slug, isSample = false }: TeamsFileRequest,
  { file, problemAt }: Pick<ParsedTeamsFile, 'problemAt'> & { file: Pick<TeamsFile, 'organization'> },
  now: Date,
): Promise<Organization> {
  const name = file.organization;
  if (isSample) return (await findOrganization(db, SAMPLE_SLUG)) ?? addOrganization(db, { name, isSample, now });
  if (slug === undefined) {
    const known = (await listOrganizationRows(db)).find((each) => !each.isSample && isSameName(each.name, name));
    return known ?? addOrganization(db, { name, now });
  }
  const organization = await requireEditableOrganization(db, slug);
  if (!isSameName(organization.name, name)) {
    const reason = `The file is of "${name}", and this is "${organization.name}".`;
    throw problemAt(['organization'], `${reason} Correct the name in the file, or choose the other organization.`);
  }
  return organization;
}

/** Adds the repositories that entries of the file name; what a service names has to be among them, or there already. */
async function importRepositories(
  { db, organization, file, removeMissing, now }: Omit<TeamsImport, 'repositoryIds'>,
  addresses: ReadonlyMap<string, KeptAddress>,
): Promise<{ ids: Map<string, string>; counts: ImportCounts }> {
  const entries = [...file.teams.flatMap(({ repositories }) => repositories), ...file.repositories];
  const listed = entries.flatMap(({ address }) => addresses.get(address) ?? []);
  const { ids, before } = await keepRepositories(db, { organizationId: organization.id, addresses: listed, now });
  const inFile = new Set(listed.flatMap(({ key }) => ids.get(key) ?? []));
  const missing = removeMissing ? before.difference(inFile) : new Set<string>();
  for (const id of missing) await deleteOrganizationRepository(db, id);
  const idsByAddress = [...addresses].flatMap(([address, { key }]): [string, string][] => {
    const id = ids.get(key);
    return id === undefined || missing.has(id) ? [] : [[address, id]];
  });
  const kept = inFile.intersection(before).size;
  return { ids: new Map(idsByAddress), counts: { created: inFile.size - kept, kept, removed: missing.size } };
}
