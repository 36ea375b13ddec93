import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '@/lib/cli/dispatch';
import { aFolder } from '@/tests/factories/database';
import { recordedStart } from '@/tests/lib/cli/session';

async function runTeams(folder: string, ...args: string[]) {
  const start = recordedStart({ workingFolder: folder });
  return { code: await runCommandLine(['teams', ...args, '--data', folder], start), start };
}

function folderWithTeams(text: string): string {
  const folder = aFolder();
  writeFileSync(join(folder, 'teams.yaml'), text);
  return folder;
}

const file = `organization: Acme
teams:
  - name: Payments
    repositories:
      - address: https://git.example.org/acme/mono
        paths:
          - apps/payments
`;

describe('lib/cli/teams.ts', () => {
  it('takes in a file, and writes the same again', async () => {
    const folder = folderWithTeams(file);
    const { code, start } = await runTeams(folder, 'import', 'teams.yaml');
    expect([code, start.told]).toEqual([
      0,
      'Acme (acme): teams 1 created, 0 kept, 0 removed; repositories 1 created, 0 kept, 0 removed; ' +
        'services 0 created, 0 kept, 0 removed.\n',
    ]);
    const written = await runTeams(folder, 'export', 'acme');
    expect([written.code, written.start.printed]).toEqual([0, file]);
  });

  it('deletes what the file leaves out only when it is asked to', async () => {
    const folder = folderWithTeams(file);
    await runTeams(folder, 'import', 'teams.yaml');
    writeFileSync(join(folder, 'none.yaml'), 'organization: Acme\n');
    expect((await runTeams(folder, 'import', 'none.yaml')).start.told).toContain('teams 0 created, 0 kept, 0 removed');
    const removing = await runTeams(folder, 'import', 'none.yaml', '--organization', 'acme', '--remove-missing');
    expect(removing.start.told).toContain('teams 0 created, 0 kept, 1 removed');
  });

  it('says what is missing or wrong', async () => {
    const folder = folderWithTeams('organization: Acme\nteams:\n  - name: A\n    kind: squad\n');
    for (const [args, message] of [
      [[], 'Write "cairn teams import FILE"'],
      [['import'], 'Write "cairn teams import FILE"'],
      [['delete', 'acme'], 'Write "cairn teams import FILE"'],
      [['import', 'gone.yaml'], 'gone.yaml cannot be read'],
      [['import', 'teams.yaml'], 'Line 4, kind: Write one of'],
      [['export', 'nobody'], 'There is no organization "nobody"'],
    ] as const) {
      const { code, start } = await runTeams(folder, ...args);
      expect([code, start.told]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
