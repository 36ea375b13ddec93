import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import type { HelmChart } from '@/lib/scan/documents/helm';
import { type Helmfile, helmfileSources } from '@/lib/scan/documents/helmfile';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { Derivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import { argoCdSources, fluxSources, packageSources } from '@/lib/scan/documents/source-reference-agents';
import {
  type Pin,
  pinOfModuleVersion,
  pinOfRevision,
  pinOfVersion,
  repositoryOf,
  revisionOfAddress,
} from '@/lib/scan/documents/source-reference-pin';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** A reference to something outside the repository that desired state takes in: a chart, a remote base, a module, a Git revision. */
export interface SourceReference {
  kind: 'helm-chart' | 'helm-dependency' | 'kustomize-remote' | 'terraform-module' | 'git-revision' | 'oci-artifact';
  /** What is referenced, as written. */
  target: string;
  /** Version, tag, digest or branch as written; null when none is given. */
  reference: string | null;
  /** fixed: exact version, tag, commit or digest · ranged: a version range · floating: branch, HEAD, latest or nothing · unresolved: a template fills it. */
  pin: Pin;
  /** True for the scanned repository's own branch (the folder-per-environment pattern): not judged as a pin. */
  own: boolean;
  path: string;
  objectId: string;
  line: number;
  key: readonly (string | number)[];
  counted: boolean;
}

/** What references are collected from. */
export interface SourceEvidence {
  resources: readonly Resource[];
  agents: readonly AgentObject[];
  kustomizations: readonly Kustomization[];
  charts: readonly HelmChart[];
  helmfiles?: readonly Helmfile[];
  terraform: readonly TerraformFile[];
  /** Addresses of the scanned repository, where they are known. */
  ownUrls?: readonly string[];
  /** Every path of the tree; tells which charts have a lock file. */
  paths?: ReadonlySet<string>;
}

/** Every reference of a repository's desired state to something outside it (detection rules 9, ARGO-11, FLUX-9, IAC-2). */
export function collectSources(evidence: SourceEvidence, memory?: ScanMemory): SourceReference[] {
  const isOwn = ownTest([...ownRepositories(evidence)], memory);
  return [
    ...argoCdSources(evidence.agents, isOwn, memory),
    ...fluxSources(evidence.resources, evidence.kustomizations, isOwn),
    ...packageSources(evidence.resources),
    ...evidence.kustomizations.flatMap((kustomization) => kustomizeSources(kustomization, isOwn)),
    ...evidence.charts.flatMap((chart) => dependencies(chart, evidence.paths ?? new Set())),
    ...helmfileSources(evidence.helmfiles ?? [], evidence.charts, evidence.paths ?? new Set()),
    ...evidence.terraform.flatMap((file) => terraformSources(file, isOwn)),
  ];
}

/** Most addresses whose answer is kept from scan to scan. */
const mostAddresses = 10_000;

/** Tests of addresses, by the repositories that they tell: what was derived with one holds for each scan that gets the same one. */
const ownTests = new Derivation<string, (address: string) => boolean>();

function ownTest(own: readonly string[], memory: ScanMemory | undefined): (address: string) => boolean {
  const key = JSON.stringify(own);
  const last = ownTests.known(memory, key);
  if (last) return last;
  const isOwn = remember((address: string): boolean => {
    const repository = repositoryOf(address);
    // A short form writes the path straight after the repository: `github.com/o/r/path?ref=v1`.
    return own.some((known) => repository === known || repository.startsWith(`${known}/`));
  }, mostAddresses);
  ownTests.keep(memory, key, isOwn);
  return isOwn;
}

/**
 * Addresses that are the scanned repository itself: those that are known, else the one address whose paths are all folders here.
 * A repository is often scanned from a copy, so its agents may name it by another address than the one it was fetched from.
 */
function ownRepositories(evidence: SourceEvidence): Set<string> {
  const known = new Set((evidence.ownUrls ?? []).map(repositoryOf));
  const repositoryAt = remember(repositoryOf);
  const sources = evidence.agents
    .flatMap(({ sources }) => sources)
    .filter(({ url, chart }) => url !== null && chart === null);
  if (sources.some(({ url }) => known.has(repositoryAt(url ?? '')))) return known;
  const folders = foldersOf(evidence);
  const byAddress = Map.groupBy(sources, ({ url }) => repositoryAt(url ?? ''));
  for (const [address, all] of byAddress) {
    const paths = all.flatMap(({ path }) => (path === null || isUnresolved(path) ? [] : [joinPath('', path)]));
    const here = paths.filter((path) => path !== null && path !== '' && folders.has(path)).length;
    // An odd path may be stale; one address for many folders that are here is no accident.
    const isHere = here > 0 && here / paths.length >= 0.8;
    // What a template fills may be several addresses: it is this one only where every path is here.
    if (isUnresolved(address) ? here > 0 && here === all.length : isHere) known.add(address);
  }
  for (const address of ownFluxSources(evidence, known, folders)) known.add(address);
  return known;
}

/** Fewer folders of a name may be here by accident: `./deploy` is in many repositories. */
const fewestFolders = 2;

/** What flux bootstrap wrote points at the repository it was written into; so does a source whose Kustomizations take folders that are here. */
function ownFluxSources(
  { resources, agents }: SourceEvidence,
  known: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): string[] {
  const repositories = resources.filter(
    ({ group, kind }) => kind === 'GitRepository' && group === 'source.toolkit.fluxcd.io',
  );
  const sources = repositories.flatMap(({ name, path, body }) => {
    const url = textAt(body ?? undefined, 'spec', 'url');
    return url === undefined ? [] : [{ name, path, address: repositoryOf(url) }];
  });
  if (sources.length === 0) return [];
  const bootstrap = sources.filter(({ path }) => /(^|\/)gotk-sync\.ya?ml$/.test(path));
  const isKnown = bootstrap.length > 0 || sources.some(({ address }) => known.has(address));
  const taken = isKnown ? new Map<string, string[]>() : pathsByFluxSource(agents);
  const here = sources.filter(({ name }) => {
    const paths = taken.get(name ?? '') ?? [];
    const found = new Set(paths.filter((path) => folders.has(path)));
    return found.size >= fewestFolders && paths.filter((path) => found.has(path)).length >= paths.length * 0.8;
  });
  return [...bootstrap, ...here].map(({ address }) => address);
}

/** Folders that Flux Kustomizations take of each Git source, by its name. */
function pathsByFluxSource(agents: readonly AgentObject[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { engine, resource, sources } of agents) {
    const source = objectAt(resource.body ?? undefined, 'spec', 'sourceRef');
    const name = textAt(source, 'name');
    if (engine !== 'flux' || name === undefined || textAt(source, 'kind') !== 'GitRepository') continue;
    for (const { path } of sources) {
      const folder = path === null || isUnresolved(path) ? null : joinPath('', path);
      if (!folder) continue;
      const taken = paths.get(name);
      if (taken) taken.push(folder);
      else paths.set(name, [folder]);
    }
  }
  return paths;
}

/** Folders that hold a file, or something that was read where the files are not known, and those above them. */
function foldersOf({ resources, kustomizations, charts, terraform, paths }: SourceEvidence): ReadonlySet<string> {
  const read = () => [resources, kustomizations, charts, terraform].flatMap((list) => list.map(({ path }) => path));
  return foldersAround(paths ?? new Set(read()));
}

/** Commits that follow each other have the same paths. */
const foldersAround = rememberFor((paths: ReadonlySet<string>): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  }
  return folders;
});

