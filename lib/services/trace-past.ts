import { type AssessedMoment, historyPoints, pathsToTrace } from '@/lib/assessment/history';
import { History } from '@/lib/assessment/history-report';
import { momentsOfHistory, yearBefore } from '@/lib/assessment/month-ends';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { CairnError } from '@/lib/errors';
import type { TeamPart } from '@/lib/jobs/team-work';
import type { Model } from '@/lib/model/model';
import { openPastRepository, type PastRepository, type PastRequest } from '@/lib/services/past-repository';

export interface TracePastRequest extends PastRequest {
  /** At least one. */
  own: readonly Pick<TeamPart, 'address' | 'paths'>[];
  /** Those of the platform that serves them. */
  platform: readonly Pick<TeamPart, 'address' | 'paths'>[];
  model: Model;
  /** The first month is the one that this falls into. Default: a year before `now`. */
  since?: Date | undefined;
  /** Judges what there was at a moment; `own` holds at least one. */
  judge(own: readonly RepositoryFacts[], platform: readonly RepositoryFacts[], now: string): Report;
}

const longestYears = 20;
const yearMilliseconds = 366 * 86_400_000;
const cutOff = 'A checkout is shallow: the history before is not here. Fetch it with: git fetch --unshallow';

/**
 * Replays the past of repositories from Git: what they come to at the end of each month from `since` on and at `now`, and what
 * changed. A repository counts from its first commit on. Before the first commit of any there is no point; where a shallow checkout
 * is cut off, the past is unknown.
 * @throws {CairnError} for an address that cannot be read, for a `since` after `now` or more than 20 years back, and when a
 * repository has no commit yet at `now`.
 */
export async function tracePast(request: TracePastRequest): Promise<History> {
  const { now, model } = request;
  const since = request.since ?? yearBefore(now);
  checkSince(since, now);
  request.onProgress?.({ done: 0, total: null, message: 'Reading the repository' });
  const dates = momentsOfHistory(since, now);
  const opened: PastRepository[] = [];
  try {
    for (const part of [...request.own, ...request.platform]) {
      opened.push(await openPastRepository(part, dates, request));
    }
    const cut = latest(opened.flatMap(({ cutAt }) => cutAt ?? []));
    const moments = await assessMoments(opened, dates, cut, request);
    return History.parse({
      schemaVersion: 1,
      model: model.version,
      now: now.toISOString(),
      since: since.toISOString(),
      repositories: moments.at(-1)?.report.repositories ?? [],
      points: historyPoints(moments, model),
      unknownBefore: cut && { date: cut.toISOString(), reason: cutOff },
    });
  } finally {
    for (const repository of opened) await repository.close();
  }
}

function checkSince(since: Date, now: Date): void {
  if (!(since <= now)) {
    throw new CairnError('invalid-input', `The past begins before ${now.toISOString()}. Choose an earlier date.`);
  }
  if (now.getTime() - since.getTime() > longestYears * yearMilliseconds) {
    throw new CairnError('invalid-input', `At most ${longestYears} years are looked back. Choose a later date.`);
  }
}

function latest(dates: readonly Date[]): Date | null {
  return dates.toSorted((a, b) => a.getTime() - b.getTime()).at(-1) ?? null;
}

async function assessMoments(
  opened: readonly PastRepository[],
  dates: readonly Date[],
  cut: Date | null,
  request: TracePastRequest,
): Promise<AssessedMoment[]> {
  const moments: AssessedMoment[] = [];
  let before: number | null = null;
  for (const [index, date] of dates.entries()) {
    request.signal?.throwIfAborted();
    if (cut !== null && date < cut) continue;
    const day = date.toISOString().slice(0, 10);
    request.onProgress?.({ done: index, total: dates.length, message: `Assessing ${day}` });
    const moment = await assessMoment(opened, { index, date, before }, moments.at(-1) ?? null, request);
    if (moment === null) continue;
    moments.push(moment);
    before = index;
  }
  return moments;
}

async function assessMoment(
  opened: readonly PastRepository[],
  { index, date, before }: { index: number; date: Date; before: number | null },
  previous: AssessedMoment | null,
  request: TracePastRequest,
): Promise<AssessedMoment | null> {
  const repositories = repositoriesAt(opened, index, request.own.length);
  const first = repositories[0];
  if (first === undefined) return null;
  const about = { date: date.toISOString(), commit: first.commit, committedAt: first.committedAt, repositories };
  if (previous !== null && before !== null && isUnchanged(opened, before, index)) {
    return { ...about, report: previous.report, commits: [] };
  }
  const facts = await Promise.all(opened.map((repository) => repository.factsAt(index)));
  const own = facts.slice(0, request.own.length).filter((each) => each !== null);
  if (own.length === 0) return null;
  const platform = facts.slice(request.own.length).filter((each) => each !== null);
  const report = request.judge(own, platform, date.toISOString());
  if (previous === null || before === null) return { ...about, report, commits: [] };
  const paths = pathsToTrace(previous.report, report);
  const commits = await commitsBetween(opened, before, index, paths);
  return { ...about, report, commits };
}

function isUnchanged(opened: readonly PastRepository[], before: number, index: number): boolean {
  return opened.every(({ commits }) => commits[before]?.commit === commits[index]?.commit);
}

function repositoriesAt(opened: readonly PastRepository[], index: number, own: number): AssessedMoment['repositories'] {
  return opened.flatMap(({ commits, url, part: { paths } }, position) => {
    const at = commits[index];
    const part = position < own ? ('own' as const) : ('platform' as const);
    return at ? [{ url, paths: [...paths], part, commit: at.commit, committedAt: at.commitDate }] : [];
  });
}

/** Newest first over all repositories, each once however many parts of it there are. */
async function commitsBetween(
  opened: readonly PastRepository[],
  from: number,
  to: number,
  paths: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<AssessedMoment['commits']> {
  const byUrl = new Map(opened.map((repository) => [repository.url, repository]));
  const lists = [];
  for (const [url, repository] of byUrl) {
    lists.push(await repository.commitsBetween(from, to, paths.get(url) ?? new Set()));
  }
  if (lists.length === 1) return lists.flat();
  return lists.flat().toSorted((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt));
}
