import { listModelChanges } from '@/db/store/model-overlays';
import type { Context } from '@/lib/context';
import type { Model } from '@/lib/model/model';
import { type ModelOverlay, NO_OVERLAY, OverlayError } from '@/lib/model/overlay';
import { overlaidModel } from '@/lib/services/overlaid-model';

interface Current {
  /** Id of the change that it was made with; null for the delivered model. */
  changeId: string | null;
  overlay: ModelOverlay;
  model: Model;
}

/** The model is the same for as long as nobody changes it: pages ask for it many times. */
const lastKnown = new WeakMap<Model, Current>();

/** The model that holds now: the delivered one (`context.model`) with the newest change of an administrator. */
export async function currentModel(context: Context): Promise<Model> {
  return (await findCurrent(context)).model;
}

/** The changes that `currentModel` is made with, for a process that has no database. */
export async function currentOverlay(context: Context): Promise<ModelOverlay> {
  return (await findCurrent(context)).overlay;
}

async function findCurrent(context: Context): Promise<Current> {
  const [change] = await listModelChanges(context.db.read, 1);
  const delivered: Current = { changeId: null, overlay: NO_OVERLAY, model: context.model };
  if (change === undefined) return delivered;
  const known = lastKnown.get(context.model);
  if (known?.changeId === change.id) return known;
  const current = { ...(applied(context, change.overlay) ?? delivered), changeId: change.id };
  lastKnown.set(context.model, current);
  return current;
}

/** Null for changes that a later Cairn's model does not fit: what is delivered holds until it is changed anew. */
function applied(context: Context, overlay: ModelOverlay): Pick<Current, 'overlay' | 'model'> | null {
  try {
    return { overlay, model: overlaidModel(context.model, overlay) };
  } catch (error) {
    if (!(error instanceof OverlayError)) throw error;
    context.log.error('The changes of the model do not fit this version of Cairn and are not used', { error });
    return null;
  }
}
