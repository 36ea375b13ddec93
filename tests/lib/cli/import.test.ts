import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { runCommandLine } from '@/lib/cli/dispatch';
import { hostFacts } from '@/tests/factories/connected-facts';
import { aDatabase, aFolder } from '@/tests/factories/database';
import { recordedStart } from '@/tests/lib/cli/session';

async function folderWithAcme(): Promise<string> {
  const folder = aFolder();
  const createdAt = new Date('2026-11-20T00:00:00Z');
  const db = await aDatabase(folder);
  await db.write((transaction) =>
    insertOrganization(transaction, { id: 'acme', slug: 'acme', name: 'Acme', isSample: false, createdAt }),
  );
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ version: 1, facts: [hostFacts()] }));
  return folder;
}

async function runImport(folder: string, ...args: string[]) {
  const start = recordedStart({ workingFolder: folder });
  return { code: await runCommandLine(['import', ...args, '--data', folder], start), start };
}

describe('lib/cli/import.ts', () => {
  it('takes in a file, and tells what was new', async () => {
    const folder = await folderWithAcme();
    const first = await runImport(folder, 'facts.json', '--organization', 'acme');
    expect([first.code, first.start.told]).toEqual([
      0,
      'Facts read: 1, of which 1 new and 0 known already.\n' +
        'acme has no such team or repository, so nothing is judged on these facts yet: https://git.example.org/team/shop.\n',
    ]);
    const second = await runImport(folder, 'facts.json', '--organization', 'acme');
    expect(second.start.told).toContain('Facts read: 1, of which 0 new and 1 known already.\n');
  });

  it('says in one line what is missing or wrong', async () => {
    const folder = await folderWithAcme();
    for (const [args, message] of [
      [['facts.json'], 'cairn import FILE --organization SLUG'],
      [['gone.json', '--organization', 'acme'], 'gone.json cannot be read'],
      [['facts.json', '--organization', 'nobody'], 'There is no organization "nobody".'],
      [['facts.json', '--organization', 'acme', '--now', '2026-01-01'], 'facts[0].collectedAt is in the future'],
    ] as const) {
      const { code, start } = await runImport(folder, ...args);
      expect(code).toBe(2);
      expect(start.told).toContain(message);
    }
  });
});
