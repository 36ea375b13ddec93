import { randomUUID } from 'node:crypto';
import { insertAssessment, type JudgedWith, judgedAlone } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';

/** Keeps an assessment of a team as the worker would, with the addresses of what was looked at; gives its id. */
export function keepTeamAssessment(
  context: Context,
  teamId: string,
  report: Report,
  looked: { address: string; paths: string[]; part: 'own' | 'platform' }[] = [],
  judgedWith: Partial<JudgedWith> = {},
): Promise<string> {
  const id = randomUUID();
  const now = context.now();
  return context.db.write(async (transaction) => {
    const facts = [];
    for (const { address, paths, part } of looked) {
      const factsId = randomUUID();
      const collected = { url: address, commit: 'c'.repeat(40), paths };
      await insertRepositoryFacts(transaction, { id: factsId, address, facts: collected, now });
      facts.push({ factsId, part });
    }
    const about = { id, subject: `team ${teamId}`, label: 'a team', report, teamId, createdAt: now };
    await insertAssessment(transaction, { ...about, judgedWith: { ...judgedAlone, ...judgedWith }, facts });
    return id;
  });
}

/** Keeps an assessment of one repository as the worker would, and gives its id. */
export function keepAssessment(
  context: Context,
  report: Report,
  subject = report.repositories[0]?.url ?? '',
): Promise<string> {
  const ids = { assessment: randomUUID(), facts: randomUUID() };
  const now = context.now();
  return context.db.write(async (transaction) => {
    for (const { url, commit } of report.repositories) {
      await insertRepositoryFacts(transaction, { id: ids.facts, address: url, facts: { url, commit, paths: [] }, now });
    }
    const assessment = { id: ids.assessment, subject, label: subject, report, createdAt: now };
    const ofNoTeam = { teamId: null, judgedWith: judgedAlone, facts: [{ factsId: ids.facts, part: 'own' as const }] };
    await insertAssessment(transaction, { ...assessment, ...ofNoTeam });
    return ids.assessment;
  });
}
