import { assess } from '@/lib/assessment/assess';
import { type AssessedMoment, type CommitWithPaths, historyPoints, pathsToTrace } from '@/lib/assessment/history';
import { History } from '@/lib/assessment/history-report';
import { momentsOfHistory, yearBefore } from '@/lib/assessment/month-ends';
import type { Report } from '@/lib/assessment/report';
import { CairnError, isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { readHistory } from '@/lib/git/history';
import { type OpenRepository, openRepository } from '@/lib/git/repository';
import { commitAt, type DatedCommit } from '@/lib/git/revision';
import type { Model } from '@/lib/model/model';
import { scanRepository } from '@/lib/scan/scan-repository';
import type { CollectRequest } from '@/lib/services/collect-facts';
import { readPastReferences } from '@/lib/services/past-references';

export interface TraceRequest extends Omit<CollectRequest, 'addresses' | 'at'> {
  /** A path or URL, as typed. */
  address: string;
  model: Model;
  /** The first month is the one that this falls into. Default: a year before `now`. */
  since?: Date | undefined;
}

const longestYears = 20;
const yearMilliseconds = 366 * 86_400_000;
/** Most commits between two months that are looked through for what changed a level. */
const mostCommits = 5_000;

/**
 * Replays the past of a repository from Git: its level at the end of each month from `since` on and at `now`, and what changed.
 * Before the first commit there is no point; where a shallow checkout is cut off, the past is unknown.
 * @throws {CairnError} for an address that cannot be read, for a `since` after `now` or more than 20 years back, and when there
 * is no commit yet at `now`.
 */
export async function traceHistory(request: TraceRequest): Promise<History> {
  const { address, now, environment, model, signal } = request;
  const since = request.since ?? yearBefore(now);
  checkSince(since, now);
  request.onProgress?.({ done: 0, total: null, message: 'Reading the repository' });
  const options = { allowFile: request.allowFile ?? true, allowInsecure: environment.CAIRN_ALLOW_HTTP };
  const repository = await openRepository(parseAddress(address, options), {
    revision: request.revision,
    now,
    dataFolder: request.dataFolder,
    environment: environment.git,
    depth: 'history',
    signal,
    onProgress: ({ step, done, total }) => request.onProgress?.({ done, total, message: step }),
  });
  try {
    const { months, unknownBefore } = await findCommits(repository, momentsOfHistory(since, now));
    const moments = await assessMonths(repository, months, request);
    const repositories = moments.at(-1)?.report.repositories ?? [];
    const points = historyPoints(moments, model);
    const dates = { now: now.toISOString(), since: since.toISOString() };
    return History.parse({ schemaVersion: 1, model: model.version, ...dates, repositories, points, unknownBefore });
  } finally {
    await repository.close();
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

interface Month extends DatedCommit {
  date: Date;
}

/** The commit of each moment, oldest first. */
async function findCommits(
  repository: OpenRepository,
  moments: readonly Date[],
): Promise<{ months: Month[]; unknownBefore: History['unknownBefore'] }> {
  const months: Month[] = [];
  for (const date of moments.toReversed()) {
    const found = await commitBefore(repository, date, months.length > 0);
    if (found === null) break;
    months.unshift({ date, ...found });
  }
  const [first] = months;
  const isCut = repository.shallow && first !== undefined && months.length < moments.length;
  const reason = 'The checkout is shallow: the history before is not here. Fetch it with: git fetch --unshallow';
  return { months, unknownBefore: isCut ? { date: first.date.toISOString(), reason } : null };
}

/** Null where the line begins later, which is no error once a later moment has a commit. */
async function commitBefore(
  { source, commit, shallow }: OpenRepository,
  date: Date,
  mayBeMissing: boolean,
): Promise<DatedCommit | null> {
  try {
    return await commitAt(source, commit, date, shallow);
  } catch (error) {
    if (mayBeMissing && isCairnError(error, 'revision-not-found')) return null;
    throw error;
  }
}

async function assessMonths(
  repository: OpenRepository,
  months: readonly Month[],
  request: TraceRequest,
): Promise<AssessedMoment[]> {
  const referencesAt = await readPastReferences(repository);
  const moments: AssessedMoment[] = [];
  for (const [index, { date, commit, commitDate }] of months.entries()) {
    request.signal?.throwIfAborted();
    const place = { done: index, total: months.length };
    const day = date.toISOString().slice(0, 10);
    request.onProgress?.({ ...place, message: `Assessing ${day}` });
    const before = moments.at(-1);
    const about = { date: date.toISOString(), commit, committedAt: commitDate };
    if (before?.commit === commit) {
      moments.push({ ...about, report: before.report, commits: [] });
      continue;
    }
    const then = { ...repository, commit, commitDate, references: referencesAt(commit) };
    const report = await assessThen(then, date, request);
    const commits = before ? await readCommits(then, before.commit, pathsToTrace(before.report, report)) : [];
    moments.push({ ...about, report, commits });
  }
  return moments;
}

async function assessThen(then: OpenRepository, date: Date, request: TraceRequest): Promise<Report> {
  const { cache, model, signal } = request;
  const includeTests = request.includeTests ?? false;
  const facts = await scanRepository(then, { cache, includeTests, now: date, signal });
  return assess({ repositories: [facts], model, now: date.toISOString() });
}

/** The commits of the line after one of its commits that touched any of the paths, with those of them. */
async function readCommits(
  then: OpenRepository,
  after: string,
  paths: ReadonlySet<string>,
): Promise<CommitWithPaths[]> {
  if (paths.size === 0) return [];
  const commits: CommitWithPaths[] = [];
  let seen = 0;
  for await (const { id, committedAt, subject, files } of readHistory(then, { firstParent: true, withFiles: true })) {
    if (id === after || seen === mostCommits) break;
    seen += 1;
    const touched = (files ?? []).map(({ path }) => path).filter((path) => paths.has(path));
    if (touched.length > 0) commits.push({ id, committedAt, subject, paths: touched });
  }
  return commits;
}
