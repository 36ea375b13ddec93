import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { findNewestOfKeys, insertJob } from '@/db/store/jobs';
import { listOrganizationRows } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import type { SamplePayload } from '@/lib/jobs/sample-job';
import { SAMPLE_KEY } from '@/lib/services/sample-keys';

/** Queues the making of the sample organization; one that is already queued or running is given in its place. */
export async function startSampleOrganization(context: Context): Promise<{ jobId: string }> {
  return { jobId: await context.db.write((transaction) => queue(transaction, context.now())) };
}

/**
 * Queues the sample organization where Cairn starts for the first time: nobody has made an organization, and the sample was never
 * here. Once removed it does not come back by itself.
 */
export async function offerSampleOrganization(context: Context): Promise<void> {
  await context.db.write(async (transaction) => {
    const organizations = await listOrganizationRows(transaction);
    const before = await findNewestOfKeys(transaction, [SAMPLE_KEY]);
    if (organizations.length === 0 && before.length === 0) await queue(transaction, context.now());
  });
}

function queue(db: Queries, now: Date): Promise<string> {
  const payload: SamplePayload = { day: now.toISOString() };
  return insertJob(db, { id: randomUUID(), kind: 'sample', key: SAMPLE_KEY, payload, now });
}
