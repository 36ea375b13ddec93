import type { ReactNode } from 'react';
import { WithdrawForm } from '@/app/assessments/[id]/disputes/withdraw-form';
import type { ReportDispute } from '@/lib/assessment/dispute';

/** What can be done with a dispute on the pages of an assessment: one that was recorded here can be taken back. */
export function withdrawFrom(assessmentId: string): (dispute: ReportDispute) => ReactNode {
  return ({ source, subject }) =>
    source.from === 'application' ? (
      <WithdrawForm assessmentId={assessmentId} disputeId={source.id} subject={subject} />
    ) : null;
}

/** Whether a dispute was recorded here and counts. */
export function isStanding({ source, state }: ReportDispute): boolean {
  return source.from === 'application' && state === 'in-force';
}
