import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { writtenValues } from '@/lib/scan/documents/helm';
import { type JsonObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation } from '@/lib/scan/documents/scan-memory';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

/** Values that the repository hands to a chart, with the place where they stand. */
export interface ReleaseValues {
  /** Name of the chart; null for a values file that does not tell for which it is. */
  chart: string | null;
  body: JsonObject;
  path: string;
  objectId: string;
  line: number;
  /** Keys from the document's root to the values. */
  key: (string | number)[];
}

/** Values written out in releases and in values files that count, those for the charts that a chart takes in apart. */
export const releaseValues: (inventory: Inventory) => readonly ReleaseValues[] = rememberFor((inventory) => [
  ...inReleases(inventory),
  ...inControllers(inventory),
  ...inFiles(inventory),
]);

/** Values for charts of these names; a values file that tells no name counts where its own path says one. */
export function valuesForCharts(inventory: Inventory, chart: RegExp): ReleaseValues[] {
  return releaseValues(inventory).filter((values) =>
    values.chart === null ? namesInPath(values.path).some((part) => chart.test(part)) : chart.test(values.chart),
  );
}

/** Folders of a path, and the file's name without what says that it holds values: `argocd-values.yaml`, `values-argocd.yaml`. */
function namesInPath(path: string): string[] {
  return path.split(/[/.]/).map((part) => part.replace(/^values[-_]|[-_]values$/, ''));
}

/** One object can stand for several environments: its values count once. */
function inReleases(inventory: Inventory): ReleaseValues[] {
  const resources = new Map<Resource, { keys: Key[]; chart: string | null }>();
  const agents = countedAgents(inventory);
  const keysOf = releaseKeys.each(inventory.memory, agents, ({ resource }, last) => last ?? valueKeys(resource));
  for (const [at, keys] of keysOf.entries()) {
    const agent = keys.length === 0 ? undefined : agents[at];
    if (agent === undefined) continue;
    const chart = agent.sources.find((source) => source.chart !== null)?.chart ?? null;
    resources.set(agent.resource, { keys, chart: chart?.split('/').at(-1) ?? null });
  }
  return [...resources].flatMap(([resource, { keys, chart }]) => {
    const { body, path, objectId, line, rootKey } = resource;
    return keys.flatMap((key): ReleaseValues[] => {
      const values = writtenValues(valueAt(body ?? undefined, ...key));
      return values ? [{ chart, body: values, path, objectId, line, key: [...rootKey, ...key] }] : [];
    });
  });
}

type Key = (string | number)[];

const releaseKeys = new ListDerivation<AgentObject, Key[]>();

/** Keys at which an object of an agent may hold values. */
function valueKeys({ kind, body }: Resource): Key[] {
  if (kind === 'HelmRelease') return [['spec', 'values']];
  const key = kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const spec = objectAt(body ?? undefined, ...key);
  const sources = [
    ...(hasHelm(valueAt(spec, 'source')) ? [[...key, 'source']] : []),
    ...listAt(spec, 'sources').flatMap((source, at) => (hasHelm(source) ? [[...key, 'sources', at]] : [])),
  ];
  return sources.flatMap((source) => ['valuesObject', 'values'].map((name) => [...source, 'helm', name]));
}

function hasHelm(source: ReturnType<typeof valueAt>): boolean {
  return valueAt(source, 'helm') !== undefined;
}

/** The Helm controller of the cluster: `HelmChart` and `HelmChartConfig`. */
function inControllers(inventory: Inventory): ReleaseValues[] {
  return objectsOfGroup(inventory, 'helm.cattle.io').flatMap((resource) => {
    const { kind, name, body, path, objectId, line, rootKey } = resource;
    const chart =
      textAt(body ?? undefined, 'spec', 'chart')
        ?.split('/')
        .at(-1) ?? name;
    const values = writtenValues(valueAt(body ?? undefined, 'spec', 'valuesContent'));
    const key = [...rootKey, 'spec', 'valuesContent'];
    return values && /^HelmChart(Config)?$/.test(kind) ? [{ chart, body: values, path, objectId, line, key }] : [];
  });
}

function inFiles({ values, charts }: Inventory): ReleaseValues[] {
  const byFolder = new Map(charts.filter(({ vendored }) => !vendored).map((chart) => [chart.folder, chart]));
  return values.flatMap(({ counted, chart: folder, body, path, objectId, line }) => {
    if (!counted) return [];
    const own = folder === null ? null : byFolder.get(folder);
    if (own === undefined) return [];
    const at = { path, objectId, line };
    const nested = (own?.subcharts ?? []).flatMap((name): ReleaseValues[] => {
      const inner = objectAt(body, name);
      return inner ? [{ ...at, chart: chartNamed(own, name), body: inner, key: [name] }] : [];
    });
    return [...nested, { ...at, chart: own?.name ?? null, body, key: [] }];
  });
}

/** A chart that is taken in under another name is known by its own. */
function chartNamed(own: Inventory['charts'][number] | null | undefined, name: string): string {
  return own?.dependencies.find((dependency) => dependency.name === name)?.name ?? name;
}
