import { applicationCommit } from '@/lib/delivery/configuration/application-commit';
import { automationOf } from '@/lib/delivery/configuration/automation';
import type { FoundDeployment } from '@/lib/delivery/configuration/found-deployment';
import type { DeploymentRecord } from '@/lib/delivery/deployment-record';
import { compareVersions } from '@/lib/delivery/version-order';

/** Two bumps by automation whose order crosses within this time are a race of builds (dora.md 2). */
export const raceMilliseconds = 15 * 60_000;
/**
 * What ran longer ago than this tells nothing of a deployment: whichever window of a history is asked for, each deployment in it is
 * judged alike, as long as so much of what came before is read.
 */
export const lookBackMilliseconds = 90 * 86_400_000;
const fixMilliseconds = 7 * 86_400_000;

interface Judged {
  found: FoundDeployment;
  record: DeploymentRecord;
}

interface Chain {
  records: Judged[];
  /** All that was found, parts and further targets too. */
  seen: Judged[];
}

/**
 * Judges deployments, oldest first: a second target of a fan-out is part of the first, and each gets its kind by what ran before in its
 * service and environment. Messages tell reverts and branches, never versions.
 */
export function judgeDeployments(found: readonly FoundDeployment[]): DeploymentRecord[] {
  const chains = new Map<string, Chain>();
  const records: DeploymentRecord[] = [];
  for (const deployment of found) {
    const key = `${deployment.service}\0${deployment.environment ?? ''}`;
    const chain = chains.get(key) ?? { records: [], seen: [] };
    chains.set(key, chain);
    const record = recordIn(chain, deployment);
    if (record) records.push(record);
  }
  for (const chain of chains.values()) setKinds(chain.records);
  return records;
}

/** The record of a deployment in the chain of its service and environment; null for what is part of an earlier one. */
function recordIn({ records, seen }: Chain, found: FoundDeployment): DeploymentRecord | null {
  const last = seen.findLast((judged) => isOfLane(judged.found, found));
  if (last && isRecent(last, found) && isFurtherTarget(found, last.found)) {
    last.record.evidence.push(...evidenceOf(found));
    seen.push({ found, record: last.record });
    return null;
  }
  const record = recordOf(found);
  const isPart = found.from === null && isFurtherPart(found, seen);
  seen.push({ found, record });
  if (isPart) return null;
  records.push({ found, record });
  return record;
}

function isRecent({ found }: Judged, { reachedBy }: FoundDeployment): boolean {
  return Date.parse(reachedBy.committedAt) - Date.parse(found.reachedBy.committedAt) <= lookBackMilliseconds;
}

/** Whether two are of one image or chart: by its name, else by the end of the keys that set it. */
function isOfLane(first: FoundDeployment, second: FoundDeployment): boolean {
  if (first.subject !== undefined && second.subject !== undefined) return first.subject === second.subject;
  const [slot = '', other = ''] = [first.places[0]?.slot, second.places[0]?.slot];
  return slot === other || slot.slice(slot.lastIndexOf('/') + 1) === other.slice(other.lastIndexOf('/') + 1);
}

/** The same change in another file, with nothing in between: one more cluster of the environment. */
function isFurtherTarget(deployment: FoundDeployment, last: FoundDeployment): boolean {
  if (deployment.to !== last.to || deployment.from !== last.from) return false;
  return deployment.places.every(({ path }) => !last.places.some((place) => place.path === path));
}

/** What appears beside what is known of a service is a part of it; at a place that was known before, it is back. */
function isFurtherPart(deployment: FoundDeployment, seen: readonly Judged[]): boolean {
  const recent = seen.filter((judged) => isRecent(judged, deployment));
  const isBack = recent.some(({ found }) =>
    found.places.some(({ path }) => deployment.places.some((place) => place.path === path)),
  );
  return recent.length > 0 && !isBack;
}

function evidenceOf({ places }: FoundDeployment): DeploymentRecord['evidence'] {
  return places.map(({ path, line }) => ({ path, line }));
}

function recordOf(deployment: FoundDeployment): DeploymentRecord {
  const { writtenBy, reachedBy, environment, service, from, to } = deployment;
  return {
    commit: writtenBy.id,
    date: reachedBy.committedAt,
    environment,
    service,
    from,
    to,
    kind: 'planned',
    reachedBy: reachedBy.id,
    automation: automationOf(writtenBy.author, writtenBy.committer),
    evidence: evidenceOf(deployment),
    application: applicationCommit(to, writtenBy.marks.application ?? reachedBy.marks.application),
  };
}

/** Judges the deployments of one service in one environment, oldest first. */
function setKinds(chain: readonly Judged[]): void {
  const lanes = Map.groupBy(chain, ({ found }) => found.places[0]?.slot ?? '');
  for (const lane of lanes.values()) setLaneKinds(lane);
  chain.forEach(({ found, record }, at) => {
    if (record.kind === 'planned' && isFix(found, chain[at - 1]?.found)) record.kind = 'fix';
  });
}

/** Judges those of one image or chart, which follow each other. */
function setLaneKinds(lane: readonly Judged[]): void {
  const deployed = new Map<string, Judged>();
  // When each version was last known to run.
  const ran = new Map<string, Judged>();
  lane.forEach((judged, at) => {
    const { found, record } = judged;
    const replaced = deployed.get(found.from ?? '');
    const isRevert = replaced !== undefined && isRecent(replaced, found) && reverts(found, replaced);
    const isBack = isRevert || goesBack(found, ran.get(found.to));
    if (isBack && (isRevert || !isRace(judged, lane[at - 1], lane[at + 1]))) record.kind = 'rollback';
    if (found.from !== null) ran.set(found.from, judged);
    ran.set(found.to, judged);
    deployed.set(found.to, judged);
  });
}

/** A lower version; where versions have no order, one that ran here before the one that it replaces. */
function goesBack(found: FoundDeployment, ran: Judged | undefined): boolean {
  if (found.from === null || found.isReplaced) return false;
  const order = compareVersions(found.to, found.from);
  return order === null ? ran !== undefined && isRecent(ran, found) : order < 0;
}

/** A commit that reverts the one which deployed what it replaces. */
function reverts({ writtenBy, reachedBy }: FoundDeployment, replaced: Judged): boolean {
  const ids = [writtenBy, reachedBy].flatMap(({ marks }) => marks.reverts ?? []);
  return ids.some((id) => replaced.found.writtenBy.id.startsWith(id) || replaced.found.reachedBy.id.startsWith(id));
}

/** The higher version comes back by automation before anybody could have judged the lower one. */
function isRace({ found, record }: Judged, last: Judged | undefined, next: Judged | undefined): boolean {
  if (!last || !next || [record, last.record, next.record].some(({ automation }) => automation === null)) return false;
  const isUp = next.found.to === found.from || (compareVersions(next.found.to, found.to) ?? -1) > 0;
  return isUp && isSoonAfter(last, record.date) && isSoonAfter({ record }, next.record.date);
}

function isSoonAfter({ record }: Pick<Judged, 'record'>, date: string): boolean {
  const span = Date.parse(date) - Date.parse(record.date);
  return span >= 0 && span <= raceMilliseconds;
}

function isFix({ reachedBy, writtenBy }: FoundDeployment, last: FoundDeployment | undefined): boolean {
  const isHotfix = reachedBy.marks.isHotfix || writtenBy.marks.isHotfix;
  if (!last || !isHotfix) return false;
  return Date.parse(reachedBy.committedAt) - Date.parse(last.reachedBy.committedAt) <= fixMilliseconds;
}
