import { randomUUID } from 'node:crypto';
import { insertAssessment, judgedAlone } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';

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
