import { countedAgents } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import { describeAgent, markAgent } from '@/lib/scan/tally';

const helmfile = /(^|\/)helmfile\.ya?ml(\.gotmpl)?$|(^|\/)helmfile\.d\/[^/]+\.ya?ml(\.gotmpl)?$/;

/** Helm charts of this repository's own, and releases of charts (detection rules MAN-4 to MAN-6). */
export const helmPackaging = defineIndicator({
  id: 'helm-packaging',
  detect(inventory) {
    const own = inventory.charts.filter((chart) => chart.counted && !chart.vendored);
    const releases = countedAgents(inventory).filter(
      (agent) => agent.kind === 'HelmRelease' || agent.sources.some(({ chart }) => chart !== null),
    );
    const helmfiles = inventory.files.filter(({ path, notCounted }) => notCounted === null && helmfile.test(path));
    const generated = inventory.kustomizations.filter(
      ({ counted, body }) => counted && Array.isArray(body['helmCharts']),
    );
    const measures = {
      charts: own.length,
      releases: new Set(releases.map(({ resource }) => resource)).size + helmfiles.length + generated.length,
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
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'No Helm chart and no release of one was found.' };
    }
    const marks = [
      ...own.map(({ path, objectId, name }) => ({ path, objectId, line: 1, note: `chart ${name ?? ''}`.trim() })),
      ...helmfiles.map(({ path, objectId }) => ({ path, objectId, line: 1, note: 'helmfile' })),
      ...generated.map(({ path, objectId }) => ({
        path,
        objectId,
        line: 1,
        key: ['helmCharts'],
        note: 'charts rendered by kustomize',
      })),
      ...releases.map((agent) => markAgent(agent, describeAgent(agent))),
    ];
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `${own.length} charts of its own and ${measures.releases} releases of charts were found.`,
    };
  },
});
