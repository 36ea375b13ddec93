import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmarks } from '@/lib/model/benchmarks';
import { DELIVERY_GUIDE_FILE, type DeliveryGuide, parseDeliveryGuide } from '@/lib/model/delivery-guide';
import type { Model } from '@/lib/model/model';
import type { ModelPages } from '@/lib/model/pages';
import { parseModel } from '@/lib/model/parse';
import { parseBenchmarks } from '@/lib/model/parse-benchmarks';
import { parsePages } from '@/lib/model/parse-pages';

/**
 * Reads the maturity model from the content folder of this project; what else that folder holds is not read.
 * @throws {ModelError} when the content is incomplete or wrong.
 */
export function readModel(contentFolder: string): Model {
  const paths = ['model.yaml', ...listFolder(contentFolder, 'criteria'), ...listFolder(contentFolder, 'indicators')];
  return parseModel(readFiles(contentFolder, paths));
}

/**
 * Reads the pages about the model from the content folder of this project.
 * @throws {ModelError} when a page is incomplete or wrong, or names what the model does not have.
 */
export function readPages(contentFolder: string, model: Model): ModelPages {
  const paths = ['pages', 'pages/levels', 'pages/steps'].flatMap((folder) => listFolder(contentFolder, folder));
  return parsePages(readFiles(contentFolder, paths), model);
}

/**
 * Reads what surveys tell of others' delivery from the content folder of this project.
 * @throws {ModelError} when a file is incomplete or wrong.
 */
export function readBenchmarks(contentFolder: string): Benchmarks {
  return parseBenchmarks(readFiles(contentFolder, listFolder(contentFolder, 'benchmarks')));
}

/**
 * Reads what stands beside the figures of delivery from the content folder of this project.
 * @throws {ModelError} when the file is incomplete or wrong, or names what the model does not have.
 */
export function readDeliveryGuide(contentFolder: string, model: Model): DeliveryGuide {
  return parseDeliveryGuide(readFiles(contentFolder, [DELIVERY_GUIDE_FILE]).get(DELIVERY_GUIDE_FILE), model);
}

/** The texts of the files that exist, by path. */
function readFiles(contentFolder: string, paths: readonly string[]): Map<string, string> {
  const present = paths.filter((path) => existsSync(join(contentFolder, path)));
  return new Map(present.map((path) => [path, readFileSync(join(contentFolder, path), 'utf8')]));
}

/** The files of a folder save hidden ones, which desktops and editors leave behind. */
function listFolder(contentFolder: string, folder: string): string[] {
  if (!existsSync(join(contentFolder, folder))) return [];
  return readdirSync(join(contentFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `${folder}/${entry.name}`);
}
