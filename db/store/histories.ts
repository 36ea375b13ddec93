import { desc, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessments, histories } from '@/db/schema';
import { History } from '@/lib/assessment/history-report';

export interface StoredHistory {
  id: string;
  assessmentId: string;
  history: History;
  createdAt: Date;
}

export async function insertHistory(db: Queries, history: StoredHistory): Promise<void> {
  await db.insert(histories).values(history);
}

/** The newest history of an assessment; null when its past was never replayed. */
export async function findHistory(db: Queries, assessmentId: string): Promise<StoredHistory | null> {
  const [row] = await db
    .select()
    .from(histories)
    .where(eq(histories.assessmentId, assessmentId))
    .orderBy(desc(histories.createdAt), desc(histories.id))
    .limit(1);
  return row ? { ...row, history: History.parse(row.history) } : null;
}

/** The newest history of a team, be it that of an earlier assessment; null when its past was never replayed. */
export async function findHistoryOfTeam(db: Queries, teamId: string): Promise<StoredHistory | null> {
  const [row] = await db
    .select({
      id: histories.id,
      assessmentId: histories.assessmentId,
      history: histories.history,
      createdAt: histories.createdAt,
    })
    .from(histories)
    .innerJoin(assessments, eq(assessments.id, histories.assessmentId))
    .where(eq(assessments.teamId, teamId))
    .orderBy(desc(histories.createdAt), desc(histories.id))
    .limit(1);
  return row ? { ...row, history: History.parse(row.history) } : null;
}
