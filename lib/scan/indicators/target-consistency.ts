import { agentCoverage } from '@/lib/scan/agent-coverage';
import { componentsFile } from '@/lib/scan/agent-installations';
import { chartAgents, countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { isValuesPath } from '@/lib/scan/documents/helm';
import { classifyTag, type ImageReference, parseImage } from '@/lib/scan/documents/images';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import { pinOfRevision } from '@/lib/scan/documents/source-reference-pin';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { isNearlyAll } from '@/lib/scan/evidence';
import { countedFiles } from '@/lib/scan/files-by-path';
import { helmfileVersions } from '@/lib/scan/helmfile-versions';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { findTargetsOfBases, imagesSetByOverlays } from '@/lib/scan/shared-bases';
import { sharedDefinitions } from '@/lib/scan/shared-targets';
import { type HeldVersion, type TargetOf, targetFinder } from '@/lib/scan/sibling-targets';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** The same component has the same version on sibling clusters and environments (detection rules FLT-4, FLT-2). */
export const targetConsistency = defineIndicator({
  id: 'target-consistency',
  detect(inventory) {
    const targetOf = targetFinder(inventory);
    const ofHelmfiles = helmfileVersions(inventory);
    const told = new Set(ofHelmfiles.map(({ mark }) => mark.path));
    const held = [charts, images, agentFiles, configSyncs].flatMap((read) =>
      read(inventory, (path) => (told.has(path) ? null : targetOf(path))),
    );
    held.push(...ofHelmfiles);
    const groups = [...Map.groupBy(held, ({ component }) => component)].filter(
      ([, all]) => new Set(all.map(({ target }) => target)).size > 1,
    );
    const shared = sharedComponents(inventory, targetOf);
    const isSame = remember(([, all]: (typeof groups)[number]) => new Set(versionsByTarget(all)).size === 1);
    const same = groups.filter(isSame);
    const skewed = groups.filter((group) => !isSame(group));
    const of = groups.length + shared.length;
    const met = same.length + shared.length;
    const measures = {
      of,
      met,
      shared: shared.length,
      skewed: skewed.map(([component]) => nameOf(component)).slice(0, 30),
    };
    const compared = [...skewed, ...same].flatMap(([, all]) => all.slice(0, 4).map(({ mark }) => mark));
    const marks = [...compared, ...shared];
    if (of === 0) return { ...withoutComponents(inventory), measures };
    const reason = `${met} of ${of} components have one version on all their clusters and environments.`;
    if (met === 0) {
      const searched = {
        files: inventory.filesRead,
        what: ['versions of charts and images, and files of the agent, over sibling clusters and environments'],
      };
      return { outcome: 'absent', share: 0, measures, marks, searched, reason };
    }
    return { outcome: isNearlyAll(met, of) ? 'present' : 'partial', share: met / of, measures, marks, reason };
  },
});

/** One target has nothing to agree with. Several do, even where no file tells the versions that they have. */
function withoutComponents({ clusters, environments }: Inventory): Pick<Detection, 'outcome' | 'reason'> {
  const targets = clusters.length > 1 ? `${clusters.length} clusters` : `${environments.length} environments`;
  if (Math.max(clusters.length, environments.length) < 2) {
    const reason = 'No component stands on several clusters or environments here.';
    return { outcome: 'not-applicable', reason };
  }
  const reason = `${targets} are named, and no version that several of them have can be compared here.`;
  return { outcome: 'unknown', reason };
}

/** All that a target has of a component, as one text: a file may name an image twice. */
function versionsByTarget(all: readonly HeldVersion[]): string[] {
  const byTarget = Map.groupBy(all, ({ target }) => target);
  return [...byTarget.values()].map((held) => [...new Set(held.map(({ version }) => version))].sort().join());
}

function nameOf(component: string): string {
  return component.split('\0').at(-1) ?? component;
}

const releases = /^(helm-chart|helm-dependency|oci-artifact|git-revision|kustomize-remote|terraform-module)$/;

/** Versions of charts and other sources, by the same file in sibling targets. */
function charts({ sources }: Inventory, targetOf: TargetOf): HeldVersion[] {
  return sources
    .filter(
      (source) =>
        source.counted &&
        !source.own &&
        releases.test(source.kind) &&
        source.pin === 'fixed' &&
        source.reference !== null,
    )
    .flatMap((source) =>
      heldAt(source, `${source.kind}\0${withoutRevision(source.target)}`, source.reference ?? '', targetOf),
    );
}

function withoutRevision(target: string): string {
  return target.replace(/[?&]ref=[^&]*/, '');
}

function heldAt(
  { path, objectId, line, key }: Pick<SourceReference, 'path' | 'objectId' | 'line' | 'key'>,
  thing: string,
  version: string,
  targetOf: TargetOf,
): HeldVersion[] {
  const place = targetOf(path);
  if (place === null || isUnresolved(version) || isUnresolved(thing)) return [];
  const mark = { path, objectId, line, key, note: `${nameOf(thing)} ${version} on ${place.target}` };
  return [{ component: `${place.rest}\0${thing}`, target: place.target, version, mark }];
}

/** Versions of images, by the same file in sibling targets. */
function images({ images: all }: Inventory, targetOf: TargetOf): HeldVersion[] {
  return all.flatMap((image) => {
    const version = image.digest ?? image.tag;
    if (!image.counted || version === null || targetOf(image.path) === null || isChoice(image)) return [];
    return heldAt(image, image.repository, version, targetOf);
  });
}

/** Lists in values hold what users may choose from, which is the target's own. */
function isChoice({ path, key }: ImageReference): boolean {
  return key.some((part) => typeof part === 'number') && isValuesPath(path);
}

/** What flux bootstrap wrote for each cluster: equal bytes are the same version. */
function agentFiles(inventory: Inventory, targetOf: TargetOf): HeldVersion[] {
  return countedFiles(inventory, componentsFile).flatMap(({ path, objectId }) => {
    const place = targetOf(path);
    if (place === null) return [];
    const mark = { path, objectId, line: 1, note: `Flux on ${place.target}` };
    return [{ component: `${place.rest}\0Flux`, target: place.target, version: objectId, mark }];
  });
}

/**
 * What Config Sync takes on each cluster, where it is a tag, a commit or an image of a version. It counts for the repository's own
 * revisions, too: then the clusters have different states of all of it. Charts are told by their versions.
 */
function configSyncs(inventory: Inventory, targetOf: TargetOf): HeldVersion[] {
  return objectsOfGroup(inventory, 'configsync.gke.io').flatMap((resource) => {
    const { kind, body } = resource;
    if (!/^(Root|Repo)Sync$/.test(kind)) return [];
    const at = (...key: string[]) => ({ ...resource, key: [...resource.rootKey, 'spec', ...key] });
    const git = objectAt(body ?? undefined, 'spec', 'git');
    const revision = textAt(git, 'revision') ?? '';
    const repository = textAt(git, 'repo') ?? '';
    if (repository !== '' && pinOfRevision(revision) === 'fixed')
      return heldAt(at('git', 'revision'), repository, revision, targetOf);
    const image = parseImage(textAt(body ?? undefined, 'spec', 'oci', 'image') ?? '');
    const version = image?.digest ?? image?.tag ?? '';
    if (image === null || (image.digest === null && !/^(version|commit)$/.test(classifyTag(version)))) return [];
    return heldAt(at('oci', 'image'), image.repository, version, targetOf);
  });
}

/** What one definition gives to several environments or clusters has the same version by what it is: releases, files of a base, and roots. */
function sharedComponents(inventory: Inventory, targetOf: TargetOf): Mark[] {
  const installing = chartAgents(inventory);
  const byObject = Map.groupBy(installing, ({ resource }) => `${resource.path}:${resource.line}`);
  const shared = [...byObject.values()].filter(
    (all) => new Set(all.map(({ cluster, environments }) => `${cluster}/${environments.join()}`)).size > 1,
  );
  const elsewhere = new Set(installing.map(({ resource }) => resource.path));
  const marks = shared.flatMap(([agent]) =>
    agent ? [markAgent(agent, `${describeAgent(agent)} is one definition for several targets`)] : [],
  );
  const delivered = deliveredFiles(inventory, elsewhere);
  const told = new Set(delivered.map(({ path }) => path));
  const ofBases = baseFiles(inventory, targetOf).filter(({ path }) => !told.has(path));
  return [...marks, ...delivered, ...ofBases, ...sharedRoots(inventory)];
}

/** Terraform roots with variables for each of several clusters: the clusters themselves are made by one definition. */
function sharedRoots(inventory: Inventory): Mark[] {
  return sharedDefinitions(inventory).flatMap(({ place, targets, isOutside }) =>
    isOutside || !/\.(tf|tofu)$/.test(place.path)
      ? []
      : [{ ...place, note: `one Terraform root for ${targets.length} clusters` }],
  );
}

type Place = Omit<Mark, 'note'>;

/** Files that name a version of an image or a source, each once. */
function versionedFiles({ images: all, sources }: Inventory): Place[] {
  const versioned = [
    ...all.filter(({ counted, tag, digest }) => counted && (digest ?? tag) !== null),
    ...sources.filter(({ counted, own, kind, pin }) => counted && !own && releases.test(kind) && pin === 'fixed'),
  ];
  return [...new Map(versioned.map(({ path, objectId, line }) => [path, { path, objectId, line }])).values()];
}

const valuesOfOne = /(^|\/)values[-_.][^/]+\.ya?ml$/;

/** Files that agents deliver to several clusters, one base or one chart for all of them, less those that are told `elsewhere`. */
function deliveredFiles(inventory: Inventory, elsewhere: ReadonlySet<string>): Mark[] {
  // Whatever is delivered where, fewer than two clusters are not several.
  const named = countedAgents(inventory).flatMap(({ cluster, renderedFor }) => cluster ?? renderedFor);
  if (new Set(named).size < 2) return [];
  const { agentsOf } = agentCoverage(inventory);
  return versionedFiles(inventory).flatMap((place) => {
    const agents = elsewhere.has(place.path) ? [] : agentsOf(place.path);
    const targets = agents.length === 0 ? 0 : new Set(agents.flatMap((agent) => clustersOf(agent, place.path))).size;
    return targets > 1 ? [{ ...place, note: `one file for ${targets} clusters` }] : [];
  });
}

/** Of a chart that is rendered for several clusters, the values of one are no part of what all of them have. */
function clustersOf({ cluster, renderedFor }: AgentObject, path: string): readonly string[] {
  if (cluster !== null) return [cluster];
  return valuesOfOne.test(path) ? [] : renderedFor;
}

/** Files whose images the overlays of several clusters or environments take from one base, less those that an overlay sets anew. */
function baseFiles(inventory: Inventory, targetOf: TargetOf): Mark[] {
  const targetsOf = findTargetsOfBases(inventory, targetOf);
  const images = inventory.images.filter(({ counted, tag, digest }) => counted && (digest ?? tag) !== null);
  const ofBases = Map.groupBy(
    images.filter(({ path }) => targetsOf(path).size > 1),
    ({ path }) => path,
  );
  if (ofBases.size === 0) return [];
  const ofTargets = images.filter(({ path }) => targetOf(path) !== null).map(({ repository }) => repository);
  const setAnew = new Set([...ofTargets, ...imagesSetByOverlays(inventory, targetOf)]);
  return [...ofBases].flatMap(([path, all]) => {
    const [first] = all;
    if (first === undefined || all.some(({ repository }) => setAnew.has(repository))) return [];
    const note = `one file for ${targetsOf(path).size} targets`;
    return [{ path, objectId: first.objectId, line: first.line, note }];
  });
}
