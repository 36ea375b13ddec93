import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { isHelmOperatorRelease } from '@/lib/scan/documents/helm-operator';
import { classifyTag, parseImage } from '@/lib/scan/documents/images';
import { installedCharts } from '@/lib/scan/documents/installed-charts';
import { isObject, type JsonObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import { type Pin, pinOfRevision, pinOfVersion } from '@/lib/scan/documents/source-reference-pin';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

type IsOwn = (address: string) => boolean;
type Place = Pick<SourceReference, 'path' | 'objectId' | 'line' | 'counted'>;

function placeOf({ path, objectId, line, counted }: Resource): Place {
  return { path, objectId, line, counted };
}

/** Sources of Argo CD objects after patches; the same source delivered to several environments is one reference. */
export function argoCdSources(agents: readonly AgentObject[], isOwn: IsOwn, memory?: ScanMemory): SourceReference[] {
  const pinOf = remember((revision: string) => pinOfRevision(revision));
  const delivering = agents.filter(({ engine }) => engine === 'argo-cd');
  const known = ofAgent.each(memory, delivering, (agent, last) => {
    if (last?.isOwn === isOwn) return last;
    return { isOwn, references: agent.sources.flatMap((_, index) => argoCdSource(agent, index, isOwn, pinOf)) };
  });
  const references = known.flatMap((each) => each.references);
  const again = new Set([...Map.groupBy(references, ({ path }) => path).values()].flatMap(repeatedInFile));
  return again.size === 0 ? references : references.filter((reference) => !again.has(reference));
}

/** References of agent objects, with what else they follow from. */
const ofAgent = new ListDerivation<AgentObject, { isOwn: IsOwn; references: SourceReference[] }>();

function repeatedInFile(references: readonly SourceReference[]): SourceReference[] {
  return references.length === 1 ? [] : [...Map.groupBy(references, ({ line }) => line).values()].flatMap(repeated);
}

/** References of one object that say what one before them says. */
function repeated(references: readonly SourceReference[]): SourceReference[] {
  if (references.length === 1) return [];
  const seen = new Set<string>();
  return references.filter(({ key, target, reference }) => {
    const identity = JSON.stringify([key, target, reference]);
    return seen.has(identity) || !seen.add(identity);
  });
}

function argoCdSource(
  agent: AgentObject,
  index: number,
  isOwn: IsOwn,
  pinOf: (revision: string) => Pin,
): SourceReference[] {
  const source = agent.sources[index];
  if (!source || (source.url === null && source.chart === null)) return [];
  const reference = source.revision;
  // What completes a partial object may bring the revision.
  if (reference === null && agent.resource.completeness !== 'complete') return [];
  const target = source.chart ?? source.url ?? '';
  const own = source.chart === null && isOwn(source.url ?? '');
  const pin =
    source.chart !== null
      ? pinOfVersion(reference)
      : isUnresolved(source.url)
        ? openPin(reference)
        : pinOf(reference ?? '');
  const kind =
    source.chart !== null ? 'helm-chart' : source.url?.startsWith('oci://') ? 'oci-artifact' : 'git-revision';
  return [
    {
      ...placeOf(agent.resource),
      kind,
      target,
      reference,
      pin,
      own,
      key: argoCdKey(agent.resource, source.at ?? index),
    },
  ];
}

/** A branch of an address that a template fills may be the repository's own: nothing is said about it. */
function openPin(revision: string | null): Pin {
  const pin = pinOfRevision(revision);
  return pin === 'floating' ? 'unresolved' : pin;
}

function argoCdKey(resource: Resource, index: number): (string | number)[] {
  const prefix = resource.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const spec = objectAt(resource.body ?? undefined, ...prefix);
  const single = ['source', 'sourceHydrator'].find((name) => spec !== undefined && name in spec);
  const list = single === undefined ? index : index - 1;
  const place = list >= 0 ? ['sources', list] : single === 'source' ? ['source'] : ['sourceHydrator', 'drySource'];
  const key = [...prefix, ...place, 'targetRevision'];
  return [...resource.rootKey, ...(valueAt(resource.body ?? undefined, ...key) === undefined ? key.slice(0, -1) : key)];
}

/** Sources of Flux: Git and OCI repositories by their `ref`, releases by their chart's version. */
export function fluxSources(
  resources: readonly Resource[],
  kustomizations: readonly Kustomization[],
  isOwn: IsOwn,
): SourceReference[] {
  const patched = versionPatches(resources, kustomizations);
  return resources.flatMap((resource) => {
    const { group, kind, body } = resource;
    if (body === null) return [];
    if (group === 'source.toolkit.fluxcd.io' && kind === 'GitRepository') return gitRepository(resource, body, isOwn);
    if (group === 'source.toolkit.fluxcd.io' && kind === 'OCIRepository') return ociRepository(resource, body);
    if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease') return helmRelease(resource, body, patched);
    if (isHelmOperatorRelease(group, kind)) return helmOperatorRelease(resource, body, isOwn);
    return [];
  });
}

function gitRepository(resource: Resource, body: JsonObject, isOwn: IsOwn): SourceReference[] {
  const ref = objectAt(body, 'spec', 'ref');
  const target = textAt(body, 'spec', 'url') ?? '';
  const found = ['commit', 'name', 'semver', 'tag', 'branch'].find((name) => textAt(ref, name));
  if (found === undefined && resource.completeness !== 'complete') return [];
  const reference = found === undefined ? null : (textAt(ref, found) ?? null);
  const pin = isUnresolved(reference) ? 'unresolved' : gitPin(found, reference);
  const key = ['spec', ...(found === undefined ? [] : ['ref', found])];
  return [referenceAt(resource, 'git-revision', target, reference, pin, isOwn(target), key)];
}

/** The field says what it names: a tag stays a tag whatever it is called. */
function gitPin(field: string | undefined, reference: string | null): Pin {
  if (field === 'commit' || field === 'tag') return 'fixed';
  if (field === 'semver') return pinOfVersion(reference);
  return field === 'name' ? pinOfRevision(reference) : 'floating';
}

function ociRepository(resource: Resource, body: JsonObject): SourceReference[] {
  const ref = objectAt(body, 'spec', 'ref');
  const found = ['digest', 'semver', 'tag'].find((name) => textAt(ref, name));
  if (found === undefined && resource.completeness !== 'complete') return [];
  const reference = found === undefined ? null : (textAt(ref, found) ?? null);
  const key = ['spec', ...(found === undefined ? [] : ['ref', found])];
  const pin = found === 'digest' ? 'fixed' : found === 'semver' ? pinOfVersion(reference) : pinOfTag(reference);
  return [referenceAt(resource, 'oci-artifact', textAt(body, 'spec', 'url') ?? '', reference, pin, false, key)];
}

function pinOfTag(tag: string | null): Pin {
  if (tag === null) return 'floating';
  const found = classifyTag(tag);
  return found === 'unresolved' ? found : found === 'floating' ? 'floating' : 'fixed';
}

/** The version of a release's chart; none at all means any. Charts of Git repositories and buckets have no version of their own. */
function helmRelease(resource: Resource, body: JsonObject, patched: ReadonlySet<string>): SourceReference[] {
  const chart = objectAt(body, 'spec', 'chart', 'spec');
  if (!chart) return [];
  const reference = textAt(chart, 'version') ?? null;
  const from = textAt(chart, 'sourceRef', 'kind');
  if (reference === null && (resource.completeness !== 'complete' || isPatched(resource, patched))) return [];
  if (from !== undefined && from !== 'HelmRepository') return [];
  const target = textAt(chart, 'chart') ?? resource.name ?? '';
  const key = ['spec', 'chart', 'spec', ...(reference === null ? [] : ['version'])];
  return [referenceAt(resource, 'helm-chart', target, reference, pinOfVersion(reference), false, key)];
}

/** The chart of a release of the Helm Operator, where nothing completes it; without a `ref` Git is followed at its branch. */
function helmOperatorRelease(resource: Resource, body: JsonObject, isOwn: IsOwn): SourceReference[] {
  const chart = objectAt(body, 'spec', 'chart');
  const field = textAt(chart, 'git') === undefined ? 'version' : 'ref';
  const reference = textAt(chart, field) ?? null;
  if (!chart || (reference === null && resource.completeness !== 'complete')) return [];
  const key = ['spec', 'chart', ...(reference === null ? [] : [field])];
  const url = textAt(chart, 'git');
  if (url !== undefined) {
    const pin = isUnresolved(reference) ? 'unresolved' : pinOfRevision(reference);
    return [referenceAt(resource, 'git-revision', url, reference, pin, isOwn(url), key)];
  }
  const target = textAt(chart, 'name') ?? resource.name ?? '';
  return [referenceAt(resource, 'helm-chart', target, reference, pinOfVersion(reference), false, key)];
}

function isPatched(resource: Resource, patched: ReadonlySet<string>): boolean {
  return patched.has(resource.name ?? '') || patched.has('*');
}

/** Names of releases whose version a patch brings, in a file or inside a kustomization; `*` where a patch selects all. */
function versionPatches(resources: readonly Resource[], kustomizations: readonly Kustomization[]): Set<string> {
  const names = new Set<string>();
  for (const { kind, name, body, completeness } of resources) {
    if (kind !== 'HelmRelease' || completeness === 'complete' || name === null) continue;
    if (textAt(body ?? undefined, 'spec', 'chart', 'spec', 'version') !== undefined) names.add(name);
  }
  for (const { body } of kustomizations) {
    for (const patch of [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')]) {
      const text = textAt(patch, 'patch') ?? '';
      if (!/spec\/chart\/spec\/version|^[ \t]+version:/m.test(text) || !isObject(patch)) continue;
      if (textAt(patch, 'target', 'kind') === 'HelmRelease') names.add(textAt(patch, 'target', 'name') ?? '*');
      else if (/kind:\s*HelmRelease/.test(text)) names.add(/^[ \t]+name:\s*["']?([\w.-]+)/m.exec(text)?.[1] ?? '*');
    }
  }
  return names;
}

/** Packages of Crossplane, and charts that a cluster's own Helm controller installs. */
export function packageSources(resources: readonly Resource[]): SourceReference[] {
  return resources.flatMap((resource) => {
    const { group, body, completeness } = resource;
    if (body === null || completeness !== 'complete') return [];
    if (group === 'pkg.crossplane.io') return crossplanePackage(resource, body);
    return installedCharts(resource).map(({ chart, version, key }) => ({
      ...placeOf(resource),
      kind: 'helm-chart' as const,
      target: chart,
      reference: version,
      pin: pinOfVersion(version),
      own: false,
      key,
    }));
  });
}

function crossplanePackage(resource: Resource, body: JsonObject): SourceReference[] {
  const target = textAt(body, 'spec', 'package');
  const image = target === undefined ? null : parseImage(target);
  if (!image || target === undefined) return [];
  const pin = image.digest === null ? pinOfTag(image.tag) : 'fixed';
  return [referenceAt(resource, 'oci-artifact', target, image.digest ?? image.tag, pin, false, ['spec', 'package'])];
}

function referenceAt(
  resource: Resource,
  kind: SourceReference['kind'],
  target: string,
  reference: string | null,
  pin: Pin,
  own: boolean,
  key: readonly (string | number)[],
): SourceReference {
  return { ...placeOf(resource), kind, target, reference, pin, own, key: [...resource.rootKey, ...key] };
}
