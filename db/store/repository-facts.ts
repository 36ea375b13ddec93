import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '@/db/client';
import { assessmentFacts, assessments, repositories, repositoryFacts } from '@/db/schema';
import type { JudgedFacts } from '@/db/store/assessments';

/** What a scan collected of one repository; all of it is stored, three fields are told apart. */
export interface CollectedFacts {
  url: string;
  commit: string;
  paths: string[];
}

const StoredPaths = z.array(z.string());

/** Keeps what a scan collected, under a new id. `address` is what git was given, without credentials. */
export async function insertRepositoryFacts(
  db: Queries,
  { id, address, facts, now }: { id: string; address: string; facts: CollectedFacts; now: Date },
): Promise<void> {
  const repositoryId = await keepRepository(db, facts.url, now);
  const { commit, paths } = facts;
  await db.insert(repositoryFacts).values({ id, repositoryId, address, commit, paths, facts, collectedAt: now });
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

/** The facts that an assessment judged, in the order in which it was given them; `parseRepositoryFacts` reads them. */
export async function listJudgedFacts(
  db: Queries,
  assessmentId: string,
): Promise<(JudgedFacts & { facts: unknown })[]> {
  return db
    .select({ factsId: repositoryFacts.id, part: assessmentFacts.part, facts: repositoryFacts.facts })
    .from(assessmentFacts)
    .innerJoin(repositoryFacts, eq(repositoryFacts.id, assessmentFacts.factsId))
    .where(eq(assessmentFacts.assessmentId, assessmentId))
    .orderBy(asc(assessmentFacts.position));
}

/** The repositories of one part of an assessment, by the URL under which its report has them. */
export async function listUrlsOfPart(db: Queries, assessmentId: string, part: JudgedFacts['part']): Promise<string[]> {
  const rows = await db
    .select({ url: repositories.url })
    .from(assessmentFacts)
    .innerJoin(repositoryFacts, eq(repositoryFacts.id, assessmentFacts.factsId))
    .innerJoin(repositories, eq(repositories.id, repositoryFacts.repositoryId))
    .where(and(eq(assessmentFacts.assessmentId, assessmentId), eq(assessmentFacts.part, part)));
  return rows.map(({ url }) => url);
}

/** The addresses that git was given for a team's own repositories when it was last assessed, each with the URL that its facts have. */
export async function listNewestOwnUrls(db: Queries, teamId: string): Promise<{ address: string; url: string }[]> {
  const [newest] = await db
    .select({ id: assessments.id })
    .from(assessments)
    .where(eq(assessments.teamId, teamId))
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
    .limit(1);
  if (newest === undefined) return [];
  const judged = await listJudgedRepositories(db, newest.id);
  return judged.flatMap(({ part, address, url }) => (part === 'own' ? [{ address, url }] : []));
}

async function keepRepository(db: Queries, url: string, now: Date): Promise<string> {
  await db.insert(repositories).values({ id: randomUUID(), url, createdAt: now }).onConflictDoNothing();
  const [row] = await db.select({ id: repositories.id }).from(repositories).where(eq(repositories.url, url));
  if (!row) throw new Error(`The repository ${url} was not kept.`);
  return row.id;
}

/** A repository that an assessment looked at. */
export interface JudgedRepository {
  part: JudgedFacts['part'];
  address: string;
  url: string;
  paths: string[];
  commit: string;
}

/** The repositories of an assessment, those of the team's platform included, in the order in which they were looked at. */
export async function listJudgedRepositories(db: Queries, assessmentId: string): Promise<JudgedRepository[]> {
  const rows = await db
    .select({
      part: assessmentFacts.part,
      address: repositoryFacts.address,
      url: repositories.url,
      paths: repositoryFacts.paths,
      commit: repositoryFacts.commit,
    })
    .from(assessmentFacts)
    .innerJoin(repositoryFacts, eq(repositoryFacts.id, assessmentFacts.factsId))
    .innerJoin(repositories, eq(repositories.id, repositoryFacts.repositoryId))
    .where(eq(assessmentFacts.assessmentId, assessmentId))
    .orderBy(asc(assessmentFacts.position));
  return rows.map((row) => ({ ...row, paths: StoredPaths.parse(row.paths) }));
}
