import { describe, expect, it } from 'vitest';
import { branchProtected } from '@/lib/assessment/criteria/branch-protected';
import { goodRules, hostFacts } from '@/tests/factories/connected-facts';
import { finding, repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges, itJudgesFacts, judgeConnected, judgeFacts } from '@/tests/lib/assessment/judge-facts';

const rules = (changes: Partial<typeof goodRules>) => [hostFacts({ branchRules: { ...goodRules, ...changes } })];
const declaring = (measures: Record<string, number>) =>
  repositoryFacts({
    indicators: [
      finding('branch-protection', 'present', {
        declared: 1,
        directPushBlocked: 1,
        forcePushBlocked: 1,
        checksRequired: 1,
        administratorsBound: 1,
        ...measures,
      }),
    ],
  });
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

  itJudges(branchProtected, [
    ['is met where a repository declares all four rules for its own branch', declaring({}), 'met'],
    [
      'is partly met where it declares some of them',
      declaring({ administratorsBound: 0, administratorsSpared: 1 }),
      'partly-met',
      /Administrators/,
    ],
    [
      'is unknown where it declares rules of other repositories',
      declaring({ directPushBlocked: 0, forcePushBlocked: 0, checksRequired: 0, administratorsBound: 0 }),
      'unknown',
      /settings of the Git host/,
    ],
  ]);

  it('is open where another repository declares nothing', () => {
    const silent = { ...unreadable(declaring({}), 'branch-protection'), url: other.url };
    const counted = spoil(silent, 'branch-protection', { directPushBlockedUnread: 1 }, 'unknown');
    expect(judgeFacts(branchProtected, declaring({}), counted).outcome).toBe('unknown');
  });

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
