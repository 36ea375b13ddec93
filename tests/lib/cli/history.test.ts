import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommandLine } from '@/lib/cli/dispatch';
import { renderSchema } from '@/lib/export/json-schema';
import { aFolder } from '@/tests/factories/database';
import { makePastRepository } from '@/tests/factories/past-repository';
import { recordedStart } from '@/tests/lib/cli/session';

const now = ['--now', '2026-08-15T12:00:00Z'];

async function run(...args: string[]) {
  const start = recordedStart();
  const code = await runCommandLine(['history', ...args, '--data', aFolder()], start);
  return { code, printed: start.printed, told: start.told };
}

function aPast(): string {
  const made = makePastRepository();
  onTestFinished(made.cleanup);
  return made.path;
}

describe('lib/cli/history.ts', () => {
  it('prints a line for each month with its figures, and what was gained and lost below it', async () => {
    const { code, printed, told } = await run(aPast(), ...now, '--since', '2026-03-01');
    expect({ code, told }).toEqual({ code: 0, told: '' });
    const lines = printed.split('\n');
    expect(lines[2]).toBe('As of       Commit    verified   indicated  claimed    possible');
    expect(lines.filter((line) => /^2026-/.test(line)).map((line) => line.replace(/ [0-9a-f]{8} /, ' '))).toEqual([
      '2026-03-31   1          1          1          1',
      '2026-04-30   0          0          0          0',
      '2026-05-31   0          0          0          0',
      '2026-06-30   1          1          1          1',
      '2026-07-31   0          0          0          0',
      '2026-08-15   0          0          0          0',
    ]);
    const april = lines.findIndex((line) => line.startsWith('2026-04'));
    expect(lines[april + 1]).toBe('  verified, indicated, claimed and possible 1 → 0 by drift-corrected');
    expect(printed).toMatch(/^ {2}- drift-corrected, .*argocd-self-heal/m);
    expect(printed).not.toContain('\u001b');
  });

  it('prints JSON that its published schema describes', async () => {
    const { code, printed } = await run(aPast(), ...now, '--format', 'json', '--every', 'month');
    expect(code).toBe(0);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { 'date-time': true } });
    const validate = ajv.compile(JSON.parse(renderSchema('history')));
    expect(validate(JSON.parse(printed)), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...JSON.parse(printed), points: [{}] })).toBe(false);
  });

  it('says what is wrong in what was typed', async () => {
    const path = aPast();
    const wrong = async (...args: string[]) => {
      const { code, printed, told } = await run(...args);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
      return told;
    };
    expect(await wrong()).toContain('cairn history .');
    expect(await wrong(path, path)).toContain('Name one repository');
    expect(await wrong(path, '--every', 'week')).toContain('Choose one of: month.');
    expect(await wrong(path, '--format', 'sarif')).toContain('table, json');
    expect(await wrong(path, '--since', 'spring')).toContain('--since "spring" is not a date');
    expect(await wrong(path, ...now, '--since', '2027-01-01')).toContain('Choose an earlier date.');
  });
});
