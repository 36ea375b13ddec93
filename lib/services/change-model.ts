import { randomUUID } from 'node:crypto';
import { insertModelChange } from '@/db/store/model-overlays';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { type ModelOverlay, OverlayError, reduceOverlay } from '@/lib/model/overlay';
import { currentModel } from '@/lib/services/current-model';
import { overlaidModel } from '@/lib/services/overlaid-model';

export interface ChangeModel {
  /** All that shall differ from the delivered model; what it does not name is as delivered. */
  overlay: ModelOverlay;
  /** Why, for those who ask later. */
  reason: string;
}

/**
 * Changes thresholds and gates from now on; assessments that exist stay as they were judged. Gives the new model version.
 * @throws {CairnError} `invalid-input` without a reason, for an overlay that would break the model (the message names each
 * field), and for one that changes nothing of what holds.
 */
export async function changeModel(context: Context, { overlay, reason }: ChangeModel): Promise<{ version: string }> {
  const why = reason.trim();
  if (why === '') throw new CairnError('invalid-input', 'Give a reason: others will ask why the numbers differ.');
  const { version } = checked(context, overlay);
  if (version === (await currentModel(context)).version) {
    throw new CairnError('invalid-input', 'Nothing is changed: these are the numbers and gates that hold.');
  }
  const change = { overlay: reduceOverlay(context.model, overlay), version, reason: why, createdAt: context.now() };
  await context.db.write((transaction) => insertModelChange(transaction, { id: randomUUID(), ...change }));
  return { version };
}

function checked(context: Context, overlay: ModelOverlay) {
  try {
    return overlaidModel(context.model, overlay);
  } catch (error) {
    if (error instanceof OverlayError) throw new CairnError('invalid-input', error.message, { cause: error });
    throw error;
  }
}
