import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { folderOf } from '@/lib/scan/documents/folder';
import { filesOfClass } from '@/lib/scan/files-by-path';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';

/** Most entries listed; the rest of each reason is summed up in one. */
const mostEntries = 200;
/** Most places listed of one file. */
const mostPlaces = 5;

type NotCounted = RepositoryFacts['notCounted'][number];

const notes: Record<Exclude<NotCounted['reason'], 'unread'>, string> = {
  test: 'tests and their fixtures',
  example: 'examples and samples',
  documentation: 'documentation',
  vendored: 'copies of what others keep',
  generated: 'generated files',
  archived: 'what was put aside',
};

/**
 * Lists what was left out, one entry for the topmost folder that is left out as a whole, and what could not be read, one entry a file.
 * What could not be read comes first, since it may hide something.
 */
export function summarizeNotCounted(inventory: Inventory): NotCounted[] {
  const byFolder = new Map<string, NotCounted>();
  const leftOut = inventory.files.flatMap(({ path, notCounted }) =>
    notCounted === null ? [] : [{ path, reason: notCounted }],
  );
  const whole = foldersLeftOutWhole(leftOut, filesOfClass(inventory, null));
  for (const file of leftOut) {
    const { reason } = file;
    const path = topmost(file.path, whole) ?? file.path;
    const key = `${reason} ${path}`;
    const entry = byFolder.get(key);
    if (entry) entry.files += 1;
    else byFolder.set(key, { path, files: 1, reason, note: notes[reason] });
  }
  return shortened([...sorted(summarizeUnread(inventory)), ...sorted([...byFolder.values()])]);
}

/** One entry a file, with each place of it that could not be read. */
function summarizeUnread({ unread }: Inventory): NotCounted[] {
  const byPath = Map.groupBy(unread, ({ path }) => path);
  return [...byPath].map(([path, problems]): NotCounted => {
    const all = [...new Set(problems.map(({ line, reason }) => (line === null ? reason : `line ${line}: ${reason}`)))];
    const more = all.length > mostPlaces ? [`${all.length - mostPlaces} more places`] : [];
    return { path, files: 1, reason: 'unread', note: [...all.slice(0, mostPlaces), ...more].join('; ') };
  });
}

/** The first entries, and one at the root of the repository for the rest of each reason. */
function shortened(entries: NotCounted[]): NotCounted[] {
  const rest = Map.groupBy(entries.slice(mostEntries), ({ reason }) => reason);
  const sums = [...rest].map(([reason, left]): NotCounted => {
    const files = left.reduce((sum, entry) => sum + entry.files, 0);
    return { path: '.', files, reason, note: `and ${files} more, which are not listed` };
  });
  return [...entries.slice(0, mostEntries), ...sums];
}

function sorted(entries: NotCounted[]): NotCounted[] {
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

type Placed = Pick<InventoryFile, 'path'>;

/** Folders of which no file counts. */
function foldersLeftOutWhole(leftOut: readonly Placed[], counted: readonly Placed[]): Set<string> {
  if (leftOut.length === 0) return new Set();
  return foldersOf(leftOut).difference(foldersOf(counted));
}

/** The folders that files lie in, all but the root. */
function foldersOf(files: readonly Placed[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  return folders;
}

function topmost(path: string, whole: ReadonlySet<string>): string | null {
  let found: string | null = null;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (whole.has(folder)) found = folder;
  return found;
}
