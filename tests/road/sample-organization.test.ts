import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNewestOfTeam } from '@/db/store/assessments';
import { findHistoryOfTeam } from '@/db/store/histories';
import type { History } from '@/lib/assessment/history-report';
import type { Report, ReportIndicator } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { createAssessTeamRunner } from '@/lib/jobs/assess-team-job';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { createHistoryRunner } from '@/lib/jobs/history-job';
import { RestingProcesses } from '@/lib/jobs/resting-processes';
import { createSampleRunner, createSampleTeamRunner } from '@/lib/jobs/sample-job';
import { runWorker } from '@/lib/jobs/worker';
import { getSampleState } from '@/lib/services/get-sample-state';
import { listTeams } from '@/lib/services/list-teams';
import { offerSampleOrganization } from '@/lib/services/start-sample-organization';
import { aContext } from '@/tests/factories/context';

let folder = '';

// Inside the project, where the bundle finds its packages.
beforeAll(async () => {
  mkdirSync('dist', { recursive: true });
  folder = mkdtempSync('dist/test-');
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  await bundle({ process: 'lib/jobs/assessment-process.ts' }, folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Does what a first start does, until the sample organization is ready. */
async function startAndWait(context: Context): Promise<void> {
  const stop = new AbortController();
  const resting = new RestingProcesses();
  const contained = { context, processEntry: pathToFileURL(join(folder, 'process.mjs')), resting };
  const assessTeam = createAssessTeamRunner(contained);
  await offerSampleOrganization(context);
  const working = runWorker({
    dispatcher: createDispatcher({ db: context.db, owner: 'the worker', now: context.now }),
    runners: {
      history: createHistoryRunner(contained),
      sample: createSampleRunner(context),
      'sample-team': createSampleTeamRunner(context, assessTeam),
    },
    slots: 2,
    signal: stop.signal,
    log: context.log,
    pollMilliseconds: 20,
  });
  while ((await getSampleState(context)).state === 'preparing') await wait(50);
  stop.abort();
  await working;
  resting.end();
}

interface Result {
  name: string;
  report: Report;
  history: History;
}

async function resultsOf(context: Context): Promise<Result[]> {
  const results: Result[] = [];
  for (const { id, name } of await listTeams(context, { organization: 'sample' })) {
    const assessment = await findNewestOfTeam(context.db.read, id);
    const past = await findHistoryOfTeam(context.db.read, id);
    if (assessment === null || past === null) throw new Error(`${name} was not looked at.`);
    results.push({ name, report: assessment.report, history: past.history });
  }
  return results;
}

/** Levels verified, and those that a gate or the thinness of their practices keeps from more. */
function standing({ report }: Result): string {
  const { verified, indicated, possible, thin } = report.level;
  return `${[verified, indicated, possible].map((level) => level ?? '–').join(' ')}${thin ? ' thin' : ''}`;
}

/** Gates of the levels up to the one above the verified one that are not met. */
function heldBy({ report }: Result): string[] {
  const next = (report.level.verified ?? -1) + 1;
  return report.criteria
    .filter(({ gate, outcome }) => gate !== null && gate <= next && outcome !== 'met')
    .map(({ id, outcome, inheritedFrom }) => `${id} ${outcome}${inheritedFrom === null ? '' : ` (${inheritedFrom})`}`);
}

/** Flaws that were put there on purpose and that no gate is about. */
function flawsOf({ report }: Result): string[] {
  return report.criteria
    .filter(({ id, outcome }) => flaws.has(id) && outcome !== 'met' && outcome !== 'unknown')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}

/** What a `.cairn.yaml` says does not apply. */
function exempted({ report }: Result): string[] {
  return report.criteria.filter(({ outcome }) => outcome === 'exempt').map(({ id }) => id);
}

const flaws = new Set(['immutable-references', 'ci-without-cluster-keys', 'no-plaintext-secrets', 'fleet-inventory']);

/** One line for each indicator: what was seen, and the counts behind it. */
function digest(results: readonly Result[]): string {
  const line = ({ id, outcome, measures }: ReportIndicator) =>
    `  ${id.padEnd(30)} ${outcome.padEnd(14)} ${Object.entries(measures)
      .map(([name, value]) => `${name}=${Array.isArray(value) ? `[${value.join(' ')}]` : value}`)
      .join(' ')}`.trimEnd();
  return results.map(({ name, report }) => `${name}\n${report.indicators.map(line).join('\n')}\n`).join('\n');
}

describe('the sample organization on the road of any other', () => {
  it('stands, flaws and has a past as its content deserves', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '0' });
    await startAndWait(context);
    expect(await getSampleState(context)).toMatchObject({ state: 'ready', failures: [] });
    const results = await resultsOf(context);
    const by = <Value>(tell: (result: Result) => Value) =>
      Object.fromEntries(results.map((result) => [result.name, tell(result)]));
    expect(by(standing)).toEqual({
      Catalogue: '1 1 1 thin',
      Checkout: '2 2 2 thin',
      Payments: '0 0 0',
      Platform: '2 2 2 thin',
      'Sales reports': '– – –',
      Stores: '3 3 3 thin',
    });
    expect(by(heldBy)).toEqual({
      Catalogue: ['changes-by-pull-request partly-met', 'branch-protected partly-met'],
      Checkout: [
        'fleet-templates partly-met (Platform)',
        'fleet-waves not-met (Platform)',
        'fleet-policy partly-met (Platform)',
      ],
      Payments: [
        'declarative-complete not-met',
        'agent-pulls not-met',
        'automatic-sync not-met',
        'drift-corrected not-met',
        'production-included not-met',
      ],
      Platform: ['fleet-templates partly-met', 'fleet-waves not-met', 'fleet-policy partly-met'],
      'Sales reports': ['automated-deploys not-met'],
      Stores: [],
    });
    expect(by(flawsOf)).toEqual({
      Catalogue: [],
      Checkout: ['immutable-references partly-met'],
      Payments: ['ci-without-cluster-keys not-met'],
      Platform: ['immutable-references partly-met', 'ci-without-cluster-keys partly-met'],
      'Sales reports': [
        'immutable-references not-met',
        'ci-without-cluster-keys partly-met',
        'no-plaintext-secrets partly-met',
      ],
      Stores: ['immutable-references partly-met', 'fleet-inventory partly-met'],
    });
    expect(by(({ report }) => report.safety.map(({ indicator }) => indicator))).toEqual({
      Catalogue: [],
      Checkout: [],
      Payments: ['push-deploys'],
      Platform: [],
      'Sales reports': ['plaintext-secrets', 'branch-protection'],
      Stores: [],
    });
    expect(by(({ history }) => history.points.map(({ level }) => level.indicated ?? '–').join(' '))).toEqual({
      Catalogue: '0 0 0 0 0 1 1 1 1 1 1 1 1',
      Checkout: '1 1 2 2 2 1 1 1 2 2 2 2 2',
      Payments: '– – – 0 0 0 0 0 0 0 0 0 0',
      Platform: '1 1 2 2 2 2 2 2 2 2 2 2 2',
      'Sales reports': '– – – – – – – – – – – – –',
      Stores: '1 1 2 2 2 2 2 2 3 3 3 3 3',
    });
    expect(by(exempted)).toEqual({
      Catalogue: [],
      Checkout: [],
      Payments: ['preview-environments'],
      Platform: [],
      'Sales reports': [],
      Stores: [],
    });
    await expect(digest(results)).toMatchFileSnapshot('golden/sample-organization.txt');
  }, 120_000);
});
