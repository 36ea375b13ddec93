import { countedAgents } from '@/lib/scan/agent-selection';
import { installedCharts, installsCharts } from '@/lib/scan/documents/installed-charts';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';

/** A chart that the repository installs. */
export interface ChartRelease {
  chart: string;
  mark: Mark;
}

/**
 * Releases of charts whose name matches: by an agent's object, a chart that takes them in, a kustomization, helmfile, Terraform, or an
 * object that a controller of the cluster installs them for.
 */
export function releasesOf(inventory: Inventory, name: RegExp): ChartRelease[] {
  return allReleases(inventory).filter(({ chart }) => name.test(chart));
}

const allReleases = rememberFor((inventory: Inventory): readonly ChartRelease[] => [
  ...ofAgents(inventory),
  ...ofReferences(inventory),
  ...ofTerraform(inventory),
  ...ofControllers(inventory),
]);

function lastName(chart: string): string {
  return chart.split('/').at(-1) ?? '';
}

function ofAgents(inventory: Inventory): ChartRelease[] {
  const releases: ChartRelease[] = [];
  for (const { sources, kind, name, resource } of countedAgents(inventory)) {
    const { path, objectId, line } = resource;
    for (const { chart, url } of sources) {
      const named = chart ?? (url?.startsWith('oci://') ? url : null);
      if (named === null) continue;
      const note = `${kind} ${name} installs ${lastName(named)}`;
      releases.push({ chart: lastName(named), mark: { path, objectId, line, note } });
    }
  }
  return releases;
}

function ofReferences({ charts, kustomizations, helmfiles }: Inventory): ChartRelease[] {
  const own = charts
    .filter(({ counted, vendored }) => counted && !vendored)
    .flatMap(({ listedIn, dependencies }) =>
      dependencies.map(({ name, index }) => ({ ...listedIn, key: ['dependencies', index], name })),
    );
  const inflated = kustomizations
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, body }) =>
      listAt(body, 'helmCharts').map((chart, index) => ({
        path,
        objectId,
        key: ['helmCharts', index],
        name: textAt(chart, 'name') ?? '',
      })),
    );
  const files = helmfiles
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, releases }) =>
      releases.map(({ chart, line }) => ({ path, objectId, name: lastName(chart ?? ''), line })),
    );
  return [
    ...[...own, ...inflated].map(({ name, path, objectId, key }) => ({
      chart: name,
      mark: { path, objectId, line: 1, key, note: `takes in ${name}` },
    })),
    ...files.map(({ name, path, objectId, line }) => ({
      chart: name,
      mark: { path, objectId, line, note: `helmfile installs ${name}` },
    })),
  ];
}

function ofTerraform({ terraform }: Inventory): ChartRelease[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ resources, attributes, path, objectId }) =>
      resources.flatMap(({ type, name, line }) => {
        const chart = lastName(attributes[`${type}.${name}`]?.['chart'] ?? '');
        if (type !== 'helm_release' || chart === '') return [];
        return [{ chart, mark: { path, objectId, line, note: `helm_release ${name} installs ${chart}` } }];
      }),
    );
}

function ofControllers(inventory: Inventory): ChartRelease[] {
  return countedObjects(inventory, installsCharts).flatMap((resource) => {
    const { kind, name, path, objectId, line } = resource;
    return installedCharts(resource).map(({ chart, key }) => ({
      chart,
      mark: { path, objectId, line, key, note: `${kind} ${name ?? ''} installs ${chart}` },
    }));
  });
}
