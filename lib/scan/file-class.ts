import { childFolders, folderOf, nameOf } from '@/lib/scan/documents/folder';
import { isChartPath } from '@/lib/scan/documents/helm';
import { isKustomizationPath } from '@/lib/scan/documents/kustomize';
import { chartAround } from '@/lib/scan/documents/own-subcharts';
import { reviewGuidePath } from '@/lib/scan/documents/review-guide';
import { environmentOf } from '@/lib/scan/environments';
import type { NotCountedReason } from '@/lib/scan/inventory';

/** Folder names that hold tests whatever stands beside them. */
const testFolders =
  /^(tests|testdata|test-data|__tests__|\.?fixtures?|e2e|hack|apptests|\.chainsaw-test|chainsaw|test-fixtures|mocks?)$/i;
const exampleFolders = /^_*(examples?|samples?|playground|tutorials?|demos)_*$/i;
/** What people copy to begin something new: `addons/_template`. */
const copiedFolders = /^_+(templates?|skeletons?|scaffold(ing)?|boilerplates?)$/i;
const documentationFolders = /^(docs?|documentation|website)$/i;
/** Settings of site generators, and the folders beside them that hold the pages of the site. */
const sites: readonly (readonly [RegExp, RegExp])[] = [
  [/(^|\/)docusaurus\.config\.[cm]?[jt]s$/, /^(blog|src|static|i18n|(.+_)?versioned_docs)$/],
  [/(^|\/)hugo\.(toml|ya?ml|json)$/, /^(content|static|layouts|archetypes|themes|assets)$/],
];
const vendoredFolders = /^(vendor|node_modules|third[-_]party|\.terraform)$/i;
/** What does not run any more, kept to look things up. */
const archiveFolders = /^[._]*(archived?|archives|attic|graveyard)[._]*$/i;
/** Folders of an application, which may be called `archive` like any other. */
const applicationFolders = /^(app|base|overlays?|components?|templates|config|src|env|envs|environments?)$/i;
/** Files that say what a folder is for. */
const notes = /^(readme|\.git|\.keep|license)/i;
/** Names that are an environment in some repositories and a test or demonstration in others. */
const ambiguousFolders = /^(test|demo)$/i;
/** Folders whose children are environments or targets. */
const environmentParents =
  /^(env|envs|environments?|overlays?|clusters?|stages?|values|tenants|deployments?|regions?)$/i;

const belowEnvironments = /(^|\/)(envs?|environments?)\//i;

/**
 * Tells which files do not count: tests, examples, documentation, vendored copies (detection rules 0.2). A folder `test` or `demo`
 * counts as an environment where it stands among other environments or below a folder of environments: however far where that is called
 * so and kustomize builds it. Charts inside a chart are copies of what others keep, save the team's own ones.
 */
export function classifyFiles(
  paths: readonly string[],
  ownSubcharts: ReadonlySet<string> = new Set(),
): Map<string, NotCountedReason> {
  const folders = childFolders(paths);
  const charts = new Set(paths.filter(isChartPath).map(folderOf));
  const copies = new Set(
    [...charts].filter((folder) => charts.has(chartAround(folder) ?? '/') && !ownSubcharts.has(folder)),
  );
  const sitePages = siteFolders(paths, folders);
  const archives = archivesIn(paths, folders);
  const templates = new Set(paths.filter((path) => /(^|\/)template\.ya?ml$/.test(path)).map(folderOf));
  const kustomized = new Set(paths.filter(isKustomizationPath).map(folderOf));
  const isSeveralLevelsBelow = (folder: string) => kustomized.has(folder) && belowEnvironments.test(folder);
  const memo = new Map<string, NotCountedReason | null>();
  const classOfFolder = (folder: string): NotCountedReason | null => {
    if (folder === '') return null;
    const known = memo.get(folder);
    if (known !== undefined) return known;
    const parent = folderOf(folder);
    const own =
      classOfFolder(parent) ??
      (sitePages.has(folder) ? 'documentation' : null) ??
      (archives.has(folder) ? 'archived' : null) ??
      (isFilledLater(folder, parent, templates) ? 'example' : null) ??
      (isSeveralLevelsBelow(folder) && ambiguousFolders.test(nameOf(folder))
        ? null
        : classOfSegment(folder, parent, folders, copies));
    memo.set(folder, own);
    return own;
  };
  const classes = new Map<string, NotCountedReason>();
  for (const path of paths) {
    const found = classOfFolder(folderOf(path)) ?? classOfName(path);
    if (found && !isForReviewers(path)) classes.set(path, found);
  }
  return classes;
}

