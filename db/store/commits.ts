import { and, eq, gte, inArray, lt, or } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { commits } from '@/db/delivery-schema';
import { inChunks, inConditions } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Commit } from '@/lib/delivery/events';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

type Row = typeof commits.$inferSelect;

const Details = Commit.omit({ type: true, revision: true, authoredAt: true, committedAt: true });

export const commitStore: EventStore<Commit> = {
  identityOf: ({ repository, revision }) => `${repositoryKeyOf(repository)}\0${revision}`,
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      commits,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: async (db, organizationId, events) => {
    const known: Commit[] = [];
    for (const [repository, told] of Map.groupBy(events, (event) => repositoryKeyOf(event.repository))) {
      const rows = await inChunks(
        told.map(({ revision }) => revision),
        (chunk) =>
          db
            .select()
            .from(commits)
            .where(
              and(
                eq(commits.organizationId, organizationId),
                eq(commits.repositoryKey, repository),
                inArray(commits.revision, [...chunk]),
              ),
            ),
      );
      known.push(...rows.map(eventOf));
    }
    return known;
  },
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    const { organizationId: owner, repositoryKey, revision } = commits;
    await db
      .update(commits)
      .set(row)
      .where(and(eq(owner, organizationId), eq(repositoryKey, row.repositoryKey), eq(revision, row.revision)));
  },
};

/** The commits of some repositories, by their keys, that were committed at `since` or later. */
export async function listCommits(
  db: Queries,
  organizationId: string,
  { repositories, since }: { repositories: readonly string[]; since: Date },
): Promise<Commit[]> {
  const isOwn = and(eq(commits.organizationId, organizationId), gte(commits.committedAt, since));
  const rows = await inChunks(repositories, (chunk) =>
    db
      .select()
      .from(commits)
      .where(and(isOwn, inArray(commits.repositoryKey, [...chunk]))),
  );
  return rows.map(eventOf);
}

/** The commits of some ids, written in full, in whatever repository. */
export async function findCommits(
  db: Queries,
  organizationId: string,
  revisions: readonly string[],
): Promise<Commit[]> {
  const rows = await inChunks(revisions, (chunk) =>
    db
      .select()
      .from(commits)
      .where(and(eq(commits.organizationId, organizationId), inArray(commits.revision, [...chunk]))),
  );
  return rows.map(eventOf);
}

/** The commits, in whatever repository, whose ids begin as some short ids say. */
export async function findCommitsBeginning(
  db: Queries,
  organizationId: string,
  beginnings: readonly string[],
): Promise<Commit[]> {
  const isOwn = eq(commits.organizationId, organizationId);
  const rows = await inConditions(beginnings, (chunk) =>
    db
      .select()
      .from(commits)
      .where(or(...chunk.map((id) => and(isOwn, gte(commits.revision, id), lt(commits.revision, `${id}~`))))),
  );
  return rows.map(eventOf);
}

function rowOf(organizationId: string, event: Commit): Row {
  const { type: _type, revision, authoredAt, committedAt, ...details } = event;
  return {
    organizationId,
    repositoryKey: repositoryKeyOf(event.repository),
    revision,
    authoredAt: new Date(authoredAt),
    committedAt: new Date(committedAt),
    details,
  };
}

function eventOf({ revision, authoredAt, committedAt, details }: Row): Commit {
  return {
    type: 'commit',
    ...Details.parse(details),
    revision,
    authoredAt: authoredAt.toISOString(),
    committedAt: committedAt.toISOString(),
  };
}
