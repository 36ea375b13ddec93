import { findHistory } from '@/db/store/histories';
import type { History } from '@/lib/assessment/history-report';
import type { Context } from '@/lib/context';

export interface HistoryView {
  history: History;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** The past of an assessment; null when it was never replayed. */
export async function getHistory(
  context: Context,
  { assessmentId }: { assessmentId: string },
): Promise<HistoryView | null> {
  const stored = await findHistory(context.db.read, assessmentId);
  return stored && { history: stored.history, createdAt: stored.createdAt.toISOString() };
}
