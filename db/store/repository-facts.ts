import { eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { repositories, repositoryFacts } from '@/db/schema';

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
  const repositoryId = await keepRepository(db, { url: facts.url, address, now });
  await db.insert(repositoryFacts).values({ id, repositoryId, commit: facts.commit, facts, collectedAt: now });
}

/** What git is given for a repository, by its address as shown to people; null for one that was never read. */
export async function findRepositoryAddress(db: Queries, url: string): Promise<string | null> {
  const [row] = await db.select({ address: repositories.address }).from(repositories).where(eq(repositories.url, url));
  return row?.address ?? null;
}

async function keepRepository(
  db: Queries,
  { url, address, now }: { url: string; address: string; now: Date },
): Promise<string> {
  const [row] = await db
    .insert(repositories)
    .values({ id: crypto.randomUUID(), url, address, createdAt: now })
    .onConflictDoUpdate({ target: repositories.url, set: { address } })
    .returning({ id: repositories.id });
  if (!row) throw new Error(`The repository ${url} was not kept.`);
  return row.id;
}
