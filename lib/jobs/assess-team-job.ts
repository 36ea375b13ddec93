import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { insertAssessment, type JudgedFacts, type JudgedWith } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import type { AssessmentMessage } from '@/lib/jobs/assessment-messages';
import { type AssessmentProcess, runAssessmentProcess } from '@/lib/jobs/run-assessment-process';
import { OfTeam, type TeamWork } from '@/lib/jobs/team-work';
import type { JobRunner } from '@/lib/jobs/worker';
import { describeTeam } from '@/lib/services/describe-team';
import { recordDelivery } from '@/lib/services/record-delivery';

type Assessed = Extract<AssessmentMessage, { type: 'assessed' }>;

/** Assesses a team as it is described when its turn comes, in a process with limits, and keeps the facts and the assessment together. */
export function createAssessTeamRunner(options: AssessmentProcess): JobRunner {
  return async (job, run) => {
    const { teamId } = OfTeam.parse(job.payload);
    const now = options.context.now();
    await recordDelivery(options.context, { teamId, now });
    const team = await describeTeam(options.context, teamId);
    const end = await runAssessmentProcess(options, { task: 'assess-team', team, now }, run);
    if (end.type !== 'assessed') throw new Error('The assessment ended without a Report.');
    return (transaction) => keepAssessment(transaction, { teamId, team, end, now });
  };
}

/** Equal for all assessments of a team: each stands before or after the others, also when its repositories change. */
export function teamSubject(teamId: string): string {
  return `team ${teamId}`;
}

async function keepAssessment(
  transaction: Queries,
  { teamId, team, end, now }: { teamId: string; team: TeamWork; end: Assessed; now: Date },
): Promise<string> {
  const parts = [
    ...team.own.map((part) => ({ ...part, part: 'own' as const })),
    ...(team.platform?.repositories ?? []).map((part) => ({ ...part, part: 'platform' as const })),
  ];
  const judged: JudgedFacts[] = [];
  for (const [position, facts] of end.facts.entries()) {
    const place = parts[position];
    if (place === undefined) throw new Error('There are facts of a repository that is not of the team.');
    const factsId = randomUUID();
    await insertRepositoryFacts(transaction, { id: factsId, address: place.address, facts, now });
    judged.push({ factsId, part: place.part });
  }
  const id = randomUUID();
  await insertAssessment(transaction, {
    id,
    subject: teamSubject(teamId),
    label: team.name,
    report: end.report,
    teamId,
    judgedWith: judgedWith(team, end),
    createdAt: now,
    facts: judged,
  });
  return id;
}

function judgedWith({ platform, target, organization, connectedFacts, disputes }: TeamWork, end: Assessed): JudgedWith {
  const served = end.platform === 'other' && platform !== null;
  return {
    platform: served
      ? { teamId: platform.teamId, name: platform.name }
      : end.platform === 'itself'
        ? 'itself'
        : 'unnamed',
    target,
    organization,
    importedFacts: connectedFacts.map(({ id, part }) => ({ id, part })),
    disputes,
  };
}
