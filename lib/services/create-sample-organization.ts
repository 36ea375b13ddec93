import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { writeRepository } from '@/lib/git/write-repository';
import type { JobProgress } from '@/lib/jobs/job';
import type { WrittenRepository } from '@/lib/sample/code-events';
import { sampleEventFile } from '@/lib/sample/delivery-events';
import { sampleOrganization } from '@/lib/sample/organization';
import { SAMPLE_SLUG } from '@/lib/services/create-organization';
import { importEvents } from '@/lib/services/import-events';
import { importFacts } from '@/lib/services/import-facts';
import { importTeamsFile } from '@/lib/services/import-teams-file';
import { sampleFolder } from '@/lib/services/organization-address';

export interface SampleRequest {
  /** The day that its past leads up to. */
  day: Date;
  onProgress?: ((progress: JobProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** The events of the sample's delivery, beside its repositories: a person can look into it, or give it to `cairn delivery`. */
const EVENT_FILE = 'delivery-events.jsonl';

/**
 * Writes the repositories of the sample organization and takes its teams, its facts and its events in, as those of anybody are taken in. What an
 * earlier try has made is kept, so that a second one goes on from there.
 * @returns the ids of its teams, by name
 */
export async function createSampleOrganization(
  context: Context,
  { day, onProgress, signal }: SampleRequest,
): Promise<{ teamIds: string[] }> {
  const folder = sampleFolder(context);
  const addressOf = (name: string) => join(folder, `${name}.git`);
  const { repositories, applications, teamsFile, factFile } = sampleOrganization(day, addressOf);
  await mkdir(folder, { recursive: true });
  const all = [...repositories, ...applications];
  const written: WrittenRepository[] = [];
  for (const [done, repository] of all.entries()) {
    const { name, url, commits } = repository;
    signal?.throwIfAborted();
    onProgress?.({ done, total: all.length, message: `Writing the repository ${name}` });
    const environment = context.environment.git;
    const ids = await writeRepository({ folder: addressOf(name), commits, origin: url, environment, signal });
    written.push({ ...repository, ids });
  }
  signal?.throwIfAborted();
  const [configurations, code] = [written.slice(0, repositories.length), written.slice(repositories.length)];
  const eventFile = sampleEventFile({ configurations, applications: code }, day);
  await writeFile(join(folder, EVENT_FILE), eventFile);
  await importTeamsFile(context, { text: teamsFile, isSample: true });
  await importFacts(context, { organizationSlug: SAMPLE_SLUG, text: factFile, now: context.now() });
  await importEvents(context, {
    organizationSlug: SAMPLE_SLUG,
    pieces: createReadStream(join(folder, EVENT_FILE)),
    bytes: Buffer.byteLength(eventFile),
    replace: false,
    onProgress: (progress) => onProgress?.(progress),
    signal: signal ?? new AbortController().signal,
  });
  return { teamIds: await listTeamIds(context) };
}

async function listTeamIds({ db }: Context): Promise<string[]> {
  const organization = await findOrganization(db.read, SAMPLE_SLUG);
  if (organization === null) throw new CairnError('not-found', 'The sample organization was removed meanwhile.');
  return (await listTeamRows(db.read, organization.id)).map(({ id }) => id);
}
