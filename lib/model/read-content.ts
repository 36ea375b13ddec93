import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@/lib/model/model';
import { parseModel } from '@/lib/model/parse';

/**
 * Reads the maturity model from the content folder of this project; what else that folder holds is not read.
 * @throws {ModelError} when the content is incomplete or wrong.
 */
export function readModel(contentFolder: string): Model {
  const paths = ['model.yaml', ...listFolder(contentFolder, 'criteria'), ...listFolder(contentFolder, 'indicators')];
  const present = paths.filter((path) => existsSync(join(contentFolder, path)));
  return parseModel(new Map(present.map((path) => [path, readFileSync(join(contentFolder, path), 'utf8')])));
}

/** The files of a folder save hidden ones, which desktops and editors leave behind. */
function listFolder(contentFolder: string, folder: string): string[] {
  if (!existsSync(join(contentFolder, folder))) return [];
  return readdirSync(join(contentFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `${folder}/${entry.name}`);
}
