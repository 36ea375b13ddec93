import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { environmentOf } from '@/lib/scan/environments';

const settings = /\.(ya?ml|json)$/i;
/** Folders whose files are named for environments or targets. */
const ofTargets =
  /^(env|envs|environments?|overlays?|clusters?|stages?|tenants|deployments?|regions?|targets?|rings?|values|vars|variables|config|configs|configuration|settings|params|parameters)$/i;
/** Files that any folder may hold beside those of its environments. */
const neutral =
  /^(_.*|\..*|base|common|shared|global|defaults?|values|chart|kustomization|helmfile|readme|all|any)([-_.].*)?$/i;
/** A whole name that is an environment is one word, or a ring. */
const oneWord = /^(ring-?\d+|[^-_./:@\s]+)$/;
/** With more other files beside it, the one file that is called like an environment is just one of them. */
const mostStrangers = 5;

/**
 * Files that bear the name of an environment and stand for something else: the only such file among many others
 * (`namespaces/dev.yaml` beside twenty namespaces).
 */
export function crowdedFiles(paths: readonly string[]): ReadonlySet<string> {
  const named = new Map<string, string[]>();
  for (const path of paths) {
    const stem = stemOf(path);
    if (stem === null || !oneWord.test(stem) || environmentOf(stem)?.name !== stem) continue;
    const folder = folderOf(path);
    if (ofTargets.test(nameOf(folder))) continue;
    const beside = named.get(folder);
    if (beside) beside.push(path);
    else named.set(folder, [path]);
  }
  const alone = new Map([...named].filter(([, files]) => new Set(files.map(stemOf)).size === 1));
  const strangers = alone.size === 0 ? new Map<string, number>() : countOthers(paths, alone);
  return new Set([...alone].flatMap(([folder, files]) => ((strangers.get(folder) ?? 0) > mostStrangers ? files : [])));
}

/** Name of a file of settings without its ending, in lower case; null: it is no such file. */
function stemOf(path: string): string | null {
  return settings.test(path) ? nameOf(path).replace(settings, '').toLowerCase() : null;
}

/** How many other files each of the folders holds. */
function countOthers(paths: readonly string[], folders: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = folderOf(path);
    const files = folders.get(folder);
    const stem = files === undefined || files.includes(path) ? null : stemOf(path);
    if (stem !== null && !neutral.test(stem)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
