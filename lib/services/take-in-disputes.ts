import { randomUUID } from 'node:crypto';
import type { StoredAssessment } from '@/db/store/assessments';
import { insertJob } from '@/db/store/jobs';
import { findTeamById } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { rejudgeAssessment } from '@/lib/services/rejudge-assessment';

/**
 * Judges an assessment with what is disputed now, and queues the same for the other teams of its organization. Gives the id of the
 * assessment with it: of the one given, where its facts are too old to be judged again; the next assessment takes it in then.
 */
export async function takeInDisputes(
  context: Context,
  { id, teamId }: Pick<StoredAssessment, 'id' | 'teamId'>,
): Promise<string> {
  const team = teamId === null ? null : await findTeamById(context.db.read, teamId);
  if (team !== null) await queueOthers(context, team.organizationId);
  try {
    return (await rejudgeAssessment(context, { id })).id;
  } catch (error) {
    if (isCairnError(error, 'unreadable')) return id;
    throw error;
  }
}

/** A job of its own for each change, so that none is missed by one that is under way. */
async function queueOthers(context: Context, organizationId: string): Promise<void> {
  const id = randomUUID();
  const job = { id, kind: 'rejudge', key: `rejudge disputes ${id}`, payload: { organizationId } };
  await context.db.write((transaction) => insertJob(transaction, { ...job, now: context.now() }));
}
