import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { History } from '@/lib/assessment/history-report';
import { readEnvironment } from '@/lib/env';
import { readModel } from '@/lib/model/read-content';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { assessRepositories } from '@/lib/services/assess-repositories';
import { type TraceRequest, traceHistory } from '@/lib/services/trace-history';
import { git, makeGitRepository } from '@/tests/factories/git-repository';
import { makePastRepository, shopsPast } from '@/tests/factories/past-repository';
import { errorOf, makeRepository, makeServedRepository, temporaryFolder } from '@/tests/lib/git/open-for-test';

const model = readModel(join(process.cwd(), 'content'));
const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

function requestOf(address: string, now: string, since?: string): TraceRequest {
  const environment = readEnvironment({ PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' }, process.cwd());
  const request = { address, now: new Date(now), dataFolder: temporaryFolder(), cache: createMemoryFactsCache() };
  return { ...request, model, environment, ...(since === undefined ? {} : { since: new Date(since) }) };
}

const trace = (address: string, now: string, since?: string) => traceHistory(requestOf(address, now, since));

function aPast(): ReturnType<typeof makePastRepository> {
  const made = makePastRepository();
  undo.push(made.cleanup);
  return made;
}

/** A line for each point: its day, what was the commit, the indicated level, and the gates of criteria that changed. */
function summary({ points }: History, commits: readonly string[]): string[] {
  return points.map(({ date, commit, level, gained, lost }) => {
    const gates = (changes: typeof gained) => changes.filter(({ gate }) => gate !== null).map(({ id }) => id);
    const changes = [...gates(gained).map((id) => `+${id}`), ...gates(lost).map((id) => `-${id}`)];
    return [date.slice(0, 10), `#${commits.indexOf(commit)}`, level.indicated ?? '–', ...changes].join(' ');
  });
}

describe('lib/services/trace-history.ts', () => {
  it('tells the level of each month, what was gained and lost, and by which commit', async () => {
    const made = aPast();
    const history = await trace(made.path, '2026-08-15T12:00:00Z');
    expect(summary(history, made.commits)).toEqual([
      '2026-01-31 #0 –',
      '2026-02-28 #1 1 +definitions-in-git +declarative-complete +automated-deploys +agent-pulls +automatic-sync +drift-corrected +production-coverage +production-included',
      '2026-03-31 #1 1',
      '2026-04-30 #2 0 -drift-corrected -production-coverage',
      '2026-05-31 #2 0',
      '2026-06-30 #3 1 +drift-corrected +production-coverage',
      '2026-07-31 #4 0 -agent-pulls -automatic-sync -drift-corrected -production-coverage -production-included',
      '2026-08-15 #4 0',
    ]);
    const april = history.points.find(({ date }) => date.startsWith('2026-04'));
    expect(april?.moves).toEqual([
      { figures: ['verified', 'indicated', 'claimed', 'possible'], from: 1, to: 0, gates: ['drift-corrected'] },
    ]);
    expect(april?.lost.find(({ id }) => id === 'drift-corrected')).toEqual({
      kind: 'criterion',
      id: 'drift-corrected',
      from: 'met',
      to: 'not-met',
      gate: 1,
      commits: [made.commits[2]],
    });
    expect(april?.commits).toMatchObject([
      { id: made.commits[2], committedAt: '2026-04-01T02:00:00.000Z', subject: 'Let people change the cluster' },
    ]);
    expect(history.unknownBefore).toBeNull();
  });

  it('ends at the present with what an assessment says', async () => {
    const made = aPast();
    const request = requestOf(made.path, '2026-08-15T12:00:00Z');
    const history = await traceHistory(request);
    const report = await assessRepositories({ ...request, addresses: [made.path] });
    const last = history.points.at(-1);
    expect(last?.date).toBe('2026-08-15T12:00:00.000Z');
    expect(last?.level).toEqual(report.level);
    expect(last?.indicators).toEqual(report.indicators.map(({ id, outcome, share }) => ({ id, outcome, share })));
    expect(history.repositories).toEqual(report.repositories);
  });

  it('gives the same text for the same present, with a full cache or an empty one', async () => {
    const made = aPast();
    const request = requestOf(made.path, '2026-08-15T12:00:00Z');
    const first = JSON.stringify(await traceHistory(request));
    expect(JSON.stringify(await traceHistory(request))).toBe(first);
    expect(JSON.stringify(await trace(made.path, '2026-08-15T12:00:00Z'))).toBe(first);
  });

  it('begins with the month of --since, and has no point before the first commit', async () => {
    const { path } = aPast();
    const days = async (since: string) =>
      (await trace(path, '2026-05-20T00:00:00Z', since)).points.map(({ date }) => date.slice(0, 10));
    expect(await days('2026-03-15T00:00:00Z')).toEqual(['2026-03-31', '2026-04-30', '2026-05-20']);
    expect(await days('2020-01-01T00:00:00Z')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-20',
    ]);
    expect(await errorOf(trace(path, '2026-05-20T00:00:00Z', '2026-05-21T00:00:00Z'))).toMatchObject({
      code: 'invalid-input',
    });
    expect(await errorOf(trace(path, '2026-05-20T00:00:00Z', '1990-01-01T00:00:00Z'))).toMatchObject({
      code: 'invalid-input',
    });
    expect(await errorOf(trace(path, '2025-05-20T00:00:00Z'))).toMatchObject({ code: 'revision-not-found' });
  });

  it('says why the past of a shallow checkout is unknown, and gives no point there', async () => {
    const made = aPast();
    const folder = join(temporaryFolder(), 'shallow');
    git('.', 'clone', '--quiet', '--depth=2', `file://${made.path}`, folder);
    const history = await trace(folder, '2026-08-15T12:00:00Z');
    expect(history.points.map(({ date }) => date.slice(0, 10))).toEqual(['2026-06-30', '2026-07-31', '2026-08-15']);
    expect(history.unknownBefore).toEqual({
      date: '2026-06-30T23:59:59.000Z',
      reason: expect.stringContaining('git fetch --unshallow'),
    });
  });

  it('reads the same of a remote as of a checkout', async () => {
    const served = makeServedRepository({ commits: shopsPast });
    const remote = await trace(`file://${served.path}`, '2026-08-15T12:00:00Z');
    const local = await trace(served.path, '2026-08-15T12:00:00Z');
    const levels = ({ points }: History) => points.map(({ date, commit, level }) => [date, commit, level]);
    expect(levels(remote)).toEqual(levels(local));
  });

  it('does not take pull requests of today for those of the past', async () => {
    const commit = (month: number, message: string, parents?: number[], branch = 'main') => {
      const files = { 'notes.md': `${message}\n` };
      return { message, date: `2026-0${month}-05T09:00:00Z`, files, branch, ...(parents ? { parents } : {}) };
    };
    const [start, , ...others] = shopsPast;
    expect(others.length).toBeGreaterThan(0);
    const made = makeRepository({
      commits: [
        { ...(start ?? commit(1, 'Start')), files: { ...shopsPast[1]?.files } },
        commit(2, 'Push straight'),
        commit(3, 'Propose', [1], 'topic'),
        commit(4, 'Merge it', [1, 2]),
      ],
      refs: { 'refs/pull/1/head': 2 },
    });
    const { points } = await trace(made.path, '2026-05-15T00:00:00Z');
    const flow = points.map(({ indicators }) => indicators.find(({ id }) => id === 'pull-request-flow')?.outcome);
    expect(flow).toEqual(['unknown', 'unknown', 'unknown', 'partial', 'partial']);
    const april = points.find(({ date }) => date.startsWith('2026-04'));
    expect(april?.nowKnown.map(({ id }) => id)).toContain('pull-request-flow');
    expect(april?.gained.map(({ id }) => id)).not.toContain('pull-request-flow');
  });

  it('reads no file of a month again that has the files of another', async () => {
    const files = { 'README.md': '# Deployments\n' };
    const made = makeRepository({
      commits: [
        { message: 'Start', date: '2026-01-05T09:00:00Z', files },
        { message: 'Try', date: '2026-02-05T09:00:00Z', files: { ...shopsPast[1]?.files } },
        { message: 'Take back', date: '2026-03-05T09:00:00Z', files: { ...gone(shopsPast[1]?.files ?? {}), ...files } },
        { message: 'Change nothing', date: '2026-04-05T09:00:00Z' },
      ],
    });
    const cache = createMemoryFactsCache();
    const written: string[] = [];
    const counting = {
      ...cache,
      write: (reader: string, entries: ReadonlyMap<string, string>) => {
        written.push(...[...entries.keys()].map((id) => `${reader} ${id}`));
        cache.write(reader, entries);
      },
    };
    const { points } = await traceHistory({ ...requestOf(made.path, '2026-06-10T00:00:00Z'), cache: counting });
    expect(new Set(written).size).toBe(written.length);
    expect(points[2]?.level).toEqual(points[0]?.level);
    for (const quiet of points.slice(3)) expect(quiet).toMatchObject({ gained: [], lost: [], moves: [] });
  });

  it('makes a month without commits equal to the month before, save its date', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }), async (gaps) => {
        let month = 0;
        const commits = gaps.map((gap, index) => {
          month += gap;
          const date = new Date(Date.UTC(2024, month, 3 + index)).toISOString();
          return { message: `Change ${index}`, date, files: { ...shopsPast[index]?.files } };
        });
        const made = makeGitRepository({ commits });
        undo.push(made.cleanup);
        const { points } = await trace(made.path, '2026-08-15T12:00:00Z', '2024-01-01T00:00:00Z');
        expect(points).toHaveLength(32 - (gaps[0] ?? 0));
        for (const [index, point] of points.entries()) {
          const before = points[index - 1];
          if (before?.commit !== point.commit) continue;
          const nothing = { gained: [], lost: [], nowKnown: [], nowUnknown: [], moves: [], commits: [] };
          expect(point).toEqual({ ...before, ...nothing, date: point.date });
        }
      }),
      { numRuns: 6 },
    );
  });
});

function gone(files: object): Record<string, null> {
  return Object.fromEntries(Object.keys(files).map((path) => [path, null]));
}
