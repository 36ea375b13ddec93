import { join } from 'node:path';
import type { Context } from '@/lib/context';
import type { ModelPages } from '@/lib/model/pages';
import { readPages } from '@/lib/model/read-content';

/**
 * The pages about the model: its levels, the steps between them, and the method.
 * @throws {ModelError} when the content is wrong.
 */
export function getModelPages({ projectFolder, model }: Context): ModelPages {
  return readPages(join(projectFolder, 'content'), model);
}
