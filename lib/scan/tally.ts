import type { AgentObject, Decision } from '@/lib/scan/documents/agent-object';
import { type IndicatorOutcome, isNearlyAll, type Measures, type Searched } from '@/lib/scan/evidence';
import type { Detection, Mark } from '@/lib/scan/indicator';

/** How many of the objects that a rule applies to satisfy it; those that cannot be resolved are counted apart. */
export interface Tally {
  of: number;
  met: number;
  unresolved: number;
  productionOf: number;
  productionMet: number;
  productionUnresolved: number;
}

/** Counts a yes, a no and an unknown over agent objects, all of them and those of production. */
export function tallyAgents(agents: readonly AgentObject[], answer: (agent: AgentObject) => boolean | null): Tally {
  const tally: Tally = { of: 0, met: 0, unresolved: 0, productionOf: 0, productionMet: 0, productionUnresolved: 0 };
  for (const agent of agents) {
    const value = answer(agent);
    const production = agent.production === true;
    if (value === null) {
      tally.unresolved += 1;
      if (production) tally.productionUnresolved += 1;
      continue;
    }
    tally.of += 1;
    if (value) tally.met += 1;
    if (production) tally.productionOf += 1;
    if (production && value) tally.productionMet += 1;
  }
  return tally;
}

/**
 * present: nearly all · partial: some · absent: none · unknown: none could be resolved · not-applicable: nothing to count. Whether too
 * many are unresolved is for judging to say, by `counted` (model 4.13).
 */
export function outcomeOf({ of, met, unresolved }: Pick<Tally, 'of' | 'met' | 'unresolved'>): IndicatorOutcome {
  if (of + unresolved === 0) return 'not-applicable';
  if (of === 0) return 'unknown';
  if (isNearlyAll(met, of)) return 'present';
  return met === 0 ? 'absent' : 'partial';
}

/** A place of an agent object: the patch that decided it where one did, else the key in the object itself. */
export function markDecision(agent: AgentObject, decision: Decision, note: string): Mark {
  if (decision.patchedBy) return { ...decision.patchedBy, note };
  const { path, objectId, line, rootKey } = agent.resource;
  return { path, objectId, line, key: [...rootKey, ...decision.key], note };
}

export function markAgent(agent: AgentObject, note: string): Mark {
  const { path, objectId, line } = agent.resource;
  return { path, objectId, line, note };
}

/** `Application shop (production)`: what an agent object is called in notes. */
export function describeAgent(agent: AgentObject): string {
  const name = agent.name === '' || agent.name.includes('__cairn_unresolved__') ? '(name from a template)' : agent.name;
  const environments = agent.environments.length > 0 ? ` (${agent.environments.slice(0, 3).join(', ')})` : '';
  return `${agent.kind} ${name}${environments}`;
}

export interface TallyTexts {
  /** What nothing to count means: `No Argo CD application was found.` */
  none: string;
  /** What is counted: `Argo CD applications and application sets`. */
  counted: string;
  /** What the met ones do: `sync by themselves`. */
  does: string;
  searched: Searched;
}

const open = 'be resolved: a template, or a base outside this repository, decides';

function reasonOf({ of, met, unresolved }: Tally, { counted, does }: TallyTexts): string {
  if (of === 0) return `None of ${unresolved} ${counted} can ${open}.`;
  return `${met} of ${of} ${counted} ${does}.${unresolved > 0 ? ` ${unresolved} more cannot ${open}.` : ''}`;
}

/** Builds a detection from a tally: outcome, share, measures, and one sentence with the counts. */
export function detectTally(tally: Tally, marks: Mark[], texts: TallyTexts, more: Measures = {}): Detection {
  const outcome = outcomeOf(tally);
  const measures: Measures = { ...tally, ...more };
  if (outcome === 'not-applicable') return { outcome, measures, reason: texts.none };
  const reason = reasonOf(tally, texts);
  const share = tally.of === 0 ? {} : { share: tally.met / tally.of };
  const counted = { of: tally.of, unresolved: tally.unresolved };
  const searched = outcome === 'absent' ? { searched: texts.searched } : {};
  return { outcome, ...share, measures, marks, reason, counted, ...searched };
}
