import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { runCommandLine } from '@/lib/cli/dispatch';
import { hostFacts } from '@/tests/factories/connected-facts';
import { aDatabase, aFolder } from '@/tests/factories/database';
import { eventFile } from '@/tests/factories/delivery-events';
import { recordedStart } from '@/tests/lib/cli/session';
import { deployment } from '@/tests/lib/delivery/event-file';

const at = '2026-11-05T10:00:00Z';

async function folderWithAcme(): Promise<string> {
  const folder = aFolder();
  const createdAt = new Date('2026-11-20T00:00:00Z');
  const db = await aDatabase(folder);
  await db.write((transaction) =>
    insertOrganization(transaction, { id: 'acme', slug: 'acme', name: 'Acme', isSample: false, createdAt }),
  );
  writeFileSync(join(folder, 'events.ndjson'), eventFile(deployment('d1', 'a', at), deployment('d2', 'b', at)));
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

  it('takes in events, and the same file again without a change', async () => {
    const folder = await folderWithAcme();
    const first = await runImport(folder, 'events.ndjson', '--organization', 'acme');
    expect([first.code, first.start.told]).toEqual([0, 'Events read: 2, of which 2 new and 0 known already.\n']);
    const second = await runImport(folder, 'events.ndjson', '--organization', 'acme');
    expect([second.code, second.start.told]).toEqual([0, 'Events read: 2, of which 0 new and 2 known already.\n']);
  });

  it('tells of refused lines and unknown fields, and takes the others', async () => {
    const folder = await folderWithAcme();
    const lines = `nonsense\n${eventFile(deployment('d1', 'a', at, { colour: 'red' }))}`;
    writeFileSync(join(folder, 'mixed.ndjson'), lines);
    const { code, start } = await runImport(folder, 'mixed.ndjson', '--organization', 'acme');
    expect([code, start.told]).toEqual([
      0,
      'line 1 refused: is not JSON\n' +
        'field "colour" of type deployment is not known and kept out (line 2)\n' +
        'Events read: 1, of which 1 new and 0 known already.\n',
    ]);
  });

  it('takes the word of a file on events that are known otherwise where it is asked to', async () => {
    const folder = await folderWithAcme();
    await runImport(folder, 'events.ndjson', '--organization', 'acme');
    writeFileSync(join(folder, 'corrected.ndjson'), eventFile(deployment('d1', 'a', at, { result: 'failed' })));
    const told = async (...args: string[]) =>
      (await runImport(folder, 'corrected.ndjson', '--organization', 'acme', ...args)).start.told;
    expect(await told()).toBe(
      'Events read: 1, of which 0 new and 1 known already.\n' +
        '1 of these are known otherwise and fuller, which stays. --replace takes the word of this file.\n',
    );
    expect(await told('--replace')).toBe('Events read: 1, of which 0 new, 1 changed and 0 known already.\n');
    expect(await told('--replace')).toBe('Events read: 1, of which 0 new and 1 known already.\n');
  });

  it('says in one line what is missing or wrong', async () => {
    const folder = await folderWithAcme();
    for (const [args, message] of [
      [['facts.json'], 'cairn import FILE --organization SLUG'],
      [['facts.json', '--organization', 'acme', '--replace'], '--replace is for events, and facts.json holds facts'],
      [['events.ndjson', '--organization', 'nobody'], 'There is no organization "nobody".'],
      [['.', '--organization', 'acme'], '. cannot be read'],
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
