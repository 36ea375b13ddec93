import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelJob, findNewestOfKeys } from '@/db/store/jobs';
import { listRepositoryRows } from '@/db/store/organization-repositories';
import { deleteOrganizationRow, findOrganization } from '@/db/store/organizations';
import { deleteAllOfAddresses, deleteJobsOfKeys } from '@/db/store/sample-traces';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import type { Job } from '@/lib/jobs/job';
import { SAMPLE_SLUG } from '@/lib/services/create-organization';
import { sampleFolder } from '@/lib/services/organization-address';
import { SAMPLE_KEY, teamJobKeys } from '@/lib/services/sample-keys';

/** Longer than a worker that died is waited for by others. */
const longestWait = 20_000;
const pause = 100;

/**
 * Removes the sample organization with all that came of it: teams, assessments, facts, jobs and its folder. Work on it that is under
 * way is stopped first. It does not come back by itself: the job that made it stays as the record. Nothing else is touched, and
 * nothing happens where there is none.
 * @throws {CairnError} `conflict` where the work on it does not stop.
 */
export async function removeSampleOrganization(context: Context): Promise<void> {
  await stopWork(context);
  await context.db.write(async (transaction) => {
    const organization = await findOrganization(transaction, SAMPLE_SLUG);
    if (organization === null) return;
    const keys = await teamJobKeys(transaction, organization.id);
    const repositories = await listRepositoryRows(transaction, organization.id);
    await deleteAllOfAddresses(
      transaction,
      repositories.map(({ address }) => address),
    );
    await deleteOrganizationRow(transaction, organization.id);
    await deleteJobsOfKeys(transaction, keys);
  });
  await rm(sampleFolder(context), { recursive: true, force: true });
}

async function stopWork(context: Context): Promise<void> {
  for (let waited = 0; waited <= longestWait; waited += pause) {
    const open = await openWork(context);
    if (open.length === 0) return;
    await context.db.write(async (transaction) => {
      for (const { id } of open) await cancelJob(transaction, id, context.now());
    });
    if (waited > 0) await wait(pause);
  }
  throw new CairnError('conflict', 'Work on the sample organization is still under way. Try again in a moment.');
}

async function openWork({ db }: Context): Promise<Job[]> {
  const organization = await findOrganization(db.read, SAMPLE_SLUG);
  const ofTeams = organization === null ? [] : await teamJobKeys(db.read, organization.id);
  const jobs = await findNewestOfKeys(db.read, [SAMPLE_KEY, ...ofTeams]);
  return jobs.filter(({ state }) => state === 'queued' || state === 'running');
}