/** Rules for reviewers may lie among documentation (the hosts look there). */
function isForReviewers(path: string): boolean {
  const isNamed = /(^|\/)(CODEOWNERS|OWNERS)$|^docs\/(pull_request_template|contributing)\b/i.test(path);
  return isNamed || reviewGuidePath.test(path);
}

/** Whether a file lies in a folder that people copy to begin something new. */
export function isToBeCopied(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((name) => copiedFolders.test(name));
}

/** Folders with the pages of a documentation site. */
function siteFolders(paths: readonly string[], folders: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  return new Set(
    sites.flatMap(([settings, pages]) =>
      paths
        .filter((path) => settings.test(path))
        .map(folderOf)
        .flatMap((site) => {
          const names = [...(folders.get(site) ?? [])].filter((name) => pages.test(name));
          return names.map((name) => (site === '' ? name : `${site}/${name}`));
        }),
    ),
  );
}

/**
 * Folders with what was put aside: nothing but other folders in it, none of which is that of an environment or a part of one
 * application.
 */
function archivesIn(paths: readonly string[], folders: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  for (const [parent, names] of folders) {
    for (const name of names) {
      const folder = parent === '' ? name : `${parent}/${name}`;
      if (!archiveFolders.test(name)) continue;
      const inside = [...(folders.get(folder) ?? [])];
      if (inside.length > 0 && !inside.some((child) => applicationFolders.test(child) || environmentOf(child)?.tier))
        found.add(folder);
    }
  }
  if (found.size === 0) return found;
  for (const path of paths) if (found.has(folderOf(path)) && !notes.test(nameOf(path))) found.delete(folderOf(path));
  return found;
}

/** What a template of new services copies and fills in: a skeleton beside its `template.yaml`, a folder whose name is an expression. */
function isFilledLater(folder: string, parent: string, templates: ReadonlySet<string>): boolean {
  const name = nameOf(folder);
  if (/\{\{|\$\{/.test(name)) return true;
  // At the root, `template.yaml` may be one of SAM or OpenShift, and `content` anything.
  const skeleton = parent === '' ? /^skeletons?$/i : /^(skeletons?|content)$/i;
  return templates.has(parent) && skeleton.test(name);
}

function classOfSegment(
  folder: string,
  parent: string,
  folders: ReadonlyMap<string, ReadonlySet<string>>,
  copies: ReadonlySet<string>,
): NotCountedReason | null {
  const name = nameOf(folder);
  if (ambiguousFolders.test(name)) return isEnvironmentFolder(parent, folders) ? null : 'test';
  if (testFolders.test(name)) return 'test';
  if (exampleFolders.test(name) || copiedFolders.test(name)) return 'example';
  if (documentationFolders.test(name)) return 'documentation';
  if (vendoredFolders.test(name)) return 'vendored';
  if (copies.has(folder)) return 'vendored';
  if (/(^|\/)cue\.mod\/(gen|pkg)$/.test(folder)) return 'vendored';
  return null;
}

function isEnvironmentFolder(parent: string, folders: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  // `overlays/<tier>/<site>/demo`: the folder of environments may group them by tier, site or tenant.
  const above = [parent, folderOf(parent), folderOf(folderOf(parent))];
  if (above.some((folder) => environmentParents.test(nameOf(folder)))) return true;
  // A sibling such as `e2e` or `integration` is one more kind of test, not an environment beside this one.
  const tiers = [...(folders.get(parent) ?? [])].map((sibling) => environmentOf(sibling)?.tier ?? 'testing');
  return tiers.some((tier) => tier !== 'testing');
}

function classOfName(path: string): NotCountedReason | null {
  const name = nameOf(path);
  if (/^(kyverno-test|chainsaw-test)\.ya?ml$/.test(name)) return 'test';
  // Inputs of chart-testing, not of a release.
  if (path.includes('values.y') && /(^|\/)ci\/[^/]*values\.ya?ml$/.test(path)) return 'test';
  if (!/example|sample/i.test(name)) return null;
  if (/\.(example|sample)(\.|$)|(^|[-_.])(example|sample)\.(ya?ml|json|env)$/i.test(name)) return 'example';
  // What a real one is made after: `example-oauth-secret.yaml`.
  if (/^(example|sample)[-_.].*(secret|credential)s?(?![a-z])/i.test(name)) return 'example';
  return null;
}
