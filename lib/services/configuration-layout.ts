import { chartUsers } from '@/lib/delivery/configuration/chart-users';
import { ConfigurationPlaces } from '@/lib/delivery/configuration/configuration-places';
import { deployedAgents } from '@/lib/delivery/configuration/deployed-agents';
import { environmentFiles } from '@/lib/delivery/configuration/environment-files';
import { overlayTargets } from '@/lib/delivery/configuration/overlay-targets';
import { versionReaderOf } from '@/lib/delivery/configuration/version-files';
import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import { resolveAgents } from '@/lib/scan/documents/agents';
import { folderOf } from '@/lib/scan/documents/folder';
import { isChartPath, templateChart } from '@/lib/scan/documents/helm';
import { buildHelmfiles, isHelmfilePath } from '@/lib/scan/documents/helmfile';
import { buildKustomizations, isKustomizationPath, patchPathsOf } from '@/lib/scan/documents/kustomize';
import { readManifests } from '@/lib/scan/documents/manifests';
import { buildResources, type ManifestFile } from '@/lib/scan/documents/resources';
import { treePathsOf } from '@/lib/scan/tree-paths';

/** A file of the newest tree. */
export interface TreeFile {
  path: string;
  objectId: string;
}

/** What an agent's objects are recognised by, before anything is parsed. */
const agentKind = /^["']?kind["']?[ \t]*:[ \t]*["']?(Application|ApplicationSet|Kustomization|HelmRelease)\b/m;

/**
 * Reads what the newest tree tells of where versions run: its kustomizations, agent objects and helmfiles. Where a file stood otherwise
 * in the past, its own path decides.
 */
export async function readConfigurationLayout(
  repository: OpenRepository,
  files: readonly TreeFile[],
): Promise<{ places: ConfigurationPlaces; counts: (path: string) => boolean }> {
  const { classes, places, chartFolderOf, all } = treePathsOf(files);
  const counts = (path: string): boolean => {
    const reason = classes.get(path);
    // Charts inside a chart are installed with it, whoever wrote them.
    return reason === undefined || (reason === 'vendored' && /(^|\/)charts\//.test(path));
  };
  const counted = files.filter(({ path }) => counts(path));
  const { manifests, charts } = await readStructure(repository, counted);
  const kustomizations = buildKustomizations(manifests, all);
  const chartOf = (path: string) => templateChart(path, chartFolderOf(path));
  const resources = buildResources(manifests, patchPathsOf(kustomizations), chartOf);
  const { agents } = resolveAgents(resources, kustomizations, { get: () => undefined }, places);
  const helmfiles = buildHelmfiles(manifests);
  const declared = helmfiles.map(({ path, environments }) => ({
    folder: folderOf(path),
    names: environments.map(({ name }) => name),
  }));
  const paths = counted.map(({ path }) => path).filter((path) => versionReaderOf(path) !== null);
  const layout = new ConfigurationPlaces({
    paths,
    files: environmentFiles(paths, places, declared),
    targets: overlayTargets(kustomizations),
    agents: deployedAgents(agents),
    usersOf: chartUsers(charts, helmfiles),
    chartFolderOf: ownChartFolder(chartFolderOf, all),
  });
  return { places: layout, counts };
}

/** Charts with templates of their own; one without is a list of what is installed. */
function ownChartFolder(
  chartFolderOf: (path: string) => string | null,
  all: ReadonlySet<string>,
): (path: string) => string | null {
  const withTemplates = new Set<string>();
  for (const path of all) {
    const at = path.lastIndexOf('templates/');
    if (at !== -1) withTemplates.add(path.slice(0, Math.max(0, at - 1)));
  }
  return (path) => {
    const folder = chartFolderOf(path);
    return folder !== null && withTemplates.has(folder) ? folder : null;
  };
}

interface Structure {
  manifests: ManifestFile[];
  charts: { path: string; text: string }[];
}

async function readStructure(repository: OpenRepository, files: readonly TreeFile[]): Promise<Structure> {
  const byId = Map.groupBy(
    files.filter(({ path }) => /ya?ml|kustomization$/i.test(path.slice(path.lastIndexOf('/') + 1))),
    ({ objectId }) => objectId,
  );
  const found: Structure = { manifests: [], charts: [] };
  await readBlobs(repository, byId.keys(), {
    onBlob: (blob) => {
      if (blob.status !== 'read') return;
      const text = blob.bytes.toString('utf8');
      for (const { path, objectId } of byId.get(blob.objectId) ?? []) {
        const isPlain = isKustomizationPath(path) || isHelmfilePath(path);
        if (isPlain || agentKind.test(text))
          found.manifests.push({ path, objectId, facts: readManifests(text, isPlain), counted: true });
        if (isChartPath(path)) found.charts.push({ path, text });
      }
    },
  });
  return found;
}
