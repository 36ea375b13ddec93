import { counted } from '@/lib/assessment/wording';
import { countedAgents, fluxHelmReleases, fluxKustomizations } from '@/lib/scan/agent-selection';
import { mostTellingFirst } from '@/lib/scan/decision-indicator';
import { runsSomething } from '@/lib/scan/declared-state';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { valueAt } from '@/lib/scan/documents/json';
import { type DriftCheck, driftChecks } from '@/lib/scan/documents/pipelines/drift-checks';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Searched } from '@/lib/scan/evidence';
import { withValuesOfDaemon } from '@/lib/scan/flux-daemon-values';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { broadIgnores, leftAlone } from '@/lib/scan/reconciliation-exceptions';
import { scheduledApplies } from '@/lib/scan/scheduled-applies';
import { describeAgent, detectTally, markDecision, tallyAgents } from '@/lib/scan/tally';

/**
 * Drift of the running system is put right, over all agents. In Flux the Kustomization is what re-applies; a HelmRelease counts where it
 * sets drift detection, or where no Kustomization is known, since its absence there says nothing of the objects that Flux applies.
 */
export const driftDetection = defineIndicator({
  id: 'drift-detection',
  detect(inventory) {
    const objects = driftObjects(inventory).map((agent) => withValuesOfDaemon(agent, inventory));
    const agents = mostTellingFirst(objects, (agent) => agent.selfHeal);
    const tally = tallyAgents(agents, (agent) => (agent.unresolved ? null : agent.selfHeal.value));
    const covered = agents.filter(
      (agent) => agent.production === true && agent.selfHeal.value === true && agent.prune.value === true,
    );
    const ignoring = broadIgnores(inventory);
    const broad = agents.filter((agent) => ignoring.has(agent));
    const reasoned = broad.filter((agent) =>
      ignoring.get(agent)?.every((index) => agent.resource.reasonedIgnores.includes(index)),
    );
    const exempt = leftAlone(inventory);
    const checks = driftChecks(inventory.pipelines);
    const more = {
      productionCovered: covered.filter((agent) => !agent.unresolved).length,
      broadIgnores: broad.length,
      broadIgnoresReasoned: reasoned.length,
      implicit: agents.filter((agent) => agent.engine === 'flux' && agent.kind !== 'HelmRelease').length,
      leftAlone: exempt.length,
      scheduledChecks: checks.length,
    };
    const silent = silentReleases(inventory, agents);
    const marks = [
      ...checks.map(markOfCheck),
      ...exempt.map(markOfExempt),
      ...leadingMarks(agents, markOfAgent),
      ...(agents.some(isRelease) ? leadingMarks(silent, markOfSilent) : []),
    ];
    const detection = detectTally(tally, marks, { ...texts, searched: searchedIn(inventory) }, more);
    const applies = agents.length === 0 ? scheduledApplies(inventory.pipelines) : [];
    const decided = withSilent(withImplicit(detection, agents, checks), agents, silent);
    return unwatched(withChecks(withApplies(withExempt(decided, exempt), applies), checks), inventory);
  },
});

const texts = {
  none: 'No object of a GitOps agent was found, so nothing watches for drift from here.',
  counted: 'agent objects',
  does: 'put drift right by themselves',
};

function searchedIn({ filesRead }: Inventory): Searched {
  const what = [
    'selfHeal of Argo CD, Flux Kustomizations and driftDetection of HelmReleases, correctDrift of Fleet and the like',
    'scheduled pipelines that compare what runs with what is declared',
  ];
  return { files: filesRead, what };
}

/** What runs drifts, whoever brings it there: where neither an agent nor a clock looks, the practice is missing, not out of place. */
function unwatched(detection: Detection, inventory: Inventory): Detection {
  if (detection.outcome !== 'not-applicable' || !runsSomething(inventory)) return detection;
  const reason = 'Neither an object of a GitOps agent nor a scheduled pipeline looks for drift from here.';
  return { ...detection, outcome: 'absent', searched: searchedIn(inventory), reason };
}

/**
 * Flux's interval corrects without saying so: where that is all that looks after most of it, the practice is there in part (model 2).
 * Objects of another engine beside it, such as a few of tofu-controller, speak for themselves alone.
 */
