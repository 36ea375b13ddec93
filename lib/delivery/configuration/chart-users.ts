import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import { isObject, listAt, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** A chart that takes in another one of the same repository, or a helmfile that installs it. */
export interface ChartUser {
  folder: string;
  /** Its values for that chart stand under this key; null: they are that chart's alone. */
  key: string | null;
  /** The release's name, where a helmfile installs several charts. */
  release: string | null;
}

/** Tells which charts take in a chart of the repository by its folder (`file://…`), and which helmfiles install it from there. */
export function chartUsers(
  charts: readonly { path: string; text: string }[],
  helmfiles: readonly Helmfile[],
): (folder: string | null) => readonly ChartUser[] {
  const users = new Map<string, ChartUser[]>();
  const add = (folder: string, user: ChartUser): void => void users.set(folder, [...(users.get(folder) ?? []), user]);
  for (const { path, text } of charts) {
    const parsed = text.includes('file://') ? parseDocument(text) : null;
    if (!parsed?.ok || !isObject(parsed.value)) continue;
    for (const dependency of listAt(parsed.value, 'dependencies')) {
      const [, address] = /^file:\/\/(.+)$/.exec(textAt(dependency, 'repository') ?? '') ?? [];
      const folder = address === undefined ? null : joinPath(folderOf(path), address);
      const key = textAt(dependency, 'alias') ?? textAt(dependency, 'name');
      if (folder === null || key === undefined) continue;
      add(folder, { folder: folderOf(path), key, release: null });
    }
  }
  const folders = new Set(charts.map(({ path }) => folderOf(path)));
  for (const { path, releases } of helmfiles) {
    const isOfOne = new Set(releases.map(({ chart }) => chart)).size === 1;
    for (const { name, chart } of releases) {
      const folder = chart === null ? null : joinPath(folderOf(path), chart);
      if (folder !== null && folders.has(folder))
        add(folder, { folder: folderOf(path), key: null, release: isOfOne ? null : name });
    }
  }
  return (folder) => (folder === null ? [] : (users.get(folder) ?? []));
}
