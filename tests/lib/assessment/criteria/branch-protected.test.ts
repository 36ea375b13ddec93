import { describe, expect, it } from 'vitest';
import { branchProtected } from '@/lib/assessment/criteria/branch-protected';
import { goodRules, hostFacts } from '@/tests/factories/connected-facts';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudgesFacts, judgeConnected, judgeFacts } from '@/tests/lib/assessment/judge-facts';

const rules = (changes: Partial<typeof goodRules>) => [hostFacts({ branchRules: { ...goodRules, ...changes } })];
const other = repositoryFacts({ url: 'https://git.example.org/team/other' });

describe('lib/assessment/criteria/branch-protected.ts', () => {
  itJudgesFacts(branchProtected, [
    ['is unknown in a bare repository', [], 'unknown', /settings of the Git host/],
    ['is met where all four rules hold', rules({}), 'met'],
    ['is partly met where history can be rewritten', rules({ forcePushBlocked: false }), 'partly-met', /rewritten/],
    ['is partly met without a required check', rules({ requiredChecks: [] }), 'partly-met', /No status check/],
    ['is partly met where administrators step around', rules({ appliesToAdministrators: false }), 'partly-met'],
    [
      'is not met without any rule',
      rules({
        directPushBlocked: false,
        forcePushBlocked: false,
        requiredChecks: [],
        appliesToAdministrators: false,
      }),
      'not-met',
    ],
    ['is unknown where the host lets nobody read the rules', [hostFacts()], 'unknown', /Not readable/],
    [
      'is unknown where one of four cannot be read',
      [hostFacts({ branchRules: { ...goodRules, appliesToAdministrators: null } })],
      'unknown',
      /bind administrators/,
    ],
  ]);

  it('lists the four parts', () => {
    const { parts } = judgeConnected(branchProtected, rules({ directPushBlocked: false }), [repositoryFacts()]);
    expect(parts?.map(({ outcome }) => outcome)).toEqual(['not-met', 'met', 'met', 'met']);
  });

  it('is open while a second deploy repository is not known, and short where its rules are', () => {
    const both = [repositoryFacts(), other];
    expect(judgeConnected(branchProtected, rules({}), both).outcome).toBe('unknown');
    const unprotected = hostFacts({ repository: other.url, branchRules: { ...goodRules, directPushBlocked: false } });
    expect(judgeConnected(branchProtected, [...rules({}), unprotected], both)).toMatchObject({
      outcome: 'partly-met',
      reason: expect.stringContaining('(1 of 2)'),
    });
  });

  it('asks nothing of a repository that deploys nothing', () => {
    const manual = { ...other, deploysNothing: true };
    expect(judgeConnected(branchProtected, rules({}), [repositoryFacts(), manual]).outcome).toBe('met');
  });

  it('shows the setting and its time, and no place in Git', () => {
    const [place] = judgeConnected(branchProtected, rules({}), [repositoryFacts()]).evidence;
    expect(place).toMatchObject({
      repository: repositoryFacts().url,
      commit: '',
      path: '',
      line: null,
      source: { name: 'branch rules of main', asOf: '2026-11-19T08:00:00Z' },
    });
  });

  it('can only be shown by the host', () => {
    expect(judgeFacts(branchProtected, repositoryFacts()).shownBy).toEqual(['git-host']);
  });
});
