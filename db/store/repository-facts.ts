import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessmentFacts, repositories, repositoryFacts } from '@/db/schema';

/** What a scan collected of one repository; all of it is stored, two fields are told apart. */
export interface CollectedFacts {
  url: string;
  commit: string;
}

/** Keeps what a scan collected, under a new id. `address` is what git was given, without credentials. */
export async function insertRepositoryFacts(
  db: Queries,
  { id, address, facts, now }: { id: string; address: string; facts: CollectedFacts; now: Date },
): Promise<void> {
  const repositoryId = await keepRepository(db, facts.url, now);
  const { commit } = facts;
  await db.insert(repositoryFacts).values({ id, repositoryId, address, commit, facts, collectedAt: now });
}

/** What git was given for a repository of an assessment; null when it is none of its repositories. */
export async function findAddress(db: Queries, assessmentId: string, url: string): Promise<string | null> {
  const [row] = await db
    .select({ address: repositoryFacts.address })
    .from(assessmentFacts)
    .innerJoin(repositoryFacts, eq(repositoryFacts.id, assessmentFacts.factsId))
    .innerJoin(repositories, eq(repositories.id, repositoryFacts.repositoryId))
    .where(and(eq(assessmentFacts.assessmentId, assessmentId), eq(repositories.url, url)));
  return row?.address ?? null;
}

async function keepRepository(db: Queries, url: string, now: Date): Promise<string> {
  await db.insert(repositories).values({ id: randomUUID(), url, createdAt: now }).onConflictDoNothing();
  const [row] = await db.select({ id: repositories.id }).from(repositories).where(eq(repositories.url, url));
  if (!row) throw new Error(`The repository ${url} was not kept.`);
  return row.id;
}
