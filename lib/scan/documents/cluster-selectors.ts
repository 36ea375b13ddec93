import { isEnvironmentLabel } from '@/lib/scan/documents/argo-cd';
import { type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';

/** Fields in which Fleet lists targets, and a profile of Sveltos that is one by itself. */
function targetsOf(body: JsonObject): JsonValue[] {
  const lists = ['targets', 'targetCustomizations', 'overrideTargets'];
  return [...lists.flatMap((field) => listAt(body, 'spec', field)), objectAt(body, 'spec') ?? null];
}

/** Environments that the labels of selected clusters say: `clusterSelector: {matchLabels: {env: prod}}`. */
export function selectedEnvironments(body: JsonObject): string[] {
  return targetsOf(body).flatMap((target) => {
    const labels = Object.entries(objectAt(target, 'clusterSelector', 'matchLabels') ?? {})
      .filter(([name]) => isEnvironmentLabel(name))
      .map(([, value]) => String(value));
    const expressions = listAt(target, 'clusterSelector', 'matchExpressions').flatMap((expression) =>
      isEnvironmentLabel(textAt(expression, 'key') ?? '') && textAt(expression, 'operator') === 'In'
        ? listAt(expression, 'values').map(String)
        : [],
    );
    // Old profiles of Sveltos write the selector as a text.
    const written = (textAt(target, 'clusterSelector') ?? '').split(',').flatMap((term) => {
      const [name = '', value] = term.split('=').map((part) => part.trim());
      return value !== undefined && isEnvironmentLabel(name) ? [value] : [];
    });
    return [...labels, ...expressions, ...written];
  });
}

/** Names of targets, of groups of clusters and of single clusters. */
export function selectedTargets(body: JsonObject): string[] {
  return targetsOf(body).flatMap((target) =>
    ['name', 'clusterGroup', 'clusterName'].flatMap((field) => textAt(target, field) ?? []),
  );
}
