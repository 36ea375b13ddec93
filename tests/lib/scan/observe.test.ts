import { describe, expect, it, onTestFinished } from 'vitest';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { scanFolder } from '@/tests/factories/scanning';

const said = `version: 1
exemptions:
  - {id: criterion/break-glass, reason: None needed., author: us, expires: 2027-01-31}
`;

describe('lib/scan/observe.ts', () => {
  it('reads what the repository says against results at the commit that is looked at', async () => {
    const made = makeGitRepository({
      commits: [
        { message: 'Start', date: '2026-10-01T10:00:00Z', files: { 'readme.md': 'a' } },
        { message: 'Disagree', date: '2026-10-02T10:00:00Z', files: { '.cairn.yaml': said } },
        {
          message: 'Misspell',
          date: '2026-10-03T10:00:00Z',
          files: { '.cairn.yaml': said.replace('reason', 'raison') },
        },
      ],
    });
    onTestFinished(made.cleanup);
    expect((await scanFolder(made.path, { revision: 'HEAD~2' })).declared).toBeUndefined();
    const { declared } = await scanFolder(made.path, { revision: 'HEAD~1' });
    expect(declared?.disputes.map(({ subject, line }) => [subject, line])).toEqual([['criterion/break-glass', 3]]);
    expect((await scanFolder(made.path)).declared).toMatchObject({
      disputes: [],
      mistakes: [
        { line: 3, message: expect.stringContaining('exemptions[0].reason is missing') },
        { line: 3, message: expect.stringContaining('raison') },
      ],
    });
  });
});