/** Remote bases, and charts that kustomize inflates. */
function kustomizeSources(kustomization: Kustomization, isOwn: (address: string) => boolean): SourceReference[] {
  const { body, remotes, path, objectId, counted } = kustomization;
  const at = { path, objectId, line: 1, counted };
  const bases = remotes.map((remote): SourceReference => {
    const list = listAt(body, 'resources').includes(remote) ? 'resources' : 'bases';
    const reference = revisionOfAddress(remote);
    const key = [list, listAt(body, list).indexOf(remote)];
    const pin = isUnresolved(remote) && reference === null ? 'unresolved' : pinOfRevision(reference);
    return { ...at, kind: 'kustomize-remote', target: remote, reference, pin, own: isOwn(remote), key };
  });
  const charts = listAt(body, 'helmCharts').flatMap((entry, index): SourceReference[] => {
    const target = textAt(entry, 'name');
    // Without an address the chart stands in the repository itself.
    if (target === undefined || textAt(entry, 'repo') === undefined) return [];
    const reference = textAt(entry, 'version') ?? null;
    const key = ['helmCharts', index, ...(reference === null ? [] : ['version'])];
    return [{ ...at, kind: 'helm-chart', target, reference, pin: pinOfVersion(reference), own: false, key }];
  });
  return [...bases, ...charts];
}

