import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import { isObject, listAt, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** A chart that takes in another one of the same repository. */
export interface ChartUser {
  folder: string;
  /** Its values for that chart stand under this key. */
  key: string;
}

/** Tells which charts take in a chart of the repository by its folder (`file://…`). */
export function chartUsers(
  charts: readonly { path: string; text: string }[],
): (folder: string | null) => readonly ChartUser[] {
  const users = new Map<string, ChartUser[]>();
  for (const { path, text } of charts) {
    const parsed = text.includes('file://') ? parseDocument(text) : null;
    if (!parsed?.ok || !isObject(parsed.value)) continue;
    for (const dependency of listAt(parsed.value, 'dependencies')) {
      const [, address] = /^file:\/\/(.+)$/.exec(textAt(dependency, 'repository') ?? '') ?? [];
      const folder = address === undefined ? null : joinPath(folderOf(path), address);
      const key = textAt(dependency, 'alias') ?? textAt(dependency, 'name');
      if (folder === null || key === undefined) continue;
      users.set(folder, [...(users.get(folder) ?? []), { folder: folderOf(path), key }]);
    }
  }
  return (folder) => (folder === null ? [] : (users.get(folder) ?? []));
}
