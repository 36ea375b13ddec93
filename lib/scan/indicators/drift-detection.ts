import { countedAgents, fluxHelmReleases, fluxKustomizations } from '@/lib/scan/agent-selection';
import { mostTellingFirst } from '@/lib/scan/decision-indicator';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { isObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { describeAgent, detectTally, markDecision, tallyAgents } from '@/lib/scan/tally';

/**
 * Drift of the running system is put right, over all agents. In Flux the Kustomization is what re-applies; a HelmRelease counts where it
 * sets drift detection, or where no Kustomization is known, since its absence there says nothing of the objects that Flux applies.
 */
export const driftDetection = defineIndicator({
  id: 'drift-detection',
  detect(inventory) {
    const agents = mostTellingFirst(driftObjects(inventory), (agent) => agent.selfHeal);
    const tally = tallyAgents(agents, (agent) => (agent.unresolved ? null : agent.selfHeal.value));
    const covered = agents.filter(
      (agent) => agent.production === true && agent.selfHeal.value === true && agent.prune.value === true,
    );
    const broad = agents.filter((agent) => broadIgnores(agent).length > 0);
    const reasoned = broad.filter((agent) =>
      broadIgnores(agent).every((index) => agent.resource.reasonedIgnores.includes(index)),
    );
    const more = {
      productionCovered: covered.filter((agent) => !agent.unresolved).length,
      broadIgnores: broad.length,
      broadIgnoresReasoned: reasoned.length,
      implicit: agents.filter((agent) => agent.engine === 'flux' && agent.kind !== 'HelmRelease').length,
    };
    const marks = leadingMarks(agents, (agent) =>
      markDecision(
        agent,
        agent.selfHeal,
        `${describeAgent(agent)} ${agent.selfHeal.value === true ? 'corrects drift' : agent.selfHeal.value === false ? 'does not correct drift' : 'cannot be resolved'}`,
      ),
    );
    const detection = detectTally(
      tally,
      marks,
      {
        none: 'No object of a GitOps agent was found, so nothing watches for drift from here.',
        counted: 'agent objects',
        does: 'put drift right by themselves',
        searched: {
          files: inventory.filesRead,
          what: [
            'selfHeal of Argo CD, Flux Kustomizations and driftDetection of HelmReleases, correctDrift of Fleet and the like',
          ],
        },
      },
      more,
    );
    return onlyImplicit(agents, detection.outcome)
      ? {
          ...detection,
          outcome: 'partial',
          reason: `${detection.reason} Flux does so by applying again on its interval; nothing reports drift as such.`,
        }
      : detection;
  },
});

function driftObjects(inventory: Inventory): AgentObject[] {
  const kustomizations = fluxKustomizations(inventory);
  const releases = fluxHelmReleases(inventory).filter(
    (release) => kustomizations.length === 0 || setsDriftDetection(release),
  );
  const others = countedAgents(inventory).filter((agent) => agent.engine !== 'flux');
  return [...others, ...kustomizations, ...releases];
}

function setsDriftDetection({ selfHeal, resource }: AgentObject): boolean {
  return selfHeal.patchedBy !== null || valueAt(resource.body ?? undefined, 'spec', 'driftDetection') !== undefined;
}

/** Flux's interval corrects without saying so: the practice is there in part (model 2). */
function onlyImplicit(agents: readonly AgentObject[], outcome: string): boolean {
  return outcome === 'present' && agents.every((agent) => agent.engine === 'flux' && agent.kind !== 'HelmRelease');
}

/** Positions of ignored differences so wide that self-heal is hollow (detection rules ARGO-10). */
function broadIgnores(agent: AgentObject): number[] {
  if (agent.engine !== 'argo-cd') return [];
  const prefix = agent.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const ignored = listAt(agent.resource.body ?? undefined, ...prefix, 'ignoreDifferences');
  return ignored.flatMap((entry, index) => (isBroad(entry) ? [index] : []));
}

function isBroad(entry: JsonValue): boolean {
  if (!isObject(entry)) return false;
  const pointers = [...listAt(entry, 'jsonPointers'), ...listAt(entry, 'jqPathExpressions')];
  if (pointers.some((pointer) => ['/', '/spec', '.', '.spec'].includes(String(pointer)))) return true;
  return textAt(entry, 'kind') === '*' && textAt(entry, 'group') === '*';
}
