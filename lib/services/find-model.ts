import { findModelChange } from '@/db/store/model-overlays';
import type { Context } from '@/lib/context';
import type { Model } from '@/lib/model/model';
import { OverlayError } from '@/lib/model/overlay';
import { overlaidModel } from '@/lib/services/overlaid-model';

/** The model of a version that an assessment was judged with; null for one that this Cairn no longer has. */
export async function findModel(context: Context, { version }: { version: string }): Promise<Model | null> {
  if (version === context.model.version) return context.model;
  const change = await findModelChange(context.db.read, version);
  if (change === null) return null;
  try {
    const model = overlaidModel(context.model, change.overlay);
    return model.version === version ? model : null;
  } catch (error) {
    if (error instanceof OverlayError) return null;
    throw error;
  }
}
