import { findAssessment } from '@/db/store/assessments';
import { findDispute, markWithdrawn, type StoredDispute } from '@/db/store/disputes';
import { findOrganizationById } from '@/db/store/organizations';
import type { DisputeSource } from '@/lib/assessment/dispute';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { readAuthor } from '@/lib/services/dispute-input';
import { takeInDisputes } from '@/lib/services/take-in-disputes';

export interface WithdrawDispute {
  disputeId: string;
  /** Who takes it back. */
  author: string;
  /** An assessment that it was judged with, which is judged again without it. */
  assessmentId: string;
}

/**
 * Takes back what was said against a result; that it was said, and who took it back, is kept. Gives the id of the assessment without it.
 * @throws {CairnError} `invalid-input` of the field `author`, `not-found`, and `forbidden` for the sample organization.
 */
export async function withdrawDispute(
  context: Context,
  { disputeId, author, assessmentId }: WithdrawDispute,
): Promise<{ assessmentId: string }> {
  const by = readAuthor(author);
  const dispute = await findDispute(context.db.read, disputeId);
  const assessment = await findAssessment(context.db.read, assessmentId);
  const judged = assessment?.judgedWith.disputes ?? [];
  if (dispute === null || assessment === null || !judged.some(({ dispute: { source } }) => isOf(source, dispute))) {
    throw new CairnError('not-found', 'This was not said of this result. Look at the newest assessment.');
  }
  const { organizationId } = dispute;
  const organization = organizationId === null ? null : await findOrganizationById(context.db.read, organizationId);
  if (organization?.isSample) throw new CairnError('forbidden', 'The sample organization cannot be changed.');
  await context.db.write((transaction) => markWithdrawn(transaction, disputeId, { at: context.now(), by }));
  return { assessmentId: await takeInDisputes(context, assessment) };
}

function isOf(source: DisputeSource, { id }: StoredDispute): boolean {
  return source.from === 'application' && source.id === id;
}
