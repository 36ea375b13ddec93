import { randomUUID } from 'node:crypto';
import { and, asc, eq, gte, inArray, lte, max } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { importedFacts } from '@/db/schema';
import { ConnectedFact, subjectOf } from '@/lib/assessment/connected-facts';

/** A fact as it was kept. Never changed: an assessment can be judged again from it. */
export interface StoredFact {
  id: string;
  fact: ConnectedFact;
}

/** Rows of one insert: well under the number of parameters that either database takes. */
const CHUNK = 500;

/**
 * Keeps facts of an organization beside the older ones. A fact that is there already, to the last figure, is not kept again.
 * @returns how many were new.
 */
export async function insertImportedFacts(
  db: Queries,
  { organizationId, facts, now }: { organizationId: string; facts: readonly ConnectedFact[]; now: Date },
): Promise<number> {
  const known = await readKnown(db, organizationId, facts);
  const added = facts.filter((fact) => !known.has(contentOf(fact)));
  for (let start = 0; start < added.length; start += CHUNK) {
    await db.insert(importedFacts).values(
      added.slice(start, start + CHUNK).map((fact) => ({
        id: randomUUID(),
        organizationId,
        kind: fact.kind,
        subject: subjectOf(fact),
        facts: fact,
        collectedAt: new Date(fact.collectedAt),
        importedAt: now,
      })),
    );
  }
  return added.length;
}

/** The newest fact of each subject of an organization; of two of one time the one that was imported later. */
export async function listNewestFacts(db: Queries, organizationId: string): Promise<StoredFact[]> {
  const newest = db
    .select({
      kind: importedFacts.kind,
      subject: importedFacts.subject,
      collectedAt: max(importedFacts.collectedAt).as('newest'),
    })
    .from(importedFacts)
    .where(eq(importedFacts.organizationId, organizationId))
    .groupBy(importedFacts.kind, importedFacts.subject)
    .as('newest_facts');
  const rows = await db
    .select({ id: importedFacts.id, facts: importedFacts.facts })
    .from(importedFacts)
    .innerJoin(
      newest,
      and(
        eq(importedFacts.kind, newest.kind),
        eq(importedFacts.subject, newest.subject),
        eq(importedFacts.collectedAt, newest.collectedAt),
      ),
    )
    .where(eq(importedFacts.organizationId, organizationId))
    .orderBy(asc(importedFacts.kind), asc(importedFacts.subject), asc(importedFacts.importedAt), asc(importedFacts.id));
  return lastOfEachSubject(rows.map(parse));
}

/** Facts by their ids, in the order of kind, subject and time; those that are gone are left out. */
export async function findImportedFacts(db: Queries, ids: readonly string[]): Promise<StoredFact[]> {
  const rows = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    rows.push(
      ...(await db
        .select({ id: importedFacts.id, facts: importedFacts.facts })
        .from(importedFacts)
        .where(inArray(importedFacts.id, ids.slice(start, start + CHUNK)))
        .orderBy(asc(importedFacts.kind), asc(importedFacts.subject), asc(importedFacts.collectedAt))),
    );
  }
  return rows.map(parse);
}

/** What is known already of the time that the facts are of. */
async function readKnown(
  db: Queries,
  organizationId: string,
  facts: readonly ConnectedFact[],
): Promise<ReadonlySet<string>> {
  const times = facts.map(({ collectedAt }) => Date.parse(collectedAt)).toSorted((a, b) => a - b);
  const rows = await db
    .select({ id: importedFacts.id, facts: importedFacts.facts })
    .from(importedFacts)
    .where(
      and(
        eq(importedFacts.organizationId, organizationId),
        gte(importedFacts.collectedAt, new Date(times.at(0) ?? 0)),
        lte(importedFacts.collectedAt, new Date(times.at(-1) ?? 0)),
      ),
    );
  return new Set(rows.map((row) => contentOf(parse(row).fact)));
}

/** A fact as text, its fields in the order of its schema. */
function contentOf(fact: ConnectedFact): string {
  return JSON.stringify(ConnectedFact.parse(fact));
}

function lastOfEachSubject(stored: readonly StoredFact[]): StoredFact[] {
  return [...new Map(stored.map((each) => [`${each.fact.kind} ${subjectOf(each.fact)}`, each])).values()];
}

function parse({ id, facts }: { id: string; facts: unknown }): StoredFact {
  return { id, fact: ConnectedFact.parse(facts) };
}
