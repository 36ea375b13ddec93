import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Queries } from '@/db/client';
import { changes, commits, deployments, incidents, recoveries, resolutions } from '@/db/delivery-schema';

/** Tables of events, each with the column that begins its index within an organization. */
const tables: readonly { table: PgTable; owner: PgColumn; name: PgColumn }[] = [
  { table: deployments, owner: deployments.organizationId, name: deployments.sourceId },
  { table: changes, owner: changes.organizationId, name: changes.sourceId },
  { table: recoveries, owner: recoveries.organizationId, name: recoveries.deployment },
  { table: incidents, owner: incidents.organizationId, name: incidents.sourceId },
  { table: resolutions, owner: resolutions.organizationId, name: resolutions.incident },
];

/** Deletes about `most` events of an organization. Gives their number: none where it has none left. */
export async function deleteSomeEvents(db: Queries, organizationId: string, most: number): Promise<number> {
  let deleted = await deleteSomeCommits(db, organizationId, most);
  for (const { table, owner, name } of tables) {
    if (deleted >= most) return deleted;
    const some = db
      .select({ name })
      .from(table)
      .where(eq(owner, organizationId))
      .limit(most - deleted);
    const rows = await db
      .delete(table)
      .where(and(eq(owner, organizationId), inArray(name, some)))
      .returning({ deleted: sql<number>`1` });
    deleted += rows.length;
  }
  return deleted;
}

/** Those of one repository, for their index begins with it. */
async function deleteSomeCommits(db: Queries, organizationId: string, most: number): Promise<number> {
  const { organizationId: owner, repositoryKey, revision } = commits;
  const [first] = await db.select({ repositoryKey }).from(commits).where(eq(owner, organizationId)).limit(1);
  if (first === undefined) return 0;
  const isOfRepository = and(eq(owner, organizationId), eq(repositoryKey, first.repositoryKey));
  const some = db.select({ revision }).from(commits).where(isOfRepository).limit(most);
  const rows = await db
    .delete(commits)
    .where(and(isOfRepository, inArray(revision, some)))
    .returning({ revision });
  return rows.length;
}
