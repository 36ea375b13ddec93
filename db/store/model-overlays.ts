import { desc, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { modelOverlays } from '@/db/schema';
import { ModelOverlay } from '@/lib/model/overlay';

/** One change of the model by an administrator: it holds until the next one. */
export interface StoredModelChange {
  id: string;
  overlay: ModelOverlay;
  /** The model version with it. */
  version: string;
  reason: string;
  createdAt: Date;
}

export async function insertModelChange(db: Queries, change: StoredModelChange): Promise<void> {
  await db.insert(modelOverlays).values(change);
}

/** The newest changes first. */
export async function listModelChanges(db: Queries, limit: number): Promise<StoredModelChange[]> {
  const rows = await db
    .select()
    .from(modelOverlays)
    .orderBy(desc(modelOverlays.createdAt), desc(modelOverlays.id))
    .limit(limit);
  return rows.map(toChange);
}

/** The change that made a model version; null when none did. */
export async function findModelChange(db: Queries, version: string): Promise<StoredModelChange | null> {
  const [row] = await db.select().from(modelOverlays).where(eq(modelOverlays.version, version)).limit(1);
  return row ? toChange(row) : null;
}

function toChange(row: typeof modelOverlays.$inferSelect): StoredModelChange {
  return { ...row, overlay: ModelOverlay.parse(row.overlay) };
}
