import { describe, expect, it } from 'vitest';
import { type Change, replace, told, write } from '@/lib/sample/change';
import { playChanges } from '@/lib/sample/repository';

const ada = { name: 'Ada', email: 'ada@otterbrook.example' };
const ben = { name: 'Ben', email: 'ben@otterbrook.example' };
const day = new Date('2026-11-20T10:00:00Z');

function play(...changes: Change[]) {
  return playChanges('shop', changes, day).commits;
}

describe('lib/sample/repository.ts', () => {
  it('plays changes in order of time, each on what those before it made', () => {
    const commits = play(
      told(1, [ada, 'push'], 'Second', replace('a', 'one', 'two')),
      told(4, [ada, 'push'], 'First', write({ a: 'one' })),
    );
    expect(commits.map(({ message, files }) => [message, files])).toEqual([
      ['First\n', { a: 'one' }],
      ['Second\n', { a: 'two' }],
    ]);
    expect(commits.map(({ parents }) => parents)).toEqual([[], [0]]);
  });

  it('marks what was squashed and what was merged with its number, and what was pushed with nothing', () => {
    const commits = play(
      told(4, [ada, 'push'], 'Start', write({ a: '1' })),
      told(3, [ada, 'squash'], 'Go on', write({ a: '2' }), { body: 'Because.' }),
      told(2, [ada, 'merge'], 'Go further', write({ a: '3' }), { mergedBy: ben }),
    );
    expect(
      commits.map(({ message, author, parents, isProposal }) => ({ message, by: author.name, parents, isProposal })),
    ).toEqual([
      { message: 'Start\n', by: 'Ada', parents: [], isProposal: false },
      { message: 'Go on (#1)\n\nBecause.\n', by: 'Ada', parents: [0], isProposal: false },
      { message: 'Go further\n', by: 'Ada', parents: [1], isProposal: true },
      {
        message: 'Merge pull request #2 from market/go-further\n\nGo further\n',
        by: 'Ben',
        parents: [1, 2],
        isProposal: false,
      },
    ]);
    expect(commits[3]?.files).toEqual({ a: '3' });
  });

  it('refuses a story that has gone wrong', () => {
    const wrong = told(2, [ada, 'push'], 'Wrong', replace('a', 'three', 'four'));
    expect(() => play(told(3, [ada, 'push'], 'Start', write({ a: 'one' })), wrong)).toThrow(/no three to replace in a/);
    expect(() => play(wrong)).toThrow(/no file a yet/);
  });
});
