import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { disputes } from '@/db/dispute-schema';
import type { Dispute } from '@/lib/assessment/dispute';

/** What people said in the application against a result, with who took it back. */
export interface StoredDispute extends Pick<Dispute, 'kind' | 'subject' | 'outcome' | 'reason' | 'author' | 'expires'> {
  id: string;
  /** Null where it speaks of a repository that was assessed outside of an organization. */
  organizationId: string | null;
  /** Null for every team of the organization, or for everybody who has the repository. */
  teamId: string | null;
  /** What git is given for the repository that it speaks of; null for all that is known together. */
  address: string | null;
  createdAt: Date;
  /** Null while it is not taken back. */
  withdrawn: { at: Date; by: string } | null;
}

export async function insertDispute(db: Queries, { subject, withdrawn, ...dispute }: StoredDispute): Promise<void> {
  await db.insert(disputes).values({
    ...dispute,
    subjectKind: subject.kind,
    subjectId: subject.id,
    withdrawnAt: withdrawn?.at ?? null,
    withdrawnBy: withdrawn?.by ?? null,
  });
}

export async function findDispute(db: Queries, id: string): Promise<StoredDispute | null> {
  const [row] = await db.select().from(disputes).where(eq(disputes.id, id));
  return row ? toDispute(row) : null;
}

/** Takes a dispute back. One that was taken back before keeps who did it. */
export async function markWithdrawn(db: Queries, id: string, { at, by }: { at: Date; by: string }): Promise<void> {
  await db
    .update(disputes)
    .set({ withdrawnAt: at, withdrawnBy: by })
    .where(and(eq(disputes.id, id), isNull(disputes.withdrawnAt)));
}

/** All that was ever said in an organization, the newest first. */
export async function listDisputesOfOrganization(db: Queries, organizationId: string): Promise<StoredDispute[]> {
  const rows = await db
    .select()
    .from(disputes)
    .where(eq(disputes.organizationId, organizationId))
    .orderBy(desc(disputes.createdAt), desc(disputes.id));
  return rows.map(toDispute);
}

/** What stands of repositories outside of any organization, the oldest first. */
export async function listStandingOfAddresses(db: Queries, addresses: readonly string[]): Promise<StoredDispute[]> {
  const rows = await db
    .select()
    .from(disputes)
    .where(
      and(isNull(disputes.organizationId), isNull(disputes.withdrawnAt), inArray(disputes.address, [...addresses])),
    )
    .orderBy(asc(disputes.createdAt), asc(disputes.id));
  return rows.map(toDispute);
}

function toDispute(row: typeof disputes.$inferSelect): StoredDispute {
  const { subjectKind, subjectId, withdrawnAt, withdrawnBy, ...dispute } = row;
  const withdrawn = withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy ?? '' };
  return { ...dispute, subject: { kind: subjectKind, id: subjectId }, withdrawn };
}
