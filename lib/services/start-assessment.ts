import { randomUUID } from 'node:crypto';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { type AssessPayload, assessmentSubject } from '@/lib/jobs/assess-payload';

export interface StartAssessment {
  /** As a person typed it. */
  address: string;
  revision?: string;
  /** Assess the last commit at or before this date. */
  at?: Date;
  includeTests?: boolean;
}

/**
 * Queues the assessment of a repository; one that is already queued or running for it is given in its place.
 * @throws {CairnError} `invalid-input` for an address that cannot or may not be read.
 */
export async function startAssessment(context: Context, request: StartAssessment): Promise<{ jobId: string }> {
  const payload = checkRequest(context, request);
  const job = { id: randomUUID(), kind: 'assess', key: `assess ${assessmentSubject(payload)}`, payload };
  const jobId = await context.db.write((transaction) => insertJob(transaction, { ...job, now: context.now() }));
  return { jobId };
}

function checkRequest({ environment }: Context, request: StartAssessment): AssessPayload {
  const address = parseAddress(request.address, {
    allowFile: environment.CAIRN_ALLOW_FILE,
    allowInsecure: environment.CAIRN_ALLOW_HTTP,
  });
  if (address.kind === 'remote' && address.credentials) {
    const reason = 'Leave the user name and token out of the address: they would be stored with the assessment.';
    throw new CairnError('invalid-input', `${reason} A private repository can be assessed from a clone of it.`);
  }
  if ((request.revision ?? '').length > 250) {
    throw new CairnError('invalid-input', 'The revision is longer than any branch, tag or commit. Give a shorter one.');
  }
  if (request.at && Number.isNaN(request.at.getTime())) {
    throw new CairnError('invalid-input', 'The date to assess at is not a date. Write it as 2026-01-31.');
  }
  return {
    addresses: [address.kind === 'local' ? address.path : address.url],
    revision: request.revision?.trim() || null,
    at: request.at?.toISOString() ?? null,
    includeTests: request.includeTests ?? false,
    label: address.label,
  };
}
