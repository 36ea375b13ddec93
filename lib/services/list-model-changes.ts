import { listModelChanges as listStored } from '@/db/store/model-overlays';
import type { Context } from '@/lib/context';
import type { ModelOverlay } from '@/lib/model/overlay';

export interface ModelChangeView {
  id: string;
  /** The model version from then on. */
  version: string;
  reason: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** All that differed from the delivered model. */
  overlay: ModelOverlay;
}

/** What administrators changed of the model, the newest change first. */
export async function listModelChanges(
  context: Context,
  { limit = 50 }: { limit?: number } = {},
): Promise<ModelChangeView[]> {
  const changes = await listStored(context.db.read, limit);
  return changes.map((change) => ({ ...change, createdAt: change.createdAt.toISOString() }));
}
