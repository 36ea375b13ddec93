import { applicationCommit } from '@/lib/delivery/configuration/application-commit';
import { automationOf } from '@/lib/delivery/configuration/automation';
import type { FoundDeployment } from '@/lib/delivery/configuration/found-deployment';
import type { DeploymentRecord } from '@/lib/delivery/deployment-record';
import { compareVersions } from '@/lib/delivery/version-order';

/** Two bumps by automation whose order crosses within this time are a race of builds (dora.md 2). */
const raceMilliseconds = 15 * 60_000;
const fixMilliseconds = 7 * 86_400_000;

interface Judged {
  found: FoundDeployment;
  record: DeploymentRecord;
}

/**
 * Judges deployments, oldest first: a second target of a fan-out is part of the first, and each gets its kind by what ran before in its
 * service and environment. Messages tell reverts and branches, never versions.
 */
export function judgeDeployments(found: readonly FoundDeployment[]): DeploymentRecord[] {
  const chains = new Map<string, Judged[]>();
  const records: DeploymentRecord[] = [];
  for (const deployment of found) {
    const key = `${deployment.service}\0${deployment.environment ?? ''}`;
    const chain = chains.get(key) ?? [];
    chains.set(key, chain);
    const last = chain.at(-1);
    if (last && isFurtherTarget(deployment, last.found)) {
      last.record.evidence.push(...evidenceOf(deployment));
      continue;
    }
    if (deployment.from === null && isFurtherPart(deployment, chain)) continue;
    const record = recordOf(deployment);
    chain.push({ found: deployment, record });
    records.push(record);
  }
  for (const chain of chains.values()) setKinds(chain);
  return records;
}

/** The same change in another file, with nothing in between: one more cluster of the environment. */
function isFurtherTarget(deployment: FoundDeployment, last: FoundDeployment): boolean {
  if (deployment.to !== last.to || deployment.from !== last.from) return false;
  return deployment.places.every(({ path }) => !last.places.some((place) => place.path === path));
}

/** What appears beside what is known of a service is a part of it; at a place that was known before, it is back. */
function isFurtherPart({ places }: FoundDeployment, chain: readonly Judged[]): boolean {
  const isBack = chain.some(({ found }) =>
    found.places.some(({ path }) => places.some((place) => place.path === path)),
  );
  return chain.length > 0 && !isBack;
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
  const ran = new Map<string, Judged>();
  lane.forEach((judged, at) => {
    const { found, record } = judged;
    const isRevert = revertsOne(found, ran.get(found.from ?? ''));
    const isBack = isRevert || goesBack(found, ran);
    if (isBack && (isRevert || !isRace(judged, lane[at - 1], lane[at + 1]))) record.kind = 'rollback';
    if (found.from !== null && !ran.has(found.from)) ran.set(found.from, judged);
    ran.set(found.to, judged);
  });
}

/** A lower version; where versions have no order, one that ran here before the one that it replaces. */
function goesBack({ from, to, isReplaced }: FoundDeployment, ran: ReadonlyMap<string, Judged>): boolean {
  if (from === null || isReplaced) return false;
  const order = compareVersions(to, from);
  return order === null ? ran.has(to) : order < 0;
}

/** A commit that reverts the one which deployed what it replaces. */
function revertsOne({ writtenBy, reachedBy }: FoundDeployment, last: Judged | undefined): boolean {
  if (!last) return false;
  const ids = [writtenBy, reachedBy].flatMap(({ marks }) => marks.reverts ?? []);
  return ids.some((id) => last.found.writtenBy.id.startsWith(id) || last.found.reachedBy.id.startsWith(id));
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
