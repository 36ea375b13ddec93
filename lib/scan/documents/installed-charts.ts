import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';

/** A chart, or a package, that an object asks somebody else to install. */
export interface InstalledChart {
  /** Its name, without the repository; as written where it is an address. */
  chart: string;
  version: string | null;
  /** A package of Carvel is no Helm chart. */
  isHelm: boolean;
  key: readonly (string | number)[];
}

/**
 * Charts that an object installs by its own fields, besides Argo CD and Flux: the Helm controller of k3s, add-ons of Cluster API, bundles and
 * HelmOps of Fleet, profiles of Sveltos, syncs of Config Sync, apps and packages of Carvel (detection rules 5). Charts that stand in the
 * repository itself are left out.
 */
export function installedCharts({ group, kind, body, completeness, rootKey }: Resource): InstalledChart[] {
  const read = readers.get(group);
  const spec = read && objectAt(body ?? undefined, 'spec');
  if (!read || !spec || completeness !== 'complete') return [];
  return read(kind, spec).map(({ key, ...chart }) => ({ ...chart, key: [...rootKey, 'spec', ...key] }));
}

/** Whether an API group has objects that install charts. */
export function installsCharts(group: string): boolean {
  return readers.has(group);
}

type Reader = (kind: string, spec: JsonObject) => InstalledChart[];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>(
  Object.entries<Reader>({
    'helm.cattle.io': (kind, spec) => (kind === 'HelmChart' ? chartIn(spec, 'chart', 'version', []) : []),
    'addons.cluster.x-k8s.io': (kind, spec) =>
      /^HelmChartProxy$/.test(kind) ? chartIn(spec, 'chartName', 'version', []) : [],
    'fleet.cattle.io': (kind, spec) =>
      /^(Bundle|HelmOp)$/.test(kind) ? chartIn(valueAt(spec, 'helm'), 'chart', 'version', ['helm'], 'repo') : [],
    'configsync.gke.io': (_kind, spec) => chartIn(valueAt(spec, 'helm'), 'chart', 'version', ['helm']),
    'config.projectsveltos.io': (_kind, spec) =>
      listAt(spec, 'helmCharts').flatMap((entry, at) =>
        chartIn(entry, 'chartName', 'chartVersion', ['helmCharts', at]),
      ),
    'kappctrl.k14s.io': (_kind, spec) =>
      listAt(spec, 'fetch').flatMap((entry, at) =>
        chartIn(valueAt(entry, 'helmChart'), 'name', 'version', ['fetch', at, 'helmChart']),
      ),
    'packaging.carvel.dev': (kind, spec) => (kind === 'PackageInstall' ? packageIn(spec) : []),
  }),
);

/** A chart by an address of its own, or by a name beside the address of its repository; a path of this repository is neither. */
function chartIn(
  entry: JsonValue | undefined,
  name: string,
  version: string,
  key: readonly (string | number)[],
  repository?: string,
): InstalledChart[] {
  const chart = textAt(entry, name);
  if (!isObject(entry) || chart === undefined || chart === '' || /^\.{0,2}\/|^file:|\.tgz$/.test(chart)) return [];
  const isAddress = /^(oci|https?|git(::)?[\w+]*):/.test(chart);
  if (repository !== undefined && !isAddress && !textAt(entry, repository)) return [];
  const asked = valueAt(entry, version) ?? null;
  return [
    {
      chart: chart.split('/').at(-1) ?? chart,
      version: asked === null || asked === '' ? null : String(asked),
      isHelm: true,
      key: asked === null ? key : [...key, version],
    },
  ];
}

/** A package is named as a domain: the first word is its own (`contour.community.example.org`). */
function packageIn(spec: JsonObject): InstalledChart[] {
  const name = textAt(spec, 'packageRef', 'refName')?.split('.')[0];
  if (name === undefined) return [];
  const key = ['packageRef', 'versionSelection', 'constraints'];
  return [{ chart: name, version: textAt(spec, ...key) ?? null, isHelm: false, key }];
}
