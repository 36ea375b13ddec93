import { type AgentDraft, isEnvironmentLabel } from '@/lib/scan/documents/argo-cd';
import { selectorTakes } from '@/lib/scan/documents/cluster-registrations';
import { type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';

/** Fields in which Fleet lists targets, and a profile of Sveltos that is one by itself. */
function targetsOf(body: JsonObject): JsonValue[] {
  const lists = ['targets', 'targetCustomizations', 'overrideTargets'];
  return [...lists.flatMap((field) => listAt(body, 'spec', field)), objectAt(body, 'spec') ?? null];
}

/** Environments that the labels of selected clusters say: `clusterSelector: {matchLabels: {env: prod}}`. */
export function selectedEnvironments(body: JsonObject): string[] {
  return targetsOf(body).flatMap((target) => {
    const labels = environmentsIn(objectAt(target, 'clusterSelector'));
    // Old profiles of Sveltos write the selector as a text.
    const written = (textAt(target, 'clusterSelector') ?? '').split(',').flatMap((term) => {
      const [name = '', value] = term.split('=').map((part) => part.trim());
      return value !== undefined && isEnvironmentLabel(name) ? [value] : [];
    });
    return [...labels, ...written];
  });
}

/** Environments that a selector of labels says. */
function environmentsIn(selector: JsonObject | undefined): string[] {
  const labels = Object.entries(objectAt(selector, 'matchLabels') ?? {})
    .filter(([name]) => isEnvironmentLabel(name))
    .map(([, value]) => String(value));
  const expressions = listAt(selector, 'matchExpressions').flatMap((expression) =>
    isEnvironmentLabel(textAt(expression, 'key') ?? '') && textAt(expression, 'operator') === 'In'
      ? listAt(expression, 'values').map(String)
      : [],
  );
  return [...labels, ...expressions];
}

/** Selectors of Fleet's groups of clusters, by the name of the group. */
function groupSelectors(resources: readonly Resource[]): Map<string, JsonObject> {
  const groups = resources.filter(
    ({ group, kind, counted }) => counted && kind === 'ClusterGroup' && group === 'fleet.cattle.io',
  );
  return new Map(
    groups.flatMap(({ name, body }): [string, JsonObject][] => {
      const selector = objectAt(body ?? undefined, 'spec', 'selector');
      return name !== null && selector ? [[name, selector]] : [];
    }),
  );
}

/** Agent objects of Fleet that target groups of clusters, with the environments that the selectors of these groups say. */
export function withGroupEnvironments(agents: readonly AgentDraft[], resources: readonly Resource[]): AgentDraft[] {
  const groups = groupSelectors(resources);
  if (groups.size === 0) return [...agents];
  return agents.map((agent) => {
    if (agent.resource.group !== 'fleet.cattle.io') return agent;
    const named = targetsOf(agent.draft.body).flatMap((target) =>
      environmentsIn(groups.get(textAt(target, 'clusterGroup') ?? '')),
    );
    const [labels = [], ...others] = agent.hints;
    return named.length === 0 ? agent : { ...agent, hints: [[...labels, ...named], ...others] };
  });
}

const clusterGroups = new Set(['fleet.cattle.io', 'provisioning.cattle.io', 'lib.projectsveltos.io']);

/** Tells the clusters declared here whose labels an object of Fleet or Sveltos selects, itself or through a group of clusters. */
export const clusterSelection = rememberFor((resources: readonly Resource[]): ((body: JsonObject) => string[]) => {
  const groups = groupSelectors(resources);
  const clusters = resources.filter(
    ({ counted, group, kind }) => counted && clusterGroups.has(group) && /^(Sveltos)?Cluster$/.test(kind),
  );
  const known = new Map<string, readonly string[]>();
  // Many objects select the same clusters.
  const takenBy = (selector: JsonObject): readonly string[] => {
    const key = JSON.stringify(selector);
    const found = known.get(key) ?? namesTaken(selector, clusters);
    known.set(key, found);
    return found;
  };
  return (body) =>
    targetsOf(body).flatMap((target) => {
      const selector = objectAt(target, 'clusterSelector') ?? groups.get(textAt(target, 'clusterGroup') ?? '');
      if (!selector || Object.keys(selector).length === 0) return textAt(target, 'clusterName') ?? [];
      return takenBy(selector);
    });
});

function namesTaken(selector: JsonObject, clusters: readonly Resource[]): string[] {
  return clusters.flatMap(({ name, body }) => {
    const isTaken = selectorTakes(selector, objectAt(body ?? undefined, 'metadata', 'labels') ?? {}) === true;
    return isTaken ? (name ?? []) : [];
  });
}

/** Names of targets, of groups of clusters and of single clusters. */
export function selectedTargets(body: JsonObject): string[] {
  return targetsOf(body).flatMap((target) =>
    ['name', 'clusterGroup', 'clusterName'].flatMap((field) => textAt(target, field) ?? []),
  );
}
