import { type CriterionFacts, type Judgement, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { tooManyUnresolved } from '@/lib/assessment/merge-findings';
import { counted, percent } from '@/lib/assessment/wording';
import type { Evidence } from '@/lib/scan/evidence';

/** Indicators that count objects of an agent, and how each names its counts: complete ones, of production, and unresolved. */
const OBJECT_COUNTS = [
  { id: 'argocd-applications', all: 'objects', production: 'production', unresolved: 'unresolved' },
  { id: 'argocd-application-sets', all: 'objects', production: 'production', unresolved: 'unresolved' },
  { id: 'flux-kustomizations', all: 'of', production: 'productionOf', unresolved: 'unresolved' },
  { id: 'flux-helm-releases', all: 'of', production: 'productionOf', unresolved: 'unresolved' },
  { id: 'other-gitops-agent', all: 'objects', production: 'productionOf', unresolved: 'productionUnresolved' },
] as const;
/** Indicators whose evidence is the agent's objects themselves. */
export const AGENT_OBJECTS: readonly string[] = OBJECT_COUNTS.map(({ id }) => id);
/** Indicators that tell whether an agent applies by itself, with the six numbers of a tally. */
const AUTOMATIC = ['argocd-automated-sync', 'flux-kustomizations', 'flux-helm-releases'] as const;

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
  const objects = countAgentObjects(facts);
  const unread = unreadAgents(facts);
  if (objects.production > 0) {
    return { by: 'agent', objects: objects.production, unread, evidence: facts.evidence(...AGENT_OBJECTS) };
  }
  if (unread !== null) return { by: 'unknown', objects: objects.all, reason: unread };
  if (objects.unresolved > 0) return unresolvedObjects(objects);
  return findPushedDelivery(facts, objects.all);
}

function findPushedDelivery(facts: CriterionFacts, objects: number): ProductionDelivery {
  const { outcome, reason, evidence } = facts.finding('push-deploys');
  const deploys = facts.number('push-deploys', 'production');
  const scheduled = facts.number('push-deploys', 'scheduledApply');
  if (scheduled > 0 && !deliversKubernetes(facts)) return { by: 'schedule', runs: scheduled, evidence };
  if (deploys > 0) return { by: 'pipeline', deploys, scheduled, evidence };
  if (outcome === 'unknown') return { by: 'unknown', objects, reason };
  if (objects > 0) {
    return {
      by: 'unknown',
      objects,
      reason: `The agent has ${counted(objects, 'object')} here, and none has a target that is known as production.`,
      settledBy: 'Tell which environment is production, or add the repository that holds the production objects.',
    };
  }
  if (outcome === 'present') {
    return {
      by: 'unknown',
      objects,
      reason: `None of the deploys that were found is known to reach production. ${reason}`,
      settledBy: 'Tell which target is production, or add the repository that deploys it.',
    };
  }
  return {
    by: 'unknown',
    objects,
    reason: 'Neither an agent nor a pipeline that deploys production is to be seen here.',
  };
}

function unresolvedObjects({ all, unresolved }: AgentObjectCounts): ProductionDelivery {
  const reason = `${counted(unresolved, 'object')} of the agent cannot be resolved, so not all of its targets are known.`;
  return { by: 'unknown', objects: all, reason };
}

/** Production objects of any agent, and those that apply a merged change without a person. */
export function automaticObjects(facts: CriterionFacts): ProductionTally {
  const tallies = AUTOMATIC.map((id) => productionTally(facts, id));
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

/** Objects of any agent: complete ones of all tiers, those of production, and those that cannot be resolved. */
export interface AgentObjectCounts {
  all: number;
  production: number;
  unresolved: number;
}

/** Counts the objects of any agent, or of those whose indicators are named. */
export function countAgentObjects(facts: CriterionFacts, ids: readonly string[] = AGENT_OBJECTS): AgentObjectCounts {
  const counts = OBJECT_COUNTS.filter(({ id }) => ids.includes(id)).map((names) => ({
    all: facts.number(names.id, names.all),
    production: facts.number(names.id, names.production),
    unresolved: facts.number(names.id, names.unresolved),
  }));
  const none: AgentObjectCounts = { all: 0, production: 0, unresolved: 0 };
  return counts.reduce(
    (sum, count) => ({
      all: sum.all + count.all,
      production: sum.production + count.production,
      unresolved: sum.unresolved + count.unresolved,
    }),
    none,
  );
}

/** The reason why an agent's objects could not be looked at; null where all were. */
function unreadAgents(facts: CriterionFacts): string | null {
  const unread = AGENT_OBJECTS.find((id) => {
    const { all, unresolved } = countAgentObjects(facts, [id]);
    return facts.finding(id).outcome === 'unknown' && all + unresolved === 0;
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
  return `${reason} There is one target and no other environment is named, so that target counts as production.`;
}
