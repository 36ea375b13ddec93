/** Files of a repository at a moment: path to text. */
export type Files = ReadonlyMap<string, string>;

/** What a change makes of files: path to new text, or null to delete. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** A change of files that knows what stood there before it. */
export type Edit = (files: Files) => FileChanges;

export interface Person {
  name: string;
  email: string;
}

/** How a change reaches the branch: pushed, or proposed and then squashed or merged. */
export type Route = 'push' | 'squash' | 'merge';

/** One change of a repository's past. */
export interface Change {
  /** Working days before the day of generation. */
  ago: number;
  /** Minutes after midnight, UTC, of the moment when it reached the branch. */
  minutes: number;
  author: Person;
  /** Who merges what was proposed, and writes the merge commit. Unless given, the author. */
  mergedBy?: Person;
  route: Route;
  title: string;
  body?: string;
  edit: Edit;
  brings?: Brought;
  work?: ProposedWork;
}

/** A version that a change of a configuration repository brings to an environment. */
export interface Brought {
  service: string;
  environment: string;
  version: string;
  /** The version whose harm this one ends. */
  ends?: string;
}

/** How a change of an application came to be. Hours are spans, one after the other, that end with the merge. */
export interface ProposedWork {
  codingHours: number;
  /** From opening to the first review. */
  pickupHours: number;
  reviewHours: number;
  isHotfix: boolean;
  /** The version that is built from it. */
  completes?: string;
}

/** Writes files whole. */
export function write(files: FileChanges): Edit {
  return () => files;
}

/** Deletes every file below the folders, and the files, that are named. */
export function remove(...paths: readonly string[]): Edit {
  return (files) => {
    const isNamed = (file: string) => paths.some((path) => file === path || file.startsWith(`${path}/`));
    const found = [...files.keys()].filter(isNamed);
    if (found.length === 0) throw new Error(`The sample has nothing to delete at ${paths.join(', ')}.`);
    return Object.fromEntries(found.map((file) => [file, null]));
  };
}

/** Replaces a part of a file. Throws when the file has no such part: the story has gone wrong. */
export function replace(path: string, from: string | RegExp, to: string): Edit {
  return (files) => {
    const before = textOf(files, path);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`The sample finds no ${from} to replace in ${path}.`);
    return { [path]: after };
  };
}

/** One edit after the other, each seeing what those before it made. */
export function together(...edits: readonly Edit[]): Edit {
  return (files) => {
    const current = new Map(files);
    const changes: Record<string, string | null> = {};
    for (const edit of edits) {
      for (const [path, text] of Object.entries(edit(current))) {
        changes[path] = text;
        if (text === null) current.delete(path);
        else current.set(path, text);
      }
    }
    return changes;
  };
}

/** Sets the tag of an image in a kustomization's list, as `kustomize edit set image` does. */
export function setImageTag(path: string, image: string, tag: string): Edit {
  return (files) => {
    const at = new RegExp(`(- name: ${asPattern(image)}\\n\\s+newTag: ).*`);
    const before = textOf(files, path);
    if (!at.test(before)) throw new Error(`The sample finds no image ${image} in ${path}.`);
    return { [path]: before.replace(at, (_, start: string) => `${start}${tag}`) };
  };
}

/** Sets the tag that follows a repository in the values of a chart. */
export function setValuesTag(path: string, image: string, tag: string): Edit {
  return (files) => {
    const at = new RegExp(`(repository: ${asPattern(image)}\\n\\s+tag: )"?[^"\\s]*"?`);
    const before = textOf(files, path);
    if (!at.test(before)) throw new Error(`The sample finds no image ${image} in ${path}.`);
    return { [path]: before.replace(at, (_, start: string) => `${start}"${tag}"`) };
  };
}

function textOf(files: Files, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`The sample has no file ${path} yet.`);
  return text;
}

function asPattern(text: string): string {
  return text.replace(/[.+^${}()|[\]\\/]/g, '\\$&');
}

/** A change as a story tells it: who did what how many working days ago; in the course of the day unless `more` says when. */
export function told(
  ago: number,
  [author, route]: readonly [Person, Route],
  title: string,
  edit: Edit,
  more: Partial<Pick<Change, 'minutes' | 'mergedBy' | 'body' | 'work'>> = {},
): Change {
  return { ago, minutes: 9 * 60 + ((ago * 37) % 300), author, route, title, edit, ...more };
}
