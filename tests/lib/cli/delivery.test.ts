import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { runCommandLine } from '@/lib/cli/dispatch';
import { renderSchema } from '@/lib/export/json-schema';
import { aDatabase, aFolder } from '@/tests/factories/database';
import { recordedStart } from '@/tests/lib/cli/session';
import { everyRule, everyRuleText, measure, trace } from '@/tests/lib/delivery/event-file';

const now = ['--now', '2026-11-02T00:00:00Z'];

async function run(...args: string[]) {
  const start = recordedStart();
  const code = await runCommandLine(['delivery', ...args], start);
  return { code, printed: start.printed, told: start.told };
}

function aFile(text: string): string {
  const path = join(aFolder(), 'events.ndjson');
  writeFileSync(path, text);
  return path;
}

describe('lib/cli/delivery.ts', () => {
  it('prints exactly what is measured, as its published schema describes it', async () => {
    const { code, printed } = await run('--events', everyRule, ...now, '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(printed);
    expect(report).toEqual(JSON.parse(JSON.stringify(measure(trace(everyRuleText())))));
    expect(Object.keys(report)).toEqual(['metrics', 'deployments', 'changes', 'incidents', 'leftOut']);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(JSON.parse(renderSchema('delivery')));
    expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...report, metrics: {} })).toBe(false);
    expect((await run('--events', everyRule, ...now, '--format', 'json')).printed).toBe(printed);
  });

  it('tells of refused lines and unknown fields beside', async () => {
    const { told } = await run('--events', everyRule, ...now);
    expect(told).toBe(
      'line 4 refused: is not JSON\nline 10 refused: finishedAt is missing\n' +
        'field "colour" of type incident is not known and kept out (line 67)\n',
    );
  });

  it('prints a table with the window before, each service and what is left out', async () => {
    const { printed } = await run('--events', everyRule, ...now);
    expect(printed).toMatch(/^ +2026-08-04 to 2026-11-02 +window before$/m);
    expect(printed).toMatch(/^Deployments +24 \(1.9 a week\) +1 \(0.1 a week\)$/m);
    expect(printed).toMatch(/^Change lead time +17 h \(18 changes\) +– \(0 changes\)$/m);
    expect(printed).toMatch(/^Change fail rate +41.7 % \(10 of 24\)/m);
    expect(printed).toMatch(/^api +3 deployments, /m);
    expect(printed).toMatch(/^ +1 {2}deployed changes of bots$/m);
    expect(printed.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('takes a service, a window and a tier', async () => {
    const ids = async (...args: string[]) => {
      const { printed } = await run('--events', everyRule, ...now, '--format', 'json', ...args);
      return JSON.parse(printed).deployments.map(({ id }: { id: string }) => id);
    };
    expect(await ids('--service', 'web')).toEqual(['web-1', 'web-2', 'web-3']);
    expect(await ids('--since', '2026-10-20', '--until', '2026-10-26')).toEqual(['d-13', 'd-14']);
    // 90 days before the end, where only that is given.
    expect(await ids('--until', '2026-08-10')).toEqual(['d-base', 'd-from']);
    expect(await ids('--tier', 'staging')).toEqual(['st-1', 'st-2']);
    const { printed } = await run('--events', everyRule, ...now, '--format', 'json', '--include-bots');
    expect(JSON.parse(printed).metrics.changeLeadTime.count).toBe(19);
  });

  it('gives for an organization the figures of the file that was imported', async () => {
    const folder = aFolder();
    const db = await aDatabase(folder);
    const createdAt = new Date('2026-11-01T00:00:00Z');
    await db.write((transaction) =>
      insertOrganization(transaction, { id: 'acme', slug: 'acme', name: 'Acme', isSample: false, createdAt }),
    );
    const start = recordedStart();
    await runCommandLine(['import', everyRule, '--organization', 'acme', '--data', folder], start);
    const stored = ['--organization', 'acme', '--data', folder, ...now];
    for (const choice of [[], ['--service', 'web'], ['--tier', 'staging'], ['--since', '2026-10-20']]) {
      const fromStore = JSON.parse((await run(...stored, ...choice, '--format', 'json')).printed);
      const fromFile = JSON.parse((await run('--events', everyRule, ...now, ...choice, '--format', 'json')).printed);
      for (const part of ['metrics', 'deployments', 'changes', 'incidents'])
        expect(fromStore[part]).toEqual(fromFile[part]);
    }
    const figures = (printed: string) => printed.slice(0, printed.indexOf('Left out'));
    const table = (await run(...stored)).printed;
    expect(figures(table)).toBe(figures((await run('--events', everyRule, ...now)).printed));
    const { code, told } = await run(...stored, '--team', 'nobody');
    expect([code, told]).toEqual([2, expect.stringContaining('Acme has no team "nobody"')]);
  });

  it('spells out what a stranger wrote, on one line', async () => {
    const file = aFile('{"type":"incident","id":"I","openedAt":"2026-10-05T10:00:00Z","\\u001b[31m\\n":1}\n');
    expect((await run('--events', file, ...now)).told).toBe(
      'field "\\u{1b}[31m\\n" of type incident is not known and kept out (line 1)\n',
    );
  });

  it('says what is wrong in what was typed', async () => {
    const wrong = async (...args: string[]) => {
      const { code, printed, told } = await run(...args);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
      return told;
    };
    expect(await wrong()).toContain('cairn delivery --events FILE');
    expect(await wrong('--events', everyRule, '--organization', 'acme')).toContain('either a file of events or an');
    expect(await wrong('--events', everyRule, '--team', 'shop')).toContain('give --team with --organization');
    expect(await wrong('events.ndjson')).toContain('takes options only');
    expect(await wrong('--events', 'nowhere.ndjson')).toContain('nowhere.ndjson cannot be read');
    expect(await wrong('--events', aFolder())).toContain('cannot be read');
    expect(await wrong('--events', everyRule, '--tier', 'prod')).toContain('production, staging, testing, development');
    expect(await wrong('--events', everyRule, '--format', 'csv')).toContain('table, json');
    expect(await wrong('--events', everyRule, '--since', '2026-10-01', '--until', '2026-10-01')).toContain('is empty');
    expect(await wrong('--events', everyRule, ...now, '--service', 'shpo')).toContain('It knows: api, shop, web.');
  });
});
