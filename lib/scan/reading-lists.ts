import { isCloudTemplatePath, isInfrastructureText } from '@/lib/scan/documents/infrastructure-code';
import { programFiles } from '@/lib/scan/documents/infrastructure-programs';
import { mayBeConcourse } from '@/lib/scan/documents/pipelines/select';
import { rememberFor } from '@/lib/scan/documents/remember';
import { needsOwnText } from '@/lib/scan/own-texts';
import type { FileToRead } from '@/lib/scan/reading-plan';
import { type ReaderId, readerOf } from '@/lib/scan/select-files';
import type { TreePaths } from '@/lib/scan/tree-paths';
import { guideFiles } from '@/lib/scan/written-guides';

/** The files of a tree that are read, by what reads them; a file may be in several lists. */
export interface ReadingLists<File> {
  manifests: readonly File[];
  plain: readonly File[];
  terraform: readonly File[];
  /** Files that rules read as text: those that only they read, which come first, and others. */
  texts: readonly File[];
  textsAlone: readonly File[];
  /** Code in which credentials are looked for. */
  credentials: readonly File[];
  /** Documents that people wrote for people. */
  documents: readonly File[];
  /** Files that are pipelines by their path, and those that may be ones of Concourse. */
  pipelines: readonly File[];
  /** Files that were put aside, by the reader that they would need. */
  archived: ReadonlyMap<ReaderId, readonly File[]>;
  /** How many files count and have a reader. */
  total: number;
}

/**
 * Lists the files of a tree by what reads them; files that do not count are left unread unless they are asked for. The paths tell it, so
 * that it is worked out once for commits of the same paths.
 * @param files those of the tree, in its order
 */
export function readingLists(
  files: readonly FileToRead[],
  tree: TreePaths,
  includeTests: boolean,
): ReadingLists<FileToRead> {
  const lists = (includeTests ? listsOfAll : listsOfCounted)(tree);
  const filesAt = (places: readonly Placed[]) => places.flatMap(({ at }) => files[at] ?? []);
  return {
    manifests: filesAt(lists.manifests),
    plain: filesAt(lists.plain),
    terraform: filesAt(lists.terraform),
    texts: filesAt(lists.texts),
    textsAlone: filesAt(lists.textsAlone),
    credentials: filesAt(lists.credentials),
    documents: filesAt(lists.documents),
    pipelines: filesAt(lists.pipelines),
    archived: new Map([...lists.archived].map(([reader, places]) => [reader, filesAt(places)])),
    total: lists.total,
  };
}

/** A path, and where it stands among those of its tree. */
interface Placed {
  path: string;
  at: number;
}

const listsOfAll = rememberFor((tree: TreePaths) => listPaths(tree, true));
const listsOfCounted = rememberFor((tree: TreePaths) => listPaths(tree, false));

function listPaths(tree: TreePaths, includeTests: boolean): ReadingLists<Placed> {
  const all = tree.paths.map((path, at): Placed => ({ path, at }));
  const { counted, archived } = groupByReader(all, tree, includeTests);
  const of = (reader: ReaderId): readonly Placed[] => counted.get(reader) ?? [];
  const yaml = [...of('manifests'), ...of('plain-manifests')];
  const programs = programFiles(all, tree.all).filter(({ path }) => !tree.classes.has(path));
  return {
    manifests: of('manifests'),
    plain: of('plain-manifests'),
    terraform: of('terraform'),
    texts: [...of('text'), ...yaml.filter(isReadAsText), ...programs],
    textsAlone: of('text'),
    credentials: [...of('terraform'), ...of('pipeline'), ...yaml.filter(({ path }) => isCloudTemplatePath(path))],
    documents: guideFiles(all, tree),
    pipelines: [...of('pipeline'), ...yaml.filter(({ path }) => mayBeConcourse(path))],
    archived,
    total: [...counted.values()].reduce((sum, group) => sum + group.length, 0),
  };
}

/** YAML that rules read as text, too. */
function isReadAsText({ path }: Placed): boolean {
  return isInfrastructureText(path) || needsOwnText(path);
}

/** Files by the reader that they need: those that count, and those that were put aside. */
function groupByReader(files: readonly Placed[], { classes }: TreePaths, includeTests: boolean) {
  const counted = new Map<ReaderId, Placed[]>();
  const archived = new Map<ReaderId, Placed[]>();
  for (const file of files) {
    const reason = includeTests ? undefined : classes.get(file.path);
    const reader = reason === undefined || reason === 'archived' ? readerOf(file.path) : null;
    if (reader === null) continue;
    const groups = reason === 'archived' ? archived : counted;
    const group = groups.get(reader);
    if (group) group.push(file);
    else groups.set(reader, [file]);
  }
  return { counted, archived };
}
