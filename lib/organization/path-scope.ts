import { CairnError } from '@/lib/errors';

const LONGEST_PATH = 500;
const MOST_PATHS = 200;

/**
 * The folders of a repository that somebody answers for, as typed: without what says nothing (`./`, a slash at the end), without
 * repetitions and folders inside others, sorted. None stands for the whole repository.
 * @param field of the error
 * @throws {CairnError} `invalid-input` for what is no folder seen from the top of the repository.
 */
export function readPathScope(paths: readonly string[], field: string): string[] {
  if (paths.length > MOST_PATHS) {
    throw new CairnError('invalid-input', `Give at most ${MOST_PATHS} folders, or a folder above them.`, { field });
  }
  const folders = [...new Set(paths.map((path) => readFolder(path, field)))].sort();
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

/** One folder, as in `readPathScope`; the empty text stands for the whole repository and stays as it is. */
export function readOptionalFolder(text: string, field: string): string {
  return text.trim() === '' ? '' : readFolder(text, field);
}

function readFolder(text: string, field: string): string {
  const problem = folderProblem(text);
  if (problem !== null) throw new CairnError('invalid-input', problem, { field });
  return tidyFolder(text);
}

/** What is wrong with a folder; null for a good one. */
export function folderProblem(text: string): string | null {
  const typed = text.trim();
  const tidied = tidyFolder(typed);
  const shown = `"${typed.slice(0, 80)}"`;
  if (typed.length > LONGEST_PATH) return `The folder ${shown}… is too long. Give at most ${LONGEST_PATH} characters.`;
  if (/\p{Cc}/u.test(typed)) return `The folder ${shown} holds a character that cannot be shown. Type it anew.`;
  if (typed.includes('\\')) return `Write the folder ${shown} with slashes: apps/payments.`;
  if (/^(\/|~|[a-z]:)/i.test(typed) || /^(~|[a-z]:)/i.test(tidied)) {
    return `${shown} does not start inside the repository. Write the folder as seen from its top: apps/payments.`;
  }
  if (`${typed}/${tidied}`.split('/').includes('..'))
    return `${shown} leads out of where it starts. Write the folder without "..".`;
  if (/[*?[\]{}]|^!/.test(typed) || tidied.startsWith('!')) {
    return `${shown} is a pattern. Name each folder as it is; everything below it belongs to it.`;
  }
  return tidied === '' ? 'Name a folder, such as apps/payments; give none where it is the whole repository.' : null;
}

/** A folder without what says nothing: `./`, doubled slashes, a slash at the end. */
export function tidyFolder(text: string): string {
  const names = text.trim().split('/');
  const tidied = names
    .filter((name) => name !== '' && name !== '.')
    .join('/')
    .trim();
  // What stood before a slash may say nothing either, once the slash is gone: `. /`.
  return tidied === text ? tidied : tidyFolder(tidied);
}
