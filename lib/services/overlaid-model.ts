import { createHash } from 'node:crypto';
import type { Model } from '@/lib/model/model';
import { applyOverlay, type ModelOverlay } from '@/lib/model/overlay';

/**
 * The model with an administrator's changes, its version with their SHA-256.
 * @throws {OverlayError} when the result would be no model.
 */
export function overlaidModel(delivered: Model, overlay: ModelOverlay): Model {
  return applyOverlay(delivered, overlay, (text) => createHash('sha256').update(text).digest('hex'));
}
