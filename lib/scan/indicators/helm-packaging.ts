import { counted } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { joinPath } from '@/lib/scan/documents/folder';
import { helmfilePath } from '@/lib/scan/documents/helmfile';
import { installedCharts, installsCharts } from '@/lib/scan/documents/installed-charts';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator } from '@/lib/scan/indicator';
import { hasWorkloads, isWorkload } from '@/lib/scan/indicators/kubernetes-manifests';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/**
 * Tells whether an agent's object delivers a folder that holds a chart of the repository's own which brings something that runs: its own
 * workloads, or charts that it takes in. One of nothing but objects of agents releases nothing itself.
 */
function releasesOwnChart(inventory: Inventory, own: Inventory['charts']): (agent: AgentObject) => boolean {
  const withWorkloads = new Set(
    countedObjects(inventory, hasWorkloads).flatMap((each) =>
      each.chart !== null && isWorkload(each) ? each.chart : [],
    ),
  );
  const folders = new Set(
    own.flatMap(({ folder, dependencies }) => (dependencies.length > 0 || withWorkloads.has(folder) ? folder : [])),
  );
  if (folders.size === 0) return () => false;
  return ({ sources }) => sources.some(({ path }) => path !== null && folders.has(joinPath('', path) ?? ''));
}

/** Helm charts of this repository's own, and releases of charts (detection rules MAN-4 to MAN-6). */
export const helmPackaging = defineIndicator({
  id: 'helm-packaging',
  detect(inventory) {
    const own = inventory.charts.filter((chart) => chart.counted && !chart.vendored);
    const ofOwn = releasesOwnChart(inventory, own);
    const releases = countedAgents(inventory).filter(
      (agent) => agent.kind === 'HelmRelease' || agent.sources.some(({ chart }) => chart !== null) || ofOwn(agent),
    );
    const read = new Map(inventory.helmfiles.map(({ path, releases: all }) => [path, all.length]));
    // One that could not be read (it is a template as a whole) holds a release at least; a read one holds what it says.
    const helmfiles = countedFiles(inventory, helmfilePath)
      .map((file) => ({ ...file, count: read.get(file.path) ?? 1 }))
      .filter(({ count }) => count > 0);
    const installed = countedObjects(inventory, installsCharts).filter((resource) =>
      installedCharts(resource).some(({ isHelm }) => isHelm),
    );
    const generated = inventory.kustomizations.filter(
      ({ counted, body }) => counted && Array.isArray(body['helmCharts']),
    );
    const measures = {
      charts: own.length,
      releases:
        new Set(releases.map(({ resource }) => resource)).size +
        helmfiles.reduce((sum, { count }) => sum + count, 0) +
        generated.length +
        installed.length,
      libraryCharts: own.filter(({ type }) => type === 'library').length,
      vendored: inventory.charts.filter(({ vendored }) => vendored).length,
    };
    if (own.length === 0 && measures.releases === 0) {
      const what = [
        'Chart.yaml',
        'HelmRelease objects',
        'Argo CD sources with a chart',
        'helmfile.yaml',
        'helmCharts of kustomizations',
        'charts that objects of k3s, Cluster API, Fleet, Sveltos, Config Sync and Carvel install',
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'No Helm chart and no release of one was found.' };
    }
    const marks = [
      ...own.map(({ path, objectId, name }) => ({ path, objectId, line: 1, note: `chart ${name ?? ''}`.trim() })),
      ...helmfiles.map(({ path, objectId, count }) => ({
        path,
        objectId,
        line: 1,
        key: ['releases'],
        note: `helmfile with ${counted(count, 'release')}`,
      })),
      ...generated.map(({ path, objectId }) => ({
        path,
        objectId,
        line: 1,
        key: ['helmCharts'],
        note: 'charts rendered by kustomize',
      })),
      ...installed.map(({ path, objectId, line, kind, name }) => ({
        path,
        objectId,
        line,
        note: `${kind} ${name ?? ''} installs a chart`,
      })),
      ...releases.map((agent) => markAgent(agent, describeAgent(agent))),
    ];
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `${counted(own.length, 'chart')} of its own and ${counted(measures.releases, 'release')} of charts were found.`,
    };
  },
});
