import { counted } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject, Tier } from '@/lib/scan/documents/agent-object';
import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import { handingOn } from '@/lib/scan/handing-on';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** The environments that the repository names, each with its tier where the name tells it (detection rules PROMO-ENV). */
export const environments = defineIndicator({
  id: 'environments',
  detect(inventory) {
    const named = inventory.environments;
    const ofTier = (tier: Tier | null): string[] =>
      named.filter((environment) => environment.tier === tier).map(({ name }) => name);
    const unnamed = countedAgents(inventory).filter(({ production }) => production === null);
    // What every file is delivered by is worked out only where it decides.
    const roots: ReadonlySet<AgentObject> = unnamed.length === 0 ? new Set() : handingOn(inventory);
    const isImplied = inventory.impliedProduction && hasTarget(inventory);
    const measures = {
      names: named.map(({ name }) => name),
      production: ofTier('production'),
      staging: ofTier('staging'),
      testing: ofTier('testing'),
      development: ofTier('development'),
      unknown: ofTier(null),
      impliedProduction: isImplied ? 1 : 0,
      unnamedObjects: unnamed.filter((agent) => !roots.has(agent)).length,
    };
    const marks = named.flatMap(({ name, tier, marks: places }) =>
      places.map((place) => ({ ...place, note: `${name}: ${tier ?? 'tier not known from the name'}` })),
    );
    if (named.length > 0)
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${counted(named.length, 'environment is', 'environments are')} named: ${measures.names.slice(0, 8).join(', ')}.`,
      };
    const searched = {
      files: inventory.files.length,
      what: ['environment names in folders, files, values, namespaces, destinations and generators'],
    };
    const implied = isImplied ? ' Its one target is taken as production for the level, not for metrics.' : '';
    return { outcome: 'absent', measures, searched, reason: `No environment is named.${implied}` };
  },
});

/** Something is delivered from here, by an agent or by a pipeline. */
function hasTarget(inventory: Inventory): boolean {
  return (
    countedAgents(inventory).length > 0 || deploysOf(inventory.pipelines.filter(({ counted }) => counted)).length > 0
  );
}
