import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { insertAssessment, type JudgedFacts, judgedAlone } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import type { PartDispute } from '@/lib/assessment/dispute';
import { AssessPayload, assessmentSubject } from '@/lib/jobs/assess-payload';
import type { AssessmentMessage } from '@/lib/jobs/assessment-messages';
import { type AssessmentProcess, runAssessmentProcess } from '@/lib/jobs/run-assessment-process';
import type { JobRunner } from '@/lib/jobs/worker';
import { disputesOfAddresses } from '@/lib/services/standing-disputes';

interface Kept {
  payload: AssessPayload;
  disputes: PartDispute[];
  end: Extract<AssessmentMessage, { type: 'assessed' }>;
  now: Date;
}

/** Runs an assessment in a process with limits, and keeps the facts and the assessment together. */
export function createAssessRunner(options: AssessmentProcess): JobRunner {
  return async (job, run) => {
    const payload = AssessPayload.parse(job.payload);
    const now = options.context.now();
    const disputes = await disputesOfAddresses(options.context.db.read, payload.addresses);
    const end = await runAssessmentProcess(options, { task: 'assess', payload, disputes, now }, run);
    if (end.type !== 'assessed') throw new Error('The assessment ended without a Report.');
    return (transaction) => keepAssessment(transaction, { payload, disputes, end, now });
  };
}

async function keepAssessment(
  transaction: Queries,
  { payload, disputes, end: { report, facts }, now }: Kept,
): Promise<string> {
  const judged: JudgedFacts[] = [];
  for (const [position, each] of facts.entries()) {
    const address = payload.addresses[position];
    if (address === undefined) throw new Error('There are facts of a repository that was not asked for.');
    const factsId = randomUUID();
    await insertRepositoryFacts(transaction, { id: factsId, address, facts: each, now });
    judged.push({ factsId, part: 'own' });
  }
  const id = randomUUID();
  const { label } = payload;
  await insertAssessment(transaction, {
    id,
    subject: assessmentSubject(payload),
    label,
    report,
    teamId: null,
    judgedWith: { ...judgedAlone, disputes },
    createdAt: now,
    facts: judged,
  });
  return id;
}