function withImplicit(detection: Detection, agents: readonly AgentObject[], checks: readonly DriftCheck[]): Detection {
  const flux = agents.filter(({ engine }) => engine === 'flux');
  const isImplicit = flux.length * 2 > agents.length && !flux.some(isRelease);
  if (detection.outcome !== 'present' || !isImplicit) return detection;
  const silence = checks.length > 0 ? '' : '; nothing reports drift as such';
  return {
    ...detection,
    outcome: 'partial',
    reason: `${detection.reason} Flux does so by applying again on its interval${silence}.`,
  };
}

/** Where some releases look for drift, what the charts of the others made drifts unseen: part of what it applies to (model 2). */
function withSilent(detection: Detection, agents: readonly AgentObject[], silent: readonly AgentObject[]): Detection {
  if (detection.outcome !== 'present' || silent.length === 0 || !agents.some(isRelease)) return detection;
  const others = counted(silent.length, 'HelmRelease does not look', 'HelmReleases do not look');
  return {
    ...detection,
    outcome: 'partial',
    reason: `${detection.reason} ${others} for drift of what the chart made.`,
  };
}

/** What Flux is told to leave alone is not put right, whatever delivers it. */
function withExempt(detection: Detection, exempt: readonly Resource[]): Detection {
  if (exempt.length === 0 || detection.outcome === 'not-applicable') return detection;
  const objects = counted(exempt.length, 'object is', 'objects are');
  return { ...detection, reason: `${detection.reason} By annotation, ${objects} left as found.` };
}

/** A run that applies the merged state again by a clock puts drift right where no agent is (model 1). */
function withApplies(detection: Detection, applies: readonly Mark[]): Detection {
  if (applies.length === 0 || detection.outcome !== 'not-applicable') return detection;
  const reason = 'No agent is here. Scheduled pipelines apply the merged state again, which puts drift right.';
  return { ...detection, outcome: 'present', marks: [...applies, ...(detection.marks ?? [])], reason };
}

/** A pipeline that looks by a clock reports drift and puts none right: the practice is there in part. */
function withChecks(detection: Detection, checks: readonly DriftCheck[]): Detection {
  if (checks.length === 0) return detection;
  const tools = [...new Set(checks.map(({ tool }) => tool))].sort().join(', ');
  const looks = `Scheduled pipelines look for drift and report it (${tools}).`;
  const { outcome, reason, searched: _searched, ...rest } = detection;
  if (outcome === 'not-applicable') {
    const marks = checks.map(markOfCheck);
    return { ...rest, outcome: 'partial', marks, reason: `${looks} No agent that puts it right is in sight.` };
  }
  if (outcome === 'absent') return { ...rest, outcome: 'partial', reason: `${reason} ${looks}` };
  return { ...detection, reason: `${reason} ${looks}` };
}

function markOfCheck({ tool, path, objectId, line }: DriftCheck): Mark {
  return { path, objectId, line, note: `${tool} looks for drift by a clock` };
}

function markOfExempt({ kind, name, path, objectId, line, rootKey }: Resource): Mark {
  const note = `${kind} ${name ?? ''} is left as found by the agent`.replace('  ', ' ');
  return { path, objectId, line, key: [...rootKey, 'metadata'], note };
}

function markOfAgent(agent: AgentObject): Mark {
  const { value } = agent.selfHeal;
  const says = value === true ? 'corrects drift' : value === false ? 'does not correct drift' : 'cannot be resolved';
  return markDecision(agent, agent.selfHeal, `${describeAgent(agent)} ${says}`);
}

function markOfSilent(agent: AgentObject): Mark {
  return markDecision(agent, agent.selfHeal, `${describeAgent(agent)} does not look for drift of what its chart made`);
}

function driftObjects(inventory: Inventory): AgentObject[] {
  const kustomizations = fluxKustomizations(inventory);
  const releases = fluxHelmReleases(inventory).filter(
    (release) => kustomizations.length === 0 || setsDriftDetection(release),
  );
  const others = countedAgents(inventory).filter((agent) => agent.engine !== 'flux');
  return [...others, ...kustomizations, ...releases];
}

/** Releases whose objects are complete and that the count leaves out, since they say nothing of drift. */
function silentReleases(inventory: Inventory, agents: readonly AgentObject[]): AgentObject[] {
  const counted = new Set(agents);
  return fluxHelmReleases(inventory).filter((release) => !counted.has(release) && !release.unresolved);
}

function isRelease({ kind }: AgentObject): boolean {
  return kind === 'HelmRelease';
}

function setsDriftDetection({ selfHeal, resource }: AgentObject): boolean {
  return selfHeal.patchedBy !== null || valueAt(resource.body ?? undefined, 'spec', 'driftDetection') !== undefined;
}
