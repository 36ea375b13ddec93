import { randomUUID } from 'node:crypto';
import { insertAssessment, type JudgedFacts, JudgedWith, judgedAlone } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import { assess } from '@/lib/assessment/assess';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Context } from '@/lib/context';
import { repositoryFacts } from '@/tests/factories/repository-facts';

interface Judged {
  facts?: RepositoryFacts;
  subject?: string;
  /** What git was given for the team's own repository, where that is not its URL. */
  address?: string;
  platform?: RepositoryFacts;
  /** The team that it is of; none unless given. */
  teamId?: string | null;
}

/** Judges facts by the model as it is delivered, and keeps both as a worker does. Gives the id of the assessment. */
export async function keepJudged(
  context: Context,
  { facts = repositoryFacts(), subject = 'shop', address, platform, teamId = null }: Judged = {},
) {
  const now = context.now();
  const named = { teamId: 'p1', name: 'Platform' };
  const serving = platform && { platform: { name: named.name, repositories: [platform] }, target: 3 as const };
  const report = assess({ repositories: [facts], ...serving, model: context.model, now: now.toISOString() });
  const judgedWith = platform ? JudgedWith.parse({ platform: named, target: 3 }) : judgedAlone;
  const id = randomUUID();
  await context.db.write(async (transaction) => {
    const judged: JudgedFacts[] = [];
    for (const [part, each] of [
      ['own', facts],
      ['platform', platform],
    ] as const) {
      if (each === undefined) continue;
      const factsId = randomUUID();
      await insertRepositoryFacts(transaction, {
        id: factsId,
        address: (part === 'own' && address) || each.url,
        facts: each,
        now,
      });
      judged.push({ factsId, part });
    }
    const assessment = { id, subject, label: subject, report, teamId, judgedWith, createdAt: now };
    await insertAssessment(transaction, { ...assessment, facts: judged });
  });
  return id;
}
