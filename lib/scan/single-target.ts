import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { Environment } from '@/lib/scan/environments';

/**
 * One target and no environment named besides production: that target is production for criteria, never for metrics (model 4.13). A
 * lower tier's word on a few of many objects is the name of a namespace or a service, not of an environment, when nothing names another
 * one. Rings, and a generator over every registered cluster, reach production by what they are. What pipelines deploy to says nothing of
 * agents. Where most objects leave their namespace to whoever takes them in, or are made again under the same name, which no cluster can
 * hold twice, this is a catalogue for any number of targets.
 */
export function isSingleTarget(
  agents: readonly AgentObject[],
  environments: readonly Environment[],
  clusters: number,
): boolean {
  if (clusters > 1 || environments.some(({ tier }) => tier === 'staging')) return false;
  // Where production alone is named, the one target is it; nothing has to be implied of objects that name it themselves.
  if (environments.some(({ tier }) => tier === 'production')) {
    const isAlone = environments.every(({ tier }) => tier === 'production');
    return isAlone && agents.some(({ tiers }) => tiers.length === 0);
  }
  const lent = agents.filter(({ resource }) => /\$\{\w+\}/.test(resource.namespace ?? '')).length;
  if (lent * 2 > agents.length || madeAgain(agents) * 2 > agents.length) return false;
  const tiered = agents.filter(({ tiers }) => tiers.length > 0).length;
  return environments.every(({ tier }) => tier === null) || tiered * 2 < agents.length;
}

/** How many objects are made of a file that overlays give the same name and namespace elsewhere, too. */
function madeAgain(agents: readonly AgentObject[]): number {
  const keyOf = ({ resource, name, namespace }: AgentObject) =>
    `${resource.path}:${resource.line} ${namespace ?? ''}/${name}`;
  const byObject = Map.groupBy(agents, keyOf);
  return [...byObject.values()].reduce((sum, all) => sum + (all.length > 1 ? all.length : 0), 0);
}
