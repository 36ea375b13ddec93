import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import { isUnresolved, UNRESOLVED } from '@/lib/scan/documents/unresolved';
import { type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** What the names of values files tell of a repository's environments. */
export interface EnvironmentSettings {
  /** Names without a separator that only their set explains (`eastprod` beside `eastdev`), with the tier of each. */
  names: ReadonlyMap<string, EnvironmentName>;
  /** The environment of a name: one of the set, else the one that its words tell. */
  named: (name: string) => EnvironmentName | null;
  /** As `named`, of the stem of a file, with or without the word `values` before it. */
  ofStem: (stem: string) => EnvironmentName | null;
  /** Environments for which an expression in the name of a file (`values-{{ … }}.yaml`) finds one beside it, from the root of the tree. */
  filled: (file: string) => EnvironmentName[];
}

/** A set of names that recurs over this many folders is how the repository is built, not the naming of one chart. */
const fewestFolders = 3;
const valuesFile = /^values[-_.]([a-z0-9][a-z0-9-]*)\.ya?ml$/i;
const joinedToken = /^([a-z]{2,}?)(prod|prd|staging|stage|stg|uat|qa|test|int|dev)$/;

/** Reads the names of all values files of a tree. */
export function environmentSettings(paths: readonly string[]): EnvironmentSettings {
  const names = joinedNames(paths);
  const ofStem = (stem: string): EnvironmentName | null => {
    const bare = stem.replace(/^values[-_.]/i, '');
    return (names.size > 0 ? names.get(bare) : undefined) ?? environmentOf(bare);
  };
  let byFolder: ReadonlyMap<string, readonly string[]> | undefined;
  const filled = (file: string): EnvironmentName[] => {
    byFolder ??= Map.groupBy(paths, folderOf);
    return filledNames(file, byFolder, named);
  };
  const named = (name: string): EnvironmentName | null => names.get(name.toLowerCase()) ?? environmentOf(name);
  return { names, named, ofStem, filled };
}

/** Names whose first word joins a token to a beginning that another name of the set joins to another token. */
function joinedNames(paths: readonly string[]): Map<string, EnvironmentName> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const [, name] = (/^v/i.test(file) && valuesFile.exec(file)) || [];
    if (name === undefined) continue;
    const known = folders.get(name.toLowerCase()) ?? new Set();
    folders.set(name.toLowerCase(), known.add(folderOf(path)));
  }
  const joined = [...folders].flatMap(([name, places]) => {
    const [, beginning, token] = joinedToken.exec(name.split('-')[0] ?? '') ?? [];
    if (places.size < fewestFolders || environmentOf(name) || !beginning || !token) return [];
    return [{ name, beginning, token }];
  });
  const tokens = Map.groupBy(joined, ({ beginning }) => beginning);
  return new Map(
    joined
      .filter(({ beginning }) => new Set(tokens.get(beginning)?.map(({ token }) => token)).size > 1)
      .map(({ name, token }) => [name, { name, tier: environmentOf(token)?.tier ?? null }]),
  );
}

/** What the expression stands for is the name of the environment, whatever it is called. */
function filledNames(
  file: string,
  byFolder: ReadonlyMap<string, readonly string[]>,
  named: (name: string) => EnvironmentName | null,
): EnvironmentName[] {
  const path = joinPath('', file.replace(/\{\{[^{}]*\}\}/g, UNRESOLVED));
  if (path === null || isUnresolved(folderOf(path))) return [];
  const [before = '', after, more] = path.split(UNRESOLVED);
  // An expression alone may bring any file; only a name around it says that the file is picked.
  if (after === undefined || more !== undefined || before === '' || before.endsWith('/')) return [];
  return (byFolder.get(folderOf(path)) ?? []).flatMap((other) => {
    if (!other.startsWith(before) || !other.endsWith(after) || other.length <= before.length + after.length) return [];
    const name = other.slice(before.length, other.length - after.length).toLowerCase();
    return [{ name, tier: named(name)?.tier ?? null }];
  });
}
