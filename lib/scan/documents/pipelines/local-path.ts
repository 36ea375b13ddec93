import type { StepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** Ways in which systems name the folder of the checkout. */
const checkout =
  /^(\$\{\{\s*github\.workspace\s*\}\}|\$\{?(GITHUB_WORKSPACE|CI_PROJECT_DIR|BUILDKITE_BUILD_CHECKOUT_PATH|WORKSPACE|CODEBUILD_SRC_DIR|PWD)\}?|\$\((System\.DefaultWorkingDirectory|Build\.SourcesDirectory)\)|\$\(pwd\))(\/|$)/;

/** A folder as written, relative to the repository's root; undefined where none is set. */
export function localFolder(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (joinPath('', text) ?? text);
}

/**
 * The path of the repository that `path` means in a folder of it. Null where it leaves the repository, is absolute, or holds
 * variables that are not known.
 */
export function joinPath(folder: string, path: string): string | null {
  const isRooted = checkout.test(path);
  const relative = path.replace(checkout, '');
  if (relative.startsWith('/') || relative.startsWith('~') || /[$*?`{}]/.test(relative)) return null;
  const segments: string[] = [];
  for (const segment of `${isRooted ? '' : folder}/${relative}`.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

const change = /^(\(\s*)?(?:cd|pushd)\s+(['"]?)([^\s'";&|)]+)\2/;

/** Sets the folder of each step of one shell run: a `cd` counts for its own line and those after it. */
export function followFolders(steps: StepFact[]): void {
  const base = steps[0]?.folder ?? '';
  let folder = base;
  for (const step of steps) {
    const found = change.exec(step.text);
    if (/^popd\b|^cd\s*$|^cd\s+-/.test(step.text)) folder = base;
    if (!found) {
      if (step.folder === base) step.folder = folder;
      continue;
    }
    // A folder that is not known keeps its name: it may still tell the environment.
    const target = joinPath(folder, found[3] ?? '') ?? found[3] ?? '';
    step.folder = target;
    if (!found[1]) folder = target;
  }
}
