import type { DeploymentKind } from '@/lib/delivery/deployment-kinds';
import type { Recovery } from '@/lib/delivery/events';
import type { TracedIncident } from '@/lib/delivery/incident-links';
import type { Rollout, Rollouts } from '@/lib/delivery/rollouts';

/** How a failed deployment ended. */
export type Ending =
  | { state: 'recovered'; seconds: number }
  | { state: 'open' }
  /** All that is known of its end lies before the deployment. */
  | { state: 'unknown' };

export interface Failures {
  /** The deployments that failed those who use them, with their ends. */
  endings: ReadonlyMap<Rollout, Ending>;
  /** Deployments of which an end was dropped because it lies before them; once for each such end. */
  negative: readonly Rollout[];
  /** What names a deployment that no event tells of: when, and of which service where known. */
  unknownNames: readonly { at: number; rollout: Rollout | null }[];
}

interface Marks {
  /** Null: an incident that is not resolved. */
  resolutions: (number | null)[];
  /** Recovery events, and the deployments that rolled back or fixed it. */
  others: number[];
}

export interface FailureSources {
  /** Succeeded deployments with their kinds. */
  kinds: ReadonlyMap<Rollout, DeploymentKind>;
  rollouts: Rollouts;
  incidents: readonly TracedIncident[];
  recoveries: readonly Recovery[];
}

/** Which deployments failed, and when each was recovered from (dora.md 2 and 3). Times are in milliseconds. */
export function findFailures({ kinds, rollouts, incidents, recoveries }: FailureSources): Failures {
  const marks = new Map<Rollout, Marks>();
  const unknownNames: { at: number; rollout: Rollout | null }[] = [];
  const mark = (rollout: Rollout): Marks => {
    const known = marks.get(rollout) ?? { resolutions: [], others: [] };
    // A deployment that the pipeline failed never ran: it is shown apart.
    if (kinds.has(rollout)) marks.set(rollout, known);
    return known;
  };
  for (const { cause, remedy, resolvedAt } of incidents) {
    if (cause === null) continue;
    mark(cause).resolutions.push(resolvedAt);
    if (remedy !== null && remedy !== cause) mark(cause).others.push(remedy.finishedAt);
  }
  for (const { deployment, recoveredAt, source } of recoveries) {
    const rollout = rollouts.find(deployment, source ?? null);
    if (rollout === null) unknownNames.push({ at: Date.parse(recoveredAt), rollout: null });
    else mark(rollout).others.push(Date.parse(recoveredAt));
  }
  for (const [rollout, kind] of kinds) {
    const failed = replacedFault(rollout, kind, rollouts);
    if (failed === 'unknown') unknownNames.push({ at: rollout.finishedAt, rollout });
    else if (failed !== null && failed !== rollout) mark(failed).others.push(rollout.finishedAt);
  }
  return { ...endAll(marks), unknownNames };
}

/** The deployment whose fault a rollback or a fix takes away. */
function replacedFault(rollout: Rollout, kind: DeploymentKind, rollouts: Rollouts): Rollout | 'unknown' | null {
  if (kind === 'planned') return null;
  const { fixes, replaced } = rollout;
  if (kind === 'rollback' || fixes === null) return replaced;
  return rollouts.find(fixes.id, fixes.source) ?? 'unknown';
}

function endAll(marks: ReadonlyMap<Rollout, Marks>): Omit<Failures, 'unknownNames'> {
  const endings = new Map<Rollout, Ending>();
  const negative: Rollout[] = [];
  for (const [rollout, { resolutions, others }] of marks) {
    const ends = [...lastResolution(resolutions), ...others];
    const spans = ends.map((end) => (end - rollout.finishedAt) / 1000).filter((seconds) => seconds >= 0);
    for (let dropped = spans.length; dropped < ends.length; dropped += 1) negative.push(rollout);
    if (spans.length > 0) endings.set(rollout, { state: 'recovered', seconds: Math.min(...spans) });
    else endings.set(rollout, { state: ends.length > 0 ? 'unknown' : 'open' });
  }
  return { endings, negative };
}

/** Of several incidents the last resolution counts, once all are resolved. */
function lastResolution(resolutions: readonly (number | null)[]): number[] {
  const known = resolutions.filter((resolution) => resolution !== null);
  return known.length > 0 && known.length === resolutions.length ? [Math.max(...known)] : [];
}
