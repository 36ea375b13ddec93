import { randomUUID } from 'node:crypto';
import { findAssessment, type StoredAssessment } from '@/db/store/assessments';
import { insertDispute, type StoredDispute } from '@/db/store/disputes';
import { isNewestOfSubject } from '@/db/store/newest-assessments';
import { findOrganizationById } from '@/db/store/organizations';
import { listJudgedRepositories } from '@/db/store/repository-facts';
import { findTeamById } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { currentModel } from '@/lib/services/current-model';
import { type DisputeInput, readDisputeInput } from '@/lib/services/dispute-input';
import { takeInDisputes } from '@/lib/services/take-in-disputes';

export interface RecordDispute extends DisputeInput {
  /** The assessment that shows the result: the newest of what it is of. */
  assessmentId: string;
  /** For whom: `team`, `organization`, or the URL of a repository of the assessment. */
  scope: string;
}

/**
 * Keeps what a person says against a result, and judges the assessment again with it, from stored facts alone. Gives the id of the
 * new assessment; of the given one where its facts are too old to be judged again.
 * @throws {CairnError} `invalid-input` with the field that is wrong, `not-found`, `conflict` for an assessment that is not the
 * newest of its subject, and `forbidden` for the sample organization.
 */
export async function recordDispute(
  context: Context,
  { assessmentId, scope, ...input }: RecordDispute,
): Promise<{ assessmentId: string }> {
  const assessment = await findAssessment(context.db.read, assessmentId);
  if (assessment === null)
    throw new CairnError('not-found', 'There is no such assessment. Assess the repository again.');
  if (!(await isNewestOfSubject(context.db.read, assessment))) {
    throw new CairnError('conflict', 'There is a newer assessment of the same. Dispute the result there.');
  }
  const dispute: StoredDispute = {
    ...readDisputeInput(input, { model: await currentModel(context), now: context.now() }),
    ...(await placeOf(context, assessment, scope)),
    id: randomUUID(),
    createdAt: context.now(),
    withdrawn: null,
  };
  await context.db.write((transaction) => insertDispute(transaction, dispute));
  return { assessmentId: await takeInDisputes(context, assessment) };
}

type Place = Pick<StoredDispute, 'organizationId' | 'teamId' | 'address'>;

async function placeOf({ db }: Context, { id, teamId }: StoredAssessment, scope: string): Promise<Place> {
  const team = teamId === null ? null : await findTeamById(db.read, teamId);
  const organization = team && (await findOrganizationById(db.read, team.organizationId));
  if (organization?.isSample) {
    const reason = 'The sample organization cannot be changed: its results would no longer fit what is told of it.';
    throw new CairnError('forbidden', reason);
  }
  const organizationId = organization?.id ?? null;
  if (team !== null && scope === 'team') return { organizationId, teamId: team.id, address: null };
  if (team !== null && scope === 'organization') return { organizationId, teamId: null, address: null };
  const judged = await listJudgedRepositories(db.read, id);
  const repository = judged.find(({ part, url }) => part === 'own' && url === scope);
  if (repository === undefined) {
    throw new CairnError('invalid-input', 'Choose for whom it counts, from the list.', { field: 'scope' });
  }
  return { organizationId, teamId: null, address: repository.address };
}
