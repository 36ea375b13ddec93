import { folderOf, joinPath } from '@/lib/scan/documents/pipelines/local-path';
import type { LocalText } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { remember } from '@/lib/scan/documents/remember';

/** Most files of one Makefile, and deepest chain of includes that is followed. */
const maximumFiles = 60;
const maximumDepth = 3;
/** A variable before a path that holds the folder of the Makefile itself, as far as can be told. */
const leadingVariable = /^\$[({](?:dir\s[^)]*|[A-Za-z_]\w*)[)}]\/?/;

/**
 * Paths that a Makefile takes in with `include`, each seen from its own folder and from the root of the repository; `*` stands for any
 * part of a name. What a variable in the middle of a path decides is left out.
 */
function includesOf(text: string, path: string): string[] {
  const found = [...text.matchAll(/^[-s]?include[^\S\n]([^#\n]{1,1000})/gm)].flatMap(([, names = '']) => {
    return names.trim().split(/\s+/);
  });
  const paths = found.flatMap((name) => {
    const plain = name.replace(leadingVariable, '');
    return plain === '' ? [] : [joined(folderOf(path), plain), joined('', plain)];
  });
  return [...new Set(paths.filter((other) => other !== null))].slice(0, maximumFiles);
}

/** A star is no part of a path elsewhere. */
function joined(folder: string, name: string): string | null {
  return joinPath(folder, name.replaceAll('*', '\u0001'))?.replaceAll('\u0001', '*') ?? null;
}

/** Whether a path is one that an `include` names; a star does not reach into folders. */
export function isIncluded(path: string, include: string): boolean {
  const parts = include.split('*');
  const [first = ''] = parts;
  if (parts.length === 1) return path === include;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = path.indexOf(part, at);
    if (next === -1) return false;
    at = next + part.length;
  }
  const last = parts.at(-1) ?? '';
  return path.length - last.length >= at && path.endsWith(last) && folderOf(path) === folderOf(include);
}

/** The Makefiles among the texts of a repository, as they include each other. Thousands of them may include the same ones. */
export class Makefiles {
  readonly #texts: ReadonlyMap<string, LocalText>;
  readonly #byFolder: ReadonlyMap<string, readonly string[]>;
  /** Files that one include names. */
  readonly #named = remember((include: string) => this.#find(include));
  readonly #includes = remember((path: string) => includesOf(this.#texts.get(path)?.text ?? '', path));

  constructor(texts: ReadonlyMap<string, LocalText>) {
    this.#texts = texts;
    this.#byFolder = Map.groupBy(texts.keys(), folderOf);
  }

  /** What the files of a Makefile include, as `includesOf` gives it. */
  includesOf(path: string): string[] {
    return this.filesOf(path).flatMap((file) => this.#includes(file));
  }

  /** A Makefile and the files that it includes, those that they include among them, as far as their texts are there. */
  filesOf(path: string): string[] {
    const found = new Set([path]);
    let latest = [path];
    for (let depth = 0; depth < maximumDepth && latest.length > 0 && found.size < maximumFiles; depth += 1) {
      const includes = new Set(latest.flatMap((file) => this.#includes(file)));
      latest = [...includes].flatMap((include) => this.#named(include)).filter((other) => !found.has(other));
      for (const file of latest) found.add(file);
    }
    return [...found].slice(0, maximumFiles);
  }

  /** A star does not reach into folders. */
  #find(include: string): string[] {
    const beside = this.#byFolder.get(folderOf(include)) ?? [];
    return beside.filter((path) => isIncluded(path, include)).slice(0, maximumFiles);
  }
}
