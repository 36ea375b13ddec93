import { describe, expect, it } from 'vitest';
import { changedFiles } from '@/lib/git/changes';
import { errorOf, makeRepository, open } from '@/tests/lib/git/open-for-test';

describe('lib/git/changes.ts', () => {
  it('lists what differs between two commits, a rename as one deleted and one added', async () => {
    const made = makeRepository({
      bare: true,
      commits: [
        {
          message: 'One',
          date: '2024-01-01T00:00:00Z',
          files: { same: 'same', edited: '1', 'old name': 'moved', link: { symlink: 'a' }, kind: 'file' },
        },
        {
          message: 'Two',
          date: '2024-01-02T00:00:00Z',
          files: {
            edited: '2',
            'old name': null,
            'new\nname': 'moved',
            link: { symlink: 'b' },
            kind: { symlink: 'x' },
            module: { submodule: 'a'.repeat(40) },
            'latin1:\xe9': 'x',
          },
        },
      ],
    });
    const [from = '', to = ''] = made.commits;
    const changes = await changedFiles(await open(made.path), from, to);
    expect(changes.map(({ path, status, type, isLossy }) => [path, status, type, isLossy])).toEqual([
      ['edited', 'modified', 'file', false],
      ['kind', 'modified', 'symlink', false],
      ['link', 'modified', 'symlink', false],
      ['module', 'added', 'submodule', false],
      ['new\nname', 'added', 'file', false],
      ['old name', 'deleted', 'file', false],
      ['\uFFFD', 'added', 'file', true],
    ]);
    expect(changes.find((change) => change.path === 'new\nname')?.newObjectId).toBe(
      changes.find((change) => change.path === 'old name')?.oldObjectId,
    );
    expect(await changedFiles(await open(made.path), to, to)).toEqual([]);
  });

  it('refuses anything but full commit ids', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date: '2024-01-01T00:00:00Z' }] });
    const repository = await open(made.path);
    const refused = changedFiles(repository, '--output=/tmp/x', repository.commit);
    expect((await errorOf(refused)).code).toBe('invalid-input');
  });
});
