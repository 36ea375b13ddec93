import { chartSwitches } from '@/lib/scan/chart-switches';
import { isObject, type JsonObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { countedFiles } from '@/lib/scan/files-by-path';
import { fluxDaemonUpdates } from '@/lib/scan/flux-daemon-updates';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Something that brings new images in by itself. */
interface Automation {
  tool: string;
  /** git: it writes the new version to Git · live: into the running object, behind the back of Git · idle: it writes nothing yet. */
  writes: 'git' | 'live' | 'idle';
  /** It proposes, or writes to another branch than the one that is deployed. Null where that is not told. */
  proposes: boolean | null;
  mark: Mark;
}

/** New images are found and written down by a machine (detection rules FLUX-15, ARGO-19). */
export const imageAutomation = defineIndicator({
  id: 'image-automation',
  detect(inventory) {
    const all = [
      ...ofFlux(inventory),
      ...fluxDaemonUpdates(inventory).map(
        (mark): Automation => ({ tool: 'Flux', writes: 'git', proposes: false, mark }),
      ),
      ...ofImageUpdater(inventory),
      ...ofAnnotations(inventory),
      ...ofOthers(inventory),
    ];
    const writing = all.filter(({ writes }) => writes === 'git');
    const live = all.filter(({ writes }) => writes === 'live');
    const measures = {
      automations: writing.length,
      live: live.length,
      idle: all.length - writing.length - live.length,
      proposing: writing.filter(({ proposes }) => proposes === true).length,
      direct: writing.filter(({ proposes }) => proposes === false).length,
      tools: [...new Set(all.filter(({ writes }) => writes !== 'idle').map(({ tool }) => tool))].sort(),
    };
    const marks = [...writing, ...live, ...all.filter(({ writes }) => writes === 'idle')].map(({ mark }) => mark);
    if (writing.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `New images are written to Git by ${measures.tools.join(', ')}.`,
      };
    }
    if (live.length > 0) {
      const reason = 'New images are set in the running objects, and Git does not learn of them.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (all.length > 0) {
      const reason =
        'Image automation is prepared, and nothing here shows that it writes: a part is missing or paused.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (!declaresClusterObjects(inventory)) {
      return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
    }
    const what = [
      'ImageUpdateAutomation and image policies of Flux with their markers',
      'annotations of Flux 1 that ask for new images',
      'Argo CD Image Updater',
      'image scans of Fleet',
      'Keel',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'Nothing here finds new images by itself.' };
  },
});

/** Complete objects of a group that are there. */
function objectsOf(inventory: Inventory, group: string, kind: RegExp): Resource[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (name) => name === group).filter(
    (resource) => kind.test(resource.kind) && resource.completeness === 'complete' && switched(resource) === 'on',
  );
}

function placeOf({ path, objectId, line, rootKey }: Resource, key: readonly string[], note: string): Mark {
  return { path, objectId, line, key: [...rootKey, ...key], note };
}

/**
 * Flux needs a repository to look at, a policy, an automation that is not paused, and markers that say where to write. Markers of
 * another repository cannot be seen from here.
 */
function ofFlux(inventory: Inventory): Automation[] {
  const group = 'image.toolkit.fluxcd.io';
  const automations = objectsOf(inventory, group, /^ImageUpdateAutomation$/);
  const policies = objectsOf(inventory, group, /^ImagePolicy$/);
  if (automations.length + policies.length === 0) return [];
  const markers = inventory.imageMarkers.filter(({ counted }) => counted);
  const elsewhere = sourcesElsewhere(inventory);
  const found = automations.map((resource): Automation => {
    const spec = objectAt(resource.body ?? undefined, 'spec');
    const isComplete =
      policies.length > 0 && (markers.length > 0 || elsewhere.has(textAt(spec, 'sourceRef', 'name') ?? ''));
    const writes = isComplete && valueAt(spec, 'suspend') !== true ? 'git' : 'idle';
    const note = `ImageUpdateAutomation ${resource.name ?? ''}${writes === 'git' ? '' : ', paused or without policies and markers'}`;
    return { tool: 'Flux', writes, proposes: proposes(spec), mark: placeOf(resource, ['spec'], note) };
  });
  if (found.length > 0 || policies.length === 0) return found;
  return policies.map((resource) => ({
    tool: 'Flux',
    writes: 'idle',
    proposes: null,
    mark: placeOf(resource, ['spec'], `ImagePolicy ${resource.name ?? ''}, and no automation that writes`),
  }));
}

function proposes(spec: JsonObject | undefined): boolean | null {
  const push = textAt(spec, 'git', 'push', 'branch');
  const checkout = textAt(spec, 'git', 'checkout', 'ref', 'branch');
  if (isUnresolved(push) || isUnresolved(checkout)) return null;
  return push !== undefined && push !== checkout;
}

