import { chance } from '@/lib/sample/chance';
import type { Brought, Change, Edit, Person, Route } from '@/lib/sample/change';

/** A stop on the way of a version: an environment, or a group of targets. */
export interface Stage {
  /** As titles say it: `production`. */
  name: string;
  /** Working days after the stage before, at least and at most. */
  after: readonly [number, number];
  /** Who moves the version; several take turns. */
  by: readonly Person[];
  mergedBy?: Person;
  route: () => Route;
  set: (version: string) => Edit;
}

/** The releases of one service over the months. */
export interface ReleasePlan {
  service: string;
  /** Major, minor and patch of the version that stands in all stages at the beginning. */
  first: readonly [number, number, number];
  /** Working days before the day of generation: the first release, and the end. */
  from: number;
  until?: number;
  /** Working days between two releases, at least and at most. */
  every: readonly [number, number];
  stages: readonly Stage[];
  /** The share of releases that harm users in the last stage. */
  trouble: number;
  /** Who takes a bad version back. */
  onCall: Person;
}

const dayStartMinutes = 7 * 60;
const dayMinutes = 9 * 60;

/** What was wrong with a bad version, in the words of a commit. */
const harms = [
  'Requests time out behind the gateway since the rollout.',
  'Error rate is at 4 %, alert fired.',
  'Memory grows until the pods are killed.',
  'Totals are wrong for orders with two vouchers.',
  'The migration holds a lock for minutes.',
];

/** Plays the releases of a service: most move through all stages, some are taken back, some are mended by a hurried next one. */
export function releaseChanges(plan: ReleasePlan): Change[] {
  const next = chance(plan.service);
  const between = ([least, most]: readonly [number, number]) => least + next() * (most - least);
  const changes: Change[] = [];
  let version = plan.first;
  let live = plan.first;
  let ago = plan.from;
  let count = 0;
  while (ago > (plan.until ?? 0)) {
    const released = bump(version, next());
    const end = moveThrough(plan, { version: released, ago, between, count, mends: null }, changes);
    if (end > 0 && next() < plan.trouble) {
      const backAt = end - 0.03 - next() * 0.4;
      const isTakenBack = next() < 0.6;
      if (isTakenBack) takeBack(plan, { bad: released, good: live, ago: backAt, count }, changes);
      const fixed = bump(released, 0);
      const fixedAt = moveThrough(
        plan,
        { version: fixed, ago: backAt - 0.02, between, count, mends: isTakenBack ? null : released },
        changes,
      );
      live = fixed;
      version = fixed;
      ago = Math.min(fixedAt, ago) - between(plan.every) / 2;
    } else {
      live = released;
      version = released;
      ago = Math.min(end, ago - between(plan.every));
    }
    count += 1;
  }
  return changes.filter(({ ago: when }) => when >= (plan.until ?? 0));
}

type Version = readonly [number, number, number];

export function textOf(version: Version): string {
  return version.join('.');
}

function bump([major, minor, patch]: Version, luck: number): Version {
  if (luck > 0.985) return [major + 1, 0, 0];
  return luck > 0.55 ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

interface Passage {
  version: Version;
  ago: number;
  between: (range: readonly [number, number]) => number;
  count: number;
  /** The version that it hurries to replace. */
  mends: Version | null;
}

/** Adds what moves a version from stage to stage, and tells when it reached the last one; below 0 is still to come. */
function moveThrough({ service, stages }: ReleasePlan, passage: Passage, changes: Change[]): number {
  const { version, between, count, mends } = passage;
  let { ago } = passage;
  for (const [index, stage] of stages.entries()) {
    if (index > 0) ago -= mends ? 0.05 + between([0, 0.05]) : between(stage.after);
    if (ago < 0) return ago;
    const title =
      index === 0
        ? `Update ${service} to ${textOf(version)}`
        : `Promote ${service} ${textOf(version)} to ${stage.name}`;
    const body = mends ? { body: `Hotfix for ${service} in ${stages.at(-1)?.name ?? 'production'}.` } : {};
    changes.push({
      ...moment(ago),
      ...signedBy(stage, count),
      route: stage.route(),
      title,
      ...body,
      edit: stage.set(textOf(version)),
      brings: { service, environment: stage.name, version: textOf(version), ...endsOf(stage, passage, stages) },
    });
  }
  return ago;
}

/** Harm ends where users are: in the last stage. */
function endsOf(stage: Stage, { mends }: Passage, stages: readonly Stage[]): Pick<Brought, 'ends'> {
  return mends !== null && stage === stages.at(-1) ? { ends: textOf(mends) } : {};
}

function signedBy({ by, mergedBy }: Stage, count: number): Pick<Change, 'author' | 'mergedBy'> {
  const author = by[count % by.length];
  if (author === undefined) throw new Error('Nobody moves this version.');
  return mergedBy ? { author, mergedBy } : { author };
}

function takeBack(
  { service, stages, onCall }: ReleasePlan,
  { bad, good, ago, count }: { bad: Version; good: Version; ago: number; count: number },
  changes: Change[],
): void {
  const last = stages.at(-1);
  if (last === undefined || ago < 0) return;
  changes.push({
    ...moment(ago),
    author: onCall,
    route: last.route(),
    title: `Revert "Promote ${service} ${textOf(bad)} to ${last.name}"`,
    body: harms[count % harms.length] ?? '',
    edit: last.set(textOf(good)),
    brings: { service, environment: last.name, version: textOf(good), ends: textOf(bad) },
  });
}

function moment(ago: number): Pick<Change, 'ago' | 'minutes'> {
  const day = Math.max(0, Math.floor(ago));
  return { ago: day, minutes: dayStartMinutes + Math.round((1 - (ago - day)) * dayMinutes) };
}
