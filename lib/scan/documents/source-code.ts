import { folderOf } from '@/lib/scan/documents/folder';

/** A description of how source code is built. */
export const buildDescription =
  /(^|\/)(package\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|Cargo\.toml|pyproject\.toml|requirements\.txt|setup\.py|[^/]+\.csproj|Gemfile|composer\.json|mix\.exs)$/;
/** A file of source code, whatever it is for. */
export const sourceCode = /\.(go|ts|tsx|js|jsx|py|java|kt|rs|cs|rb|php|ex|scala|c|cc|cpp|swift)$/;

/** So many files of source code make a program, and not a helper script. */
const mostHelpers = 4;

export function isSourceCode(path: string): boolean {
  return sourceCode.test(path);
}

/** Whether so many files of source code are a program. */
export function isProgram(sources: number): boolean {
  return sources > mostHelpers;
}

/** Tells of a folder whether it belongs to a program: a build description stands in it or above it, over the code of a program. */
export function programFolders(paths: Iterable<string>): (folder: string) => boolean {
  const roots = new Set<string>();
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (buildDescription.test(path)) roots.add(folderOf(path));
    if (!isSourceCode(path)) continue;
    for (const folder of [...above(folderOf(path))]) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return (folder) => above(folder).some((each) => roots.has(each) && isProgram(counts.get(each) ?? 0));
}

/** A folder and all above it, the root among them. */
function above(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...above(folderOf(folder))];
}
