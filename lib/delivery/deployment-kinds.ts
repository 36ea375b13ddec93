import type { Cargo } from '@/lib/delivery/carried-changes';
import type { Rollout, RolloutChain } from '@/lib/delivery/rollouts';
import { isLowerVersion } from '@/lib/delivery/version-order';

export type DeploymentKind = 'planned' | 'rollback' | 'fix';

/** What the kinds of deployments are told from. */
export interface KindContext {
  cargo: ReadonlyMap<Rollout, Cargo>;
  /** Deployments that an incident names as its remedy. */
  remedies: ReadonlySet<Rollout>;
  /** Deployments of which something else than a return says that they failed. */
  suspected: ReadonlySet<Rollout>;
  /** The longest time, in days, after the deployment before in which a hotfix is a fix. */
  fixDays: number;
}

/** A return to a lower revision, replaced upward so soon and with no word of a failure, is a build race. */
const RACE_MILLISECONDS = 15 * 60_000;
const DAY = 86_400_000;

/** The kind of each deployment of a chain (dora.md 2), and the returns that are build races: they stay planned. */
export function tellKinds(chain: RolloutChain, context: KindContext) {
  const kinds = new Map<Rollout, DeploymentKind>();
  const races: Rollout[] = [];
  for (const [at, rollout] of chain.entries()) {
    const next = chain[at + 1];
    const isReturn = rollout.declared === null && returnsToEarlier(rollout, context);
    if (isReturn && next !== undefined && isBuildRace(rollout, next, context)) races.push(rollout);
    const isRollback = rollout.declared === 'rollback' || (isReturn && races.at(-1) !== rollout);
    kinds.set(rollout, isRollback ? 'rollback' : isFix(rollout, context) ? 'fix' : 'planned');
  }
  return { kinds, races };
}

function isFix(rollout: Rollout, { cargo, remedies, fixDays }: KindContext): boolean {
  if (rollout.declared === 'fix' || remedies.has(rollout)) return true;
  const { replaced, finishedAt } = rollout;
  if (replaced === null || finishedAt - replaced.finishedAt > fixDays * DAY) return false;
  return cargo.get(rollout)?.changes.some(({ isHotfix }) => isHotfix) === true;
}

/** Whether a deployment goes back behind what it replaced: to an ancestor, a lower version, or by a commit that reverts it. */
function returnsToEarlier(rollout: Rollout, { cargo }: KindContext): boolean {
  const load = cargo.get(rollout);
  if (load?.direction === 'back' || isRevert(load)) return true;
  if (load?.direction || rollout.replacedRevision === null) return false;
  return isLowerVersion(rollout.revision, rollout.replacedRevision) === true;
}

/** Two bumps within minutes whose order crossed: the later one is replaced upward at once, and nothing speaks of a failure. */
function isBuildRace(rollout: Rollout, next: Rollout, context: KindContext): boolean {
  const { replaced } = rollout;
  if (replaced === null || next.replaced !== rollout || isRevert(context.cargo.get(rollout))) return false;
  const isSoon =
    rollout.finishedAt - replaced.finishedAt <= RACE_MILLISECONDS &&
    next.finishedAt - rollout.finishedAt <= RACE_MILLISECONDS;
  const isSuspect = context.suspected.has(replaced) || context.suspected.has(rollout);
  const isRemedy = isFix(rollout, context) || isFix(next, context) || next.declared !== null;
  return isSoon && !isSuspect && !isRemedy && goesUp(next, context);
}

function isRevert(load: Cargo | undefined): boolean {
  return load !== undefined && load.revertedAt !== null;
}

function goesUp(rollout: Rollout, { cargo }: KindContext): boolean {
  const direction = cargo.get(rollout)?.direction ?? null;
  if (direction !== null) return direction === 'forward';
  return rollout.replacedRevision !== null && isLowerVersion(rollout.replacedRevision, rollout.revision) === true;
}
