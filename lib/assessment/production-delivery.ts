import { type CriterionFacts, type Judgement, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { tooManyUnresolved } from '@/lib/assessment/merge-findings';
import { counted, percent } from '@/lib/assessment/wording';
import type { Evidence } from '@/lib/scan/evidence';

/** Indicators that count objects of an agent, with the six numbers of a tally. */
const TALLIED = ['argocd-automated-sync', 'flux-kustomizations', 'flux-helm-releases'] as const;
/** Indicators whose evidence is the agent's objects themselves. */
export const AGENT_OBJECTS = [
  'argocd-applications',
  'argocd-application-sets',
  'flux-kustomizations',
  'flux-helm-releases',
  'other-gitops-agent',
] as const;

/** Complete objects of production: how many, how many of them do what is asked for, and how many could not be resolved. */
export interface ProductionTally {
  of: number;
  met: number;
  unresolved: number;
}

/** How changes reach production, as far as the repositories show it. */
export type ProductionDelivery =
  | { by: 'agent'; objects: number; unread: string | null; evidence: Evidence[] }
  /** No agent could run there; scheduled runs on the merged state detect and correct drift instead. */
  | { by: 'schedule'; runs: number; evidence: Evidence[] }
  /** Pipelines push and no agent serves production; `scheduled` counts runs that correct a part of it. */
  | { by: 'pipeline'; deploys: number; scheduled: number; evidence: Evidence[] }
  | UnknownDelivery;

/** `objects` counts those of an agent whose target is not known as production. */
interface UnknownDelivery {
  by: 'unknown';
  objects: number;
  reason: string;
  settledBy?: string;
}

/** Tells who brings changes to production. An agent with one complete production object comes first. */
export function findProductionDelivery(facts: CriterionFacts): ProductionDelivery {
  const synced = automaticObjects(facts);
  const unread = unreadAgents(facts);
  if (synced.of > 0) {
    return { by: 'agent', objects: synced.of, unread, evidence: facts.evidence(...AGENT_OBJECTS) };
  }
  const objects = countAgentObjects(facts);
  if (unread !== null) return { by: 'unknown', objects: objects.all, reason: unread };
  if (objects.unresolved > 0) return unresolvedObjects(objects.unresolved, objects.all);
  return findPushedDelivery(facts, objects.all);
}

function findPushedDelivery(facts: CriterionFacts, objects: number): ProductionDelivery {
  const pushes = facts.finding('push-deploys');
  if (pushes.outcome === 'unknown') return { by: 'unknown', objects, reason: pushes.reason };
  const evidence = pushes.evidence;
  const deploys = facts.number('push-deploys', 'production');
  const scheduled = facts.number('push-deploys', 'scheduledApply');
  if (scheduled > 0 && !deliversKubernetes(facts)) return { by: 'schedule', runs: scheduled, evidence };
  if (deploys > 0) return { by: 'pipeline', deploys, scheduled, evidence };
  if (objects > 0) {
    return {
      by: 'unknown',
      objects,
      reason: `The agent has ${counted(objects, 'object')} here, and none has a target that is known as production.`,
      settledBy: 'Tell which environment is production, or add the repository that holds the production objects.',
    };
  }
  return {
    by: 'unknown',
    objects,
    reason: 'Neither an agent nor a pipeline that deploys production is to be seen here.',
  };
}

function unresolvedObjects(unresolved: number, objects: number): ProductionDelivery {
  const reason = `${counted(unresolved, 'object')} of the agent cannot be resolved from templates, so its targets are not known.`;
  return { by: 'unknown', objects, reason };
}

/** Production objects of any agent, and those that apply a merged change without a person. */
export function automaticObjects(facts: CriterionFacts): ProductionTally {
  const tallies = TALLIED.map((id) => productionTally(facts, id));
  const others = {
    of: facts.number('other-gitops-agent', 'productionOf'),
    met: facts.number('other-gitops-agent', 'productionAutomatic'),
    unresolved: facts.number('other-gitops-agent', 'productionUnresolved'),
  };
  return [...tallies, others].reduce((sum, tally) => ({
    of: sum.of + tally.of,
    met: sum.met + tally.met,
    unresolved: sum.unresolved + tally.unresolved,
  }));
}

/** The production numbers of one indicator. */
export function productionTally(facts: CriterionFacts, id: string): ProductionTally {
  return {
    of: facts.number(id, 'productionOf'),
    met: facts.number(id, 'productionMet'),
    unresolved: facts.number(id, 'productionUnresolved'),
  };
}

/** Objects of any agent and tier: complete ones, and those that cannot be resolved. */
export function countAgentObjects(facts: CriterionFacts): { all: number; unresolved: number } {
  const sum = (measure: string) => TALLIED.reduce((total, id) => total + facts.number(id, measure), 0);
  return {
    all: sum('of') + facts.number('other-gitops-agent', 'objects'),
    unresolved: sum('unresolved') + facts.number('other-gitops-agent', 'productionUnresolved'),
  };
}

/** The reason why an agent's objects could not be looked at; null where all were. */
function unreadAgents(facts: CriterionFacts): string | null {
  const unread = [...TALLIED, 'other-gitops-agent'].find((id) => {
    const counted = facts.number(id, 'of') + facts.number(id, 'unresolved') + facts.number(id, 'objects');
    return facts.finding(id).outcome === 'unknown' && counted === 0;
  });
  return unread === undefined ? null : facts.finding(unread).reason;
}

/** True where workloads or releases of Kubernetes are delivered from here: a target that an agent could serve. */
export function deliversKubernetes(facts: CriterionFacts): boolean {
  return facts.number('kubernetes-manifests', 'workloads') + facts.number('helm-packaging', 'releases') > 0;
}

/** A share that has to be reached, and the words for it: "apply by themselves". */
export interface RequiredShare {
  threshold: number;
  /** True: more than the threshold; false: at least. */
  exclusive: boolean;
  verb: string;
}

/** Judges a share of production objects; unknown where there is none, or where too many could not be resolved. */
export function judgeProductionShare(
  facts: CriterionFacts,
  tally: ProductionTally,
  required: RequiredShare,
  evidence: Evidence[],
): Judgement {
  if (tooManyUnresolved(tally.of, tally.unresolved, facts.thresholds.unresolvedShare)) {
    const total = tally.of + tally.unresolved;
    return unknown(`${tally.unresolved} of ${counted(total, 'production object')} cannot be resolved from templates.`);
  }
  if (tally.of === 0) return unknown('No complete production object of an agent could be counted.');
  const share = tally.met / tally.of;
  const reached = required.exclusive ? share > required.threshold : share >= required.threshold;
  const bound = `${required.exclusive ? 'more than' : 'at least'} ${percent(required.threshold)}`;
  const reason = withImpliedProduction(
    facts,
    `${tally.met} of ${counted(tally.of, 'complete production object')} ${required.verb} (${bound} needed).`,
  );
  if (reached) return met(reason, evidence);
  return tally.met === 0 ? notMet(reason, evidence) : partlyMet(share, reason, evidence);
}

/** The judgement where nobody can tell how production is reached. */
export function unknownDelivery({ reason, settledBy }: UnknownDelivery): Judgement {
  return unknown(reason, settledBy === undefined ? {} : { settledBy });
}

/** Adds that the single unnamed target was taken for production, where that was done (model 4.13). */
export function withImpliedProduction(facts: CriterionFacts, reason: string): string {
  if (facts.number('environments', 'impliedProduction') === 0) return reason;
  return `${reason} There is one target and no named environment, so that target counts as production.`;
}
