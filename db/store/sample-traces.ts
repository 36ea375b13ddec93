import { eq, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessmentFacts, assessments, jobs, repositories, repositoryFacts, teams } from '@/db/schema';
import { touchOrganizationOf } from '@/db/store/organization-revisions';

/**
 * Deletes all that was ever collected of repositories, by the addresses that git was given: their facts, every assessment that judged
 * these with its past, and their places in the list of repositories.
 */
export async function deleteAllOfAddresses(db: Queries, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const facts = await db
    .select({ id: repositoryFacts.id, repositoryId: repositoryFacts.repositoryId })
    .from(repositoryFacts)
    .where(inArray(repositoryFacts.address, [...addresses]));
  if (facts.length === 0) return;
  const ids = facts.map(({ id }) => id);
  const judging = await db
    .selectDistinct({ id: assessmentFacts.assessmentId, teamId: assessments.teamId })
    .from(assessmentFacts)
    .innerJoin(assessments, eq(assessments.id, assessmentFacts.assessmentId))
    .where(inArray(assessmentFacts.factsId, ids));
  for (const { id, teamId } of judging) {
    if (teamId !== null) await touchOrganizationOf(db, teams, teamId);
    await db.delete(assessments).where(eq(assessments.id, id));
  }
  await db.delete(repositoryFacts).where(inArray(repositoryFacts.id, ids));
  await deleteUnused(
    db,
    facts.map(({ repositoryId }) => repositoryId),
  );
}

/** Deletes repositories that nothing is known of any more. */
async function deleteUnused(db: Queries, ids: readonly string[]): Promise<void> {
  const used = await db
    .selectDistinct({ id: repositoryFacts.repositoryId })
    .from(repositoryFacts)
    .where(inArray(repositoryFacts.repositoryId, [...ids]));
  const kept = new Set(used.map(({ id }) => id));
  const unused = ids.filter((id) => !kept.has(id));
  if (unused.length > 0) await db.delete(repositories).where(inArray(repositories.id, unused));
}

/** Deletes every job of these keys. */
export async function deleteJobsOfKeys(db: Queries, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await db.delete(jobs).where(inArray(jobs.key, [...keys]));
}

/** Ids of all assessments of teams. */
export async function listAssessmentIdsOfTeams(db: Queries, teamIds: readonly string[]): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await db
    .select({ id: assessments.id })
    .from(assessments)
    .where(inArray(assessments.teamId, [...teamIds]));
  return rows.map(({ id }) => id);
}
