import { codeOf } from '@/lib/scan/declared-state';
import { folderOf, isWithin, nameOf } from '@/lib/scan/documents/folder';
import { rememberFor } from '@/lib/scan/documents/remember';
import { classifyFiles } from '@/lib/scan/file-class';
import { filesOfClass } from '@/lib/scan/files-by-path';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory, Revert } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';

/** What desired state is written in. */
const declarative =
  /\.(ya?ml|json|tf|tofu|tfvars|hcl|jsonnet|libsonnet|cue|pkl|env|toml|tpl|gotmpl|properties)$|(^|\/)(Kustomization|Chart\.lock)$/;
/** Formats that little else is written in, so that a name says more. */
const ownFormat = /\.(ya?ml|tf|tofu|hcl|gotmpl)$|(^|\/)Kustomization$/;
const notDeployed =
  /^\.(github|gitlab|circleci|vscode|husky|devcontainer)\/|(^|\/)(package(-lock)?\.json|tsconfig[^/]*\.json|renovate\.json5?|\.pre-commit-config\.ya?ml|mkdocs\.ya?ml)$/;

/** A way back that nobody went for a year, in seconds, is no habit any more. */
const lately = 365 * 86_400;

/** Changes of desired state that were taken back in Git (detection rules GIT-4). */
export const rollbackHistory = defineIndicator({
  id: 'rollback-history',
  detect(inventory) {
    const { flow } = inventory;
    const isOfState = stateTest(inventory);
    const reverts = inventory.reverts.filter((revert) => touches(revert, inventory, isOfState));
    const measures = {
      reverts: reverts.length,
      ways: reverts.length > 0 ? ['revert'] : [],
      // Days are counted when this is judged; the newest is enough, and names are united where repositories are taken together.
      revertedAt: reverts.slice(0, 1).map(({ committedAt }) => committedAt),
    };
    const marks = reverts.map(({ commit, subject, paths }) => ({
      path: paths?.find(isOfState) ?? '',
      objectId: null,
      line: null,
      commit,
      note: subject,
    }));
    const [last] = reverts;
    if (last) {
      const reason = `Reverts of desired state in the history: ${reverts.length}, the last on ${last.committedAt.slice(0, 10)}`;
      if (last.age <= lately) return { outcome: 'present', measures, marks, reason: `${reason}.` };
      const long = `${reason}, more than a year before the newest commit.`;
      return { outcome: 'partial', share: 0.5, measures, marks, reason: long };
    }
    if (!declaresClusterObjects(inventory) && deployFolders(inventory).size === 0) {
      return { outcome: 'not-applicable', measures, reason: 'Nothing that is deployed is declared here.' };
    }
    if (flow.ages.length === 0) return { outcome: 'unknown', measures, reason: 'The history could not be read.' };
    if (flow.shallow) {
      return {
        outcome: 'unknown',
        measures,
        reason: 'The history is cut off, so that reverts may not be seen. Fetch all of it.',
      };
    }
    const searched = {
      files: inventory.filesRead,
      what: [`reverts of desired state in the last ${flow.ages.length} commits`],
    };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason: 'No change of desired state was taken back by a revert. Perhaps none had to be.',
    };
  },
});

/** Folders that hold something that is deployed. Worked out where a revert or their absence asks for it. */
const deployFolders = rememberFor((inventory: Inventory): ReadonlySet<string> => {
  const { resources, kustomizations, charts, values, helmfiles, terraform } = inventory;
  const composeFiles = inventory.composeFiles.filter(({ deployed }) => deployed);
  const folders = new Set(charts.filter(({ counted }) => counted).map(({ folder }) => folder));
  for (const list of [resources, kustomizations, values, helmfiles, terraform, composeFiles])
    for (const { path, counted } of list) if (counted) folders.add(folderOf(path));
  for (const { path } of codeOf(inventory)) folders.add(folderOf(path));
  return folders;
});

/** Where the files are not known, a repository that holds little else is taken at its commit's word. */
function touches({ paths }: Revert, inventory: Inventory, isOfState: (path: string) => boolean): boolean {
  if (paths !== null) return paths.some(isOfState);
  const folders = deployFolders(inventory);
  const counted = filesOfClass(inventory, null);
  return counted.filter(({ path }) => isDeployed(path, folders)).length * 2 > counted.length;
}

/**
 * Whether a path is one of desired state: where it is deployed now, or where its folder is gone since and files of desired state
 * still have its name. What there is now is looked up for the first path that is not deployed.
 */
function stateTest(inventory: Inventory): (path: string) => boolean {
  const { files } = inventory;
  let names: ReadonlySet<string> | null = null;
  let standing: ReadonlySet<string> | null = null;
  return (path) => {
    const folders = deployFolders(inventory);
    if (isDeployed(path, folders)) return true;
    if (notDeployed.test(path) || !ownFormat.test(path)) return false;
    standing ??= new Set(files.map((file) => folderOf(file.path)));
    if (folderOf(path) === '' || standing.has(folderOf(path))) return false;
    names ??= new Set(files.flatMap((file) => (isDeployed(file.path, folders) ? [nameOf(file.path)] : [])));
    return names.has(nameOf(path)) && classifyFiles([path]).size === 0;
  };
}

/** A file of desired state, also one that is gone now; anything in the folder of a chart or beside what is deployed. */
function isDeployed(path: string, folders: ReadonlySet<string>): boolean {
  if (notDeployed.test(path) || !declarative.test(path)) return false;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (folders.has(folder)) return true;
  return folders.has('') && isWithin(path, '');
}
