import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '@/lib/cli/dispatch';
import { renderSchema } from '@/lib/export/json-schema';
import { aFolder } from '@/tests/factories/database';
import { makeHistory } from '@/tests/factories/deployment-list';
import { recordedStart } from '@/tests/lib/cli/session';

const file = (api: string, cart: string) => `API_DOCKER_TAG="${api}"\nCART_DOCKER_TAG="${cart}"\n`;
const made = makeHistory([
  { files: { 'env/production.env': file('1a2b3c4', 'v1'), 'env/staging.env': file('1a2b3c4', 'v1') } },
  { files: { 'env/staging.env': file('5d6e7f8', 'v1') } },
  { files: { 'env/production.env': file('5d6e7f8', 'v1') }, branch: 'bump', parents: [1] },
  {
    message: 'Merge branch bump',
    parents: [1, 2],
    files: { 'env/production.env': file('5d6e7f8', 'v1') },
    date: '2026-02-01T09:00:00Z',
  },
  { files: { 'env/production.env': file('1a2b3c4', 'v1') }, date: '2026-02-02T09:00:00Z' },
]);
const [, second = '', third = '', , fifth = ''] = made.commits;
const window = ['--since', '2026-01-01T09:01:00Z', '--now', '2026-06-01'];

async function run(...args: string[]) {
  const start = recordedStart();
  const code = await runCommandLine(['deployments', made.path, ...args, '--data', aFolder()], start);
  return { code, printed: start.printed, told: start.told };
}

describe('lib/cli/deployments.ts', () => {
  afterAll(made.cleanup);

  it('prints one line for each deployment as CSV, by the commit that wrote it at the date when it reached the branch', async () => {
    expect(await run(...window, '--format', 'csv')).toEqual({
      code: 0,
      told: '',
      printed: [
        'commit,date,environment,service,from,to,kind',
        `${second},2026-01-01T09:01:00.000Z,staging,api,1a2b3c4,5d6e7f8,planned`,
        `${third},2026-02-01T09:00:00.000Z,production,api,1a2b3c4,5d6e7f8,planned`,
        `${fifth},2026-02-02T09:00:00.000Z,production,api,5d6e7f8,1a2b3c4,rollback`,
        '',
      ].join('\r\n'),
    });
  });

  it('leaves the cell of what ran before empty for the first version of a service', async () => {
    const { printed } = await run('--until', '2026-01-01T09:01:00Z', '--format', 'csv');
    expect(printed).toMatch(/,production,api,,1a2b3c4,planned\r\n/);
  });

  it('prints JSON with evidence as its published schema describes it, and the same every time', async () => {
    const { printed } = await run(...window, '--format', 'json');
    const list = JSON.parse(printed);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(JSON.parse(renderSchema('deployments')));
    expect(validate(list), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...list, deployments: [{}] })).toBe(false);
    expect(list.deployments[1]).toMatchObject({
      evidence: [{ path: 'env/production.env', line: 1 }],
      application: { commit: '5d6e7f8', by: 'tag' },
    });
    expect((await run(...window, '--format', 'json')).printed).toBe(printed);
  });

  it('prints a table with a summary, and says where nothing was found', async () => {
    const { printed } = await run(...window);
    expect(printed).toMatch(/^2026-02-02 +\w{8} +rollback +production +api +5d6e7f8 → 1a2b3c4$/m);
    expect(printed).toContain('3 deployments of 1 service, rollbacks among them: 1.');
    const { printed: none } = await run('--since', '2026-03-01', '--now', '2026-06-01');
    expect(none).toContain('No change of a version was found in this window.');
  });

  it('begins at the revision that is asked for', async () => {
    const { printed } = await run(...window, '--revision', second, '--format', 'csv');
    expect(printed.split('\r\n')).toHaveLength(3);
  });

  it.each([
    [['--format', 'yaml'], '--format "yaml" is not known. Choose one of: table, json, csv.'],
    [['--since', '2026-02-01', '--until', '2026-01-01'], '--until is not after --since. Give a later date.'],
    [['another'], 'Name one repository, such as: cairn deployments .'],
    [['--since', 'soon'], '--since "soon"'],
  ])('refuses %j and says what to do', async (args, reason) => {
    const { code, told, printed } = await run(...args);
    expect([code, printed]).toEqual([2, '']);
    expect(told).toContain(reason);
  });
});
