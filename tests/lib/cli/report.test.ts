import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Session } from '@/lib/cli/command';
import { runCommandLine } from '@/lib/cli/dispatch';
import { acme, reportAt } from '@/tests/factories/acme';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { recordedStart } from '@/tests/lib/cli/session';

/** Runs `cairn report` on the data folder of Acme, whose team Payments has a result. */
async function runReport(args: readonly string[], changes: Partial<Session> = {}) {
  const { context, payments } = await acme();
  await keepTeamAssessment(context, payments, reportAt(1));
  const folder = context.dataFolder;
  const start = recordedStart({ workingFolder: folder, environment: context.environment, ...changes });
  return { code: await runCommandLine(['report', ...args], start), start, folder };
}

describe('lib/cli/report.ts', () => {
  it('prints Markdown unless told otherwise', async () => {
    const { code, start } = await runReport(['acme']);
    expect([code, start.told]).toEqual([0, '']);
    expect(start.printed).toMatch(/^# Acme\n/);
  });

  it('gives a team, as of the moment that it is told', async () => {
    const { start } = await runReport(['acme', '--team', 'payments', '--format', 'json', '--now', '2027-01-31']);
    expect(JSON.parse(start.printed)).toMatchObject({ now: '2027-01-31T00:00:00.000Z', team: { slug: 'payments' } });
  });

  it('writes a file in the form of its ending, and says so', async () => {
    const { code, start, folder } = await runReport(['acme', '--output', 'teams.csv']);
    expect([code, start.printed, start.told]).toEqual([0, '', 'Written to teams.csv.\n']);
    expect(readFileSync(join(folder, 'teams.csv'), 'utf8')).toMatch(/^team,name,/);
  });

  it.each([
    [[], 'Name one organization'],
    [['acme', 'other'], 'Name one organization'],
    [['acme', '--format', 'docx'], 'Choose one of: pdf, markdown, csv, json.'],
    [['nobody'], 'There is no organization "nobody".'],
    [['acme', '--team', 'nobody'], 'no team "nobody"'],
    [['acme', '--output', 'missing/folder/report.md'], 'cannot be written'],
  ])('says in one line what is wrong with %j', async (args, words) => {
    const { code, start } = await runReport(args);
    expect(code).toBe(2);
    expect(start.told).toContain(words);
    expect(start.told.split('\n')).toHaveLength(2);
  });

  it('prints no PDF on a terminal', async () => {
    const { terminal } = recordedStart();
    const { code } = await runReport(['acme', '--format', 'pdf'], { terminal: { ...terminal, takesBytes: false } });
    expect(code).toBe(2);
  });
});
