import { randomUUID } from 'node:crypto';
import { deleteServiceRow, insertService, listServiceRows, type Service, updateService } from '@/db/store/services';
import { freeSlug, nameKey } from '@/lib/organization/name';
import type { ServiceEntry } from '@/lib/organization/teams-file';
import type { PathInFile } from '@/lib/organization/teams-file-yaml';
import { RESERVED_SERVICE_SLUGS } from '@/lib/services/create-service';
import type { ImportCounts, TeamsImport } from '@/lib/services/import-teams-file';

interface PlacedEntry {
  entry: ServiceEntry;
  teamId: string | null;
  path: PathInFile;
}

/** Creates and changes the services of a file. `teamIds` are those of its teams, in order. */
export async function importServices(step: TeamsImport, teamIds: readonly string[]): Promise<ImportCounts> {
  const { db, organization, removeMissing } = step;
  const before = await listServiceRows(db, organization.id);
  const byName = new Map(before.map((service) => [nameKey(service.name), service]));
  const taken = new Set([...RESERVED_SERVICE_SLUGS, ...before.map(({ slug }) => slug)]);
  const listed = new Set<string>();
  let kept = 0;
  for (const placed of placeEntries(step, teamIds)) {
    const known = byName.get(nameKey(placed.entry.name));
    const slug = known?.slug ?? freeSlug(placed.entry.name, { taken, whenEmpty: 'service' });
    taken.add(slug);
    const service = mergeService(step, placed, known, slug);
    await (known ? updateService(db, service) : insertService(db, service));
    listed.add(service.id);
    kept += known ? 1 : 0;
  }
  const missing = removeMissing ? before.filter(({ id }) => !listed.has(id)) : [];
  for (const { id } of missing) await deleteServiceRow(db, id);
  return { created: listed.size - kept, kept, removed: missing.length };
}

function placeEntries({ file }: TeamsImport, teamIds: readonly string[]): PlacedEntry[] {
  const ofTeams = file.teams.flatMap(({ services }, team) =>
    services.map((entry, index) => ({
      entry,
      teamId: teamIds[team] ?? null,
      path: ['teams', team, 'services', index],
    })),
  );
  const ofNone = file.services.map((entry, index) => ({ entry, teamId: null, path: ['services', index] }));
  return [...ofTeams, ...ofNone];
}

function mergeService(
  { organization, removeMissing, repositoryIds, problemAt, now }: TeamsImport,
  { entry, teamId, path }: PlacedEntry,
  known: Service | undefined,
  slug: string,
): Service {
  const kept = removeMissing ? undefined : known;
  const { name, repository, production } = entry;
  const repositoryId = repository ? repositoryIds.get(repository) : null;
  if (repositoryId === undefined) {
    const reason = `${repository} is no repository of ${organization.name}.`;
    throw problemAt([...path, 'repository'], `${reason} List it with a team, or under repositories at the end.`);
  }
  const service = {
    id: known?.id ?? randomUUID(),
    organizationId: organization.id,
    teamId,
    slug,
    name,
    repositoryId: repository === undefined ? (kept?.repositoryId ?? null) : repositoryId,
    path: entry.path === undefined ? (kept?.path ?? '') : (entry.path ?? ''),
    isProduction: production ?? kept?.isProduction ?? true,
    createdAt: known?.createdAt ?? now,
  };
  if (service.path !== '' && service.repositoryId === null) {
    throw problemAt([...path, 'path'], 'Say which repository this folder is in, or leave the folder out.');
  }
  return service;
}
