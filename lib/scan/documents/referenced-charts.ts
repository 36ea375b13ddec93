import type { AgentDraft } from '@/lib/scan/documents/argo-cd';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** Names the charts of Flux releases that only point at an OCI artifact: the last part of its address, where one object tells it. */
export function withReferencedCharts(agents: readonly AgentDraft[], resources: readonly Resource[]): AgentDraft[] {
  const artifacts = resources.filter(
    ({ group, kind }) => group === 'source.toolkit.fluxcd.io' && kind === 'OCIRepository',
  );
  if (artifacts.length === 0) return [...agents];
  const byName = Map.groupBy(artifacts, ({ name }) => name ?? '');
  return agents.map((agent) => {
    const reference = objectAt(agent.draft.body, 'spec', 'chartRef');
    if (agent.kind !== 'HelmRelease' || textAt(reference, 'kind') !== 'OCIRepository') return agent;
    const named = byName.get(textAt(reference, 'name') ?? '') ?? [];
    // Folders of a catalogue use one name for many artifacts: what stands in the release's own file is meant.
    const here = named.filter(({ path }) => path === agent.resource.path);
    const charts = new Set((here.length > 0 ? here : named).map(chartOf));
    const [chart] = charts;
    return chart && charts.size === 1
      ? { ...agent, sources: [{ url: null, path: null, revision: null, chart }] }
      : agent;
  });
}

function chartOf({ body }: Resource): string | null {
  const url = textAt(body ?? undefined, 'spec', 'url') ?? '';
  const name = url.slice(url.lastIndexOf('/') + 1);
  return name === '' || isUnresolved(name) ? null : name;
}