/** Dependencies of an own chart; a lock file beside it fixes their ranges. */
function dependencies(chart: HelmChart, paths: ReadonlySet<string>): SourceReference[] {
  const { listedIn, counted, folder } = chart;
  if (chart.vendored) return [];
  const isLocked = ['Chart.lock', 'requirements.lock'].some((name) => paths.has(joinPath(folder, name) ?? ''));
  return chart.dependencies.flatMap(({ name, version, repository, index }): SourceReference[] => {
    if (repository === null || repository === '' || repository.startsWith('file:')) return [];
    const written = pinOfVersion(version);
    const pin = isLocked && written !== 'unresolved' ? 'fixed' : written;
    const key = ['dependencies', index, ...(version === null ? [] : ['version'])];
    return [
      {
        kind: 'helm-dependency',
        target: name,
        reference: version,
        pin,
        own: false,
        ...listedIn,
        line: 1,
        key,
        counted,
      },
    ];
  });
}

/** Paths of this repository, those that Terragrunt computes among them. */
const localSource =
  /^(\.{0,2}\/|\$\{(path\.|get_repo_root\b|get_path_to_repo_root\b|get_(parent_)?terragrunt_dir\b|find_in_parent_folders\b|path_relative_\w+\b|dirname\b)|[A-Za-z]:\\)/;

/** Modules from elsewhere, and Helm releases. Modules of this repository move with it and are no references. */
function terraformSources(file: TerraformFile, isOwn: (address: string) => boolean): SourceReference[] {
  const { path, objectId, counted } = file;
  const at = { path, objectId, counted, key: [] };
  const modules = file.modules.flatMap(({ source, version, line }): SourceReference[] => {
    if (localSource.test(source) || (isUnresolved(source) && revisionOfAddress(source) === null)) return [];
    const isAddress =
      /^(git::|git@|https?:|ssh:|s3::|gcs::|hg::|tfr:)|^(github\.com|bitbucket\.org)\/|\.git(\/\/|\?|$)|[?&]ref=/.test(
        source,
      );
    const reference = isAddress ? revisionOfAddress(source) : version;
    const pin = isAddress ? pinOfRevision(reference) : pinOfModuleVersion(reference);
    return [{ ...at, kind: 'terraform-module', target: source, reference, pin, own: isAddress && isOwn(source), line }];
  });
  return [...modules, ...releases(file).map((release) => ({ ...at, ...release }))];
}

type Release = Pick<SourceReference, 'kind' | 'target' | 'reference' | 'pin' | 'own' | 'line'>;

function releases(file: TerraformFile): Release[] {
  return file.resources.flatMap(({ type, name, line }) => {
    const attributes = file.attributes[`${type}.${name}`];
    const target = attributes?.['chart'];
    if (type !== 'helm_release' || target === undefined || localSource.test(target)) return [];
    const reference = attributes?.['version'] ?? null;
    return [{ kind: 'helm-chart' as const, target, reference, pin: pinOfVersion(reference), own: false, line }];
  });
}
