import { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { databaseEngine } from '@/lib/env';
import { changeModel } from '@/lib/services/change-model';
import { getAssessment } from '@/lib/services/get-assessment';
import { rejudgeAssessment } from '@/lib/services/rejudge-assessment';
import { keepAssessment as keepWithoutFacts } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { keepJudged } from '@/tests/factories/judged-assessment';
import { aReport } from '@/tests/factories/report';
import { repositoryFacts, withoutAgent } from '@/tests/factories/repository-facts';
import { scanFolder } from '@/tests/factories/scanning';

const SHARE = { thresholds: { pullRequestShare: 0.95 }, gates: {} };

/** From now on no process starts and nothing is asked of the network, but for the database where that is a server. */
function forbidTheOutside(): void {
  const refuse = (what: string) => () => {
    throw new Error(`${what} was used`);
  };
  vi.spyOn<{ spawn(): boolean }, 'spawn'>(Object(ChildProcess.prototype), 'spawn').mockImplementation(
    refuse('A process'),
  );
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse('The network'));
  if (databaseEngine === 'sqlite') vi.spyOn(Socket.prototype, 'connect').mockImplementation(refuse('A connection'));
}

describe('lib/services/rejudge-assessment.ts', () => {
  it('judges by the model of now and says what moved, with the repository gone, no process and no network', async () => {
    const files = { 'web.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [] }\n' };
    const commits = ['Start (#1)', 'Go on (#2)', 'Fix'].map((message, day) => ({
      message,
      date: `2026-10-0${day + 1}T10:00:00Z`,
      files: { ...files, 'day.txt': String(day) },
    }));
    const made = makeGitRepository({ commits });
    onTestFinished(made.cleanup);
    const context = await aContext();
    const id = await keepJudged(context, { facts: await scanFolder(made.path) });
    made.cleanup();
    forbidTheOutside();
    context.pass(40 * 86_400_000);

    const overlay = { thresholds: { pullRequestShare: 0.5, pullRequestFallbackCommits: 20 }, gates: {} };
    const { version } = await changeModel(context, { overlay, reason: 'A test' });
    const again = await rejudgeAssessment(context, { id });
    const view = await getAssessment(context, again);
    const before = await getAssessment(context, { id });
    expect(before).toMatchObject({ modelNow: version, report: { now: '2026-11-01T12:00:00.000Z' } });
    expect(view).toMatchObject({
      modelNow: null,
      label: 'shop',
      createdAt: context.now().toISOString(),
      report: { model: version, now: '2026-11-01T12:00:00.000Z', repositories: before?.report.repositories },
      previous: {
        id,
        change: {
          outcomes: expect.arrayContaining([
            { id: 'changes-by-pull-request', gate: 2, from: 'partly-met', to: 'met', direction: 'gained' },
          ]),
          causes: [
            {
              kind: 'model',
              to: version,
              thresholds: [
                { name: 'pullRequestShare', from: 0.8, to: 0.5 },
                { name: 'pullRequestFallbackCommits', from: 100, to: 20 },
              ],
            },
          ],
        },
      },
    });
  });

  it('gives back the same, byte for byte, by the same model', async () => {
    const context = await aContext();
    const id = await keepJudged(context);
    expect(await rejudgeAssessment(context, { id })).toEqual({ id });
    await changeModel(context, { overlay: SHARE, reason: 'A test' });
    context.pass(1_000);
    const there = await rejudgeAssessment(context, { id });
    context.pass(1_000);
    await changeModel(context, { overlay: { thresholds: {}, gates: {} }, reason: 'Back' });
    const back = await rejudgeAssessment(context, there);
    const [first, last] = [await getAssessment(context, { id }), await getAssessment(context, back)];
    expect(JSON.stringify(last?.report)).toBe(JSON.stringify(first?.report));
  });

  it('judges a team with the platform that served it, and with its target', async () => {
    const context = await aContext();
    const id = await keepJudged(context, { facts: withoutAgent(repositoryFacts()), platform: repositoryFacts() });
    const before = await getAssessment(context, { id });
    await changeModel(context, { overlay: SHARE, reason: 'A test' });
    const after = await getAssessment(context, await rejudgeAssessment(context, { id }));
    const inherited = (report = after?.report) =>
      report?.criteria.filter(({ inheritedFrom }) => inheritedFrom === 'Platform').map(({ id }) => id);
    expect(inherited()?.length).toBeGreaterThan(0);
    expect(inherited()).toEqual(inherited(before?.report));
  });

  it('leaves an older assessment where it is in time, so that old facts never become the newest', async () => {
    const context = await aContext();
    const old = await keepJudged(context);
    context.pass(60_000);
    const newest = await keepJudged(context);
    context.pass(60_000);
    await changeModel(context, { overlay: SHARE, reason: 'A test' });
    const again = await getAssessment(context, await rejudgeAssessment(context, { id: old }));
    expect(again?.createdAt).toBe('2026-11-01T12:00:00.001Z');
    expect((await getAssessment(context, { id: newest }))?.previous?.id).toBe(again?.id);
  });

  it('refuses what does not exist, and facts that it cannot read', async () => {
    const context = await aContext();
    await expect(rejudgeAssessment(context, { id: 'none' })).rejects.toMatchObject({ code: 'not-found' });
    const id = await keepWithoutFacts(context, aReport('config', 'a'.repeat(40)));
    await expect(rejudgeAssessment(context, { id })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('Assess the repository again'),
    });
  });
});
