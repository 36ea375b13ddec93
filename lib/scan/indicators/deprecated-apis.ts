import { counted } from '@/lib/assessment/wording';
import { chartSwitches } from '@/lib/scan/chart-switches';
import { type DeprecatedVersion, deprecatedVersionOf, hasDeprecatedVersions } from '@/lib/scan/deprecated-versions';
import type { Resource } from '@/lib/scan/documents/resource';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { countedObjects } from '@/lib/scan/objects-by-group';

const listedMost = 5;

/** Risk: objects of API versions that Kubernetes or the agent no longer serves, or will stop serving (detection rules FLUX-17). */
export const deprecatedApis = defineIndicator({
  id: 'deprecated-apis',
  detect(inventory) {
    const switched = chartSwitches(inventory);
    const dated = countedObjects(
      inventory,
      (group) => hasDeprecatedVersions(group),
      (kind, group) => hasDeprecatedVersions(group, kind),
    );
    const ended = dated.flatMap((resource): Ended[] => {
      const end = deprecatedVersionOf(resource.group, resource.version, resource.kind);
      return end && stands(resource) ? [{ resource, end }] : [];
    });
    const found = ended.filter(({ resource }) => switched(resource) === 'on');
    const gone = found.filter(({ end }) => end.goneIn !== null);
    const apis = namesOf(found);
    const measures = { removed: gone.length, deprecated: found.length - gone.length, apis };
    if (found.length === 0 && ended.length > 0) {
      const templates = counted(ended.length, 'template is', 'templates are');
      const reason = `No object that is there asks for such a version. ${templates} off by default and would: ${listed(namesOf(ended))}.`;
      return { outcome: 'partial', share: 0, measures, marks: ended.map(markOf), reason };
    }
    if (found.length === 0) {
      const reason = 'No object asks for an API version that is removed or deprecated.';
      if (!declaresClusterObjects(inventory)) {
        return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
      }
      const what = [
        'API versions that Kubernetes 1.16 to 1.32 and Flux 2.7 to 2.9 removed, and deprecated ones of other agents',
      ];
      return { outcome: 'absent', measures, searched: { files: inventory.filesRead, what }, reason };
    }
    const marks = [...gone, ...found.filter(({ end }) => end.goneIn === null)].map(markOf);
    const objects = counted(found.length, 'object is', 'objects are');
    const reason = `${objects} of API versions that are removed or deprecated: ${listed(apis)}.`;
    return { outcome: 'present', measures, marks, reason };
  },
});

interface Ended {
  resource: Resource;
  end: DeprecatedVersion;
}

function markOf({ resource, end }: Ended): Mark {
  const { path, objectId, line, rootKey } = resource;
  const ends = end.goneIn === null ? 'deprecated' : `gone in ${end.goneIn}`;
  const note = `${apiOf(resource)} is ${ends}; write ${end.instead}`;
  return { path, objectId, line, key: [...rootKey, 'apiVersion'], note };
}

function namesOf(ended: readonly Ended[]): string[] {
  return [...new Set(ended.map(({ resource }) => apiOf(resource)))].sort();
}

function listed(apis: readonly string[]): string {
  const rest = apis.length > listedMost ? ` and ${apis.length - listedMost} more` : '';
  return `${apis.slice(0, listedMost).join(', ')}${rest}`;
}

/** A patch is written for what it changes; a template that chooses by what the cluster knows is at home in several versions. */
function stands({ completeness, conditional }: Resource): boolean {
  return completeness !== 'patch' && !conditional.includes('apiVersion');
}

function apiOf({ group, version, kind }: Resource): string {
  return `${group}/${version} ${kind}`;
}
