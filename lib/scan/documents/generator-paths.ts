import { folderOf } from '@/lib/scan/documents/folder';
import { isObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { matchesWildcard } from '@/lib/scan/documents/wildcard';

/** Patterns of folders that the git generators of an ApplicationSet read, those inside `matrix` and `merge` included. */
export function generatorPatterns(body: JsonValue | null): string[] {
  const patterns: string[] = [];
  const visit = (generators: readonly JsonValue[], depth: number): void => {
    for (const generator of generators.filter(isObject)) {
      for (const entry of listAt(generator, 'git', 'directories')) {
        const path = textAt(entry, 'path');
        if (path !== undefined && !(isObject(entry) && entry['exclude'] === true)) patterns.push(path);
      }
      for (const entry of listAt(generator, 'git', 'files')) {
        const path = textAt(entry, 'path');
        if (path !== undefined) patterns.push(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      }
      if (depth < 6) for (const key of ['matrix', 'merge']) visit(listAt(generator, key, 'generators'), depth + 1);
    }
  };
  visit(listAt(body ?? undefined, 'spec', 'generators'), 0);
  return patterns;
}

/** Whether a pattern reads a folder, or folders inside it: `apps/?/prod` leads through `apps/web` to `apps/web/prod`. */
export function leadsThrough(pattern: string, folder: string): boolean {
  const [root = '', ...rest] = pattern.split('/**');
  const parts = root.split('/').filter((part) => part !== '' && part !== '.');
  const segments = folder.split('/');
  if (rest.length === 0 && segments.length > parts.length) return false;
  return parts.slice(0, segments.length).every((part, at) => matchesWildcard(part, segments[at] ?? ''));
}

/** What the generator knows of folders is in its own patterns. */
const ofFolders = /\bpath\b/;
const expression = /\{\{([^{}]{0,200})\}\}/g;

/**
 * Patterns of the folders that parameters lead to in what the template of an ApplicationSet delivers: `clusters/{{name}}` reads
 * `clusters/*`. Values files count by their folder, from the root of the tree.
 */
export function filledPatterns(sources: readonly string[], valueFiles: readonly string[]): string[] {
  const ofValues = valueFiles.map((file) => folderOf(file.replace(/^\$[\w-]+\/|^(\.\.\/)+/, '')));
  return [...new Set([...sources, ...ofValues])].flatMap((path) => {
    const written = [...path.matchAll(expression)].map(([, inside = '']) => inside);
    if (written.length === 0 || ofFolders.test(written[0] ?? '')) return [];
    const pattern = path.replace(expression, '*');
    return /^[*/]*$/.test(pattern) ? [] : [pattern];
  });
}