/** Names of the sources of Flux that are known as other repositories; of several with one name the first counts. */
function sourcesElsewhere({ resources, sources }: Inventory): Set<string> {
  const urls = new Set(sources.filter(({ own, kind }) => !own && kind === 'git-revision').map(({ target }) => target));
  const repositories = new Map(
    resources
      .filter(({ group, kind }) => group === 'source.toolkit.fluxcd.io' && kind === 'GitRepository')
      .toReversed()
      .map(({ name, body }) => [name ?? '', textAt(body ?? undefined, 'spec', 'url')]),
  );
  return new Set(
    [...repositories].flatMap(([name, url]) => (name !== '' && url !== undefined && urls.has(url) ? [name] : [])),
  );
}

/** The Image Updater's own objects; without a method it writes to the live application. */
function ofImageUpdater(inventory: Inventory): Automation[] {
  return objectsOf(inventory, 'argocd-image-updater.argoproj.io', /^ImageUpdater$/).map((resource) => {
    const spec = objectAt(resource.body ?? undefined, 'spec');
    const settings = [
      spec,
      ...listAt(spec, 'applicationRefs'),
      ...listAt(spec, 'applicationRefs').flatMap((each) => listAt(each, 'images')),
    ];
    const configs = settings.flatMap((each) => objectAt(each, 'writeBackConfig') ?? []);
    const isGit = configs.some((config) => (textAt(config, 'method') ?? '').startsWith('git'));
    return {
      tool: 'Argo CD Image Updater',
      writes: listAt(spec, 'applicationRefs').length === 0 ? 'idle' : isGit ? 'git' : 'live',
      proposes: isGit
        ? configs.some(
            (config) =>
              isObject(valueAt(config, 'gitConfig', 'pullRequest')) ||
              hasOwnBranch(textAt(config, 'gitConfig', 'branch')),
          )
        : null,
      mark: placeOf(
        resource,
        ['spec'],
        `ImageUpdater ${resource.name ?? ''} writes ${isGit ? 'to Git' : 'to the live application'}`,
      ),
    };
  });
}

/** `main:image-updates` checks out one branch and pushes another. */
function hasOwnBranch(branch: string | undefined): boolean {
  return branch?.includes(':') ?? false;
}

const prefix = 'argocd-image-updater.argoproj.io/';

/** Annotations of the Image Updater on applications, or on those that a set makes. */
function ofAnnotations(inventory: Inventory): Automation[] {
  const marked = markedObjects(inventory, (name) => name === `${prefix}image-list`);
  if (marked.size === 0) return [];
  const hasFile = countedFiles(inventory, /(^|\/)\.argocd-source-[^/]+\.ya?ml$/).length > 0;
  return objectsOf(inventory, 'argoproj.io', /^Application(Set)?$/).flatMap((resource): Automation[] => {
    if (!marked.has(resource)) return [];
    const base = resource.kind === 'ApplicationSet' ? ['spec', 'template'] : [];
    const annotations = objectAt(resource.body ?? undefined, ...base, 'metadata', 'annotations');
    if (!annotations || !(`${prefix}image-list` in annotations)) return [];
    const isGit = (textAt(annotations, `${prefix}write-back-method`) ?? '').startsWith('git') || hasFile;
    const key = [...base, 'metadata', 'annotations', `${prefix}image-list`];
    const note = `${resource.kind} ${resource.name ?? ''} takes new images, written ${isGit ? 'to Git' : 'to the live application'}`;
    return [
      {
        tool: 'Argo CD Image Updater',
        writes: isGit ? 'git' : 'live',
        proposes: isGit ? hasOwnBranch(textAt(annotations, `${prefix}git-branch`)) : null,
        mark: placeOf(resource, key, note),
      },
    ];
  });
}

/** Fleet commits what its scans find. Keel sets images in the cluster. */
function ofOthers(inventory: Inventory): Automation[] {
  const scans = objectsOf(inventory, 'fleet.cattle.io', /^GitRepo$/)
    .filter(({ body }) => objectAt(body ?? undefined, 'spec', 'imageScanCommit'))
    .map((resource): Automation => {
      const mark = placeOf(
        resource,
        ['spec', 'imageScanCommit'],
        `GitRepo ${resource.name ?? ''} commits what image scans find`,
      );
      return { tool: 'Fleet', writes: 'git', proposes: false, mark };
    });
  return [...scans, ...ofKeel(inventory)];
}

const keelPolicy = 'keel.sh/policy';

function ofKeel(inventory: Inventory): Automation[] {
  const marked = markedObjects(inventory, (name) => name === keelPolicy);
  if (marked.size === 0) return [];
  return objectsOf(inventory, 'apps', /^(Deployment|StatefulSet|DaemonSet)$/).flatMap((resource): Automation[] => {
    if (!marked.has(resource)) return [];
    const kind = ['annotations', 'labels'].find((each) =>
      isKept(valueAt(resource.body ?? undefined, 'metadata', each, keelPolicy)),
    );
    if (kind === undefined) return [];
    const note = `${resource.kind} ${resource.name ?? ''} takes new images in the cluster`;
    return [
      {
        tool: 'Keel',
        writes: 'live',
        proposes: null,
        mark: placeOf(resource, ['metadata', kind, keelPolicy], note),
      },
    ];
  });
}

function isKept(policy: unknown): boolean {
  return typeof policy === 'string' && policy !== 'never' && policy !== '';
}
