import { type GuideFacts, isGuidePath } from '@/lib/scan/documents/deployment-guide';
import { isOperationsPath, type OperationsGuide } from '@/lib/scan/documents/operations-guide';
import type { TreePaths } from '@/lib/scan/tree-paths';

interface FileOfTree {
  path: string;
  objectId: string;
}

/** Documents that are read for what they describe: they count wherever they stand, save those of tests, examples and others. */
export function guideFiles<File extends Pick<FileOfTree, 'path'>>(files: readonly File[], tree: TreePaths): File[] {
  return files.filter(
    ({ path }) =>
      (isGuidePath(path) || mayTellOperations(path, tree)) &&
      (tree.classes.get(path) ?? 'documentation') === 'documentation',
  );
}

/** Places the documents that tell the steps of operational tasks; `files` are those that `guideFiles` chose. */
export function placeOperationsGuides(
  files: readonly FileOfTree[],
  facts: ReadonlyMap<string, GuideFacts>,
  tree: TreePaths,
): OperationsGuide[] {
  return files.flatMap(({ path, objectId }) => {
    const sections = facts.get(path)?.operations;
    return sections !== undefined && mayTellOperations(path, tree) ? [{ path, objectId, sections }] : [];
  });
}

/** A chart among others speaks to whoever installs it. A chart that is the whole repository is the team's own matter. */
function mayTellOperations(path: string, { chartFolderOf }: TreePaths): boolean {
  return isOperationsPath(path) && (chartFolderOf(path) ?? '') === '';
}
