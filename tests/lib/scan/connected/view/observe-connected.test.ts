import { describe, expect, it } from 'vitest';
import { connectedIndicators } from '@/lib/scan/connected';
import { observeConnected } from '@/lib/scan/connected/view/observe-connected';
import { factWindow, goodRules, hostFacts } from '@/tests/factories/connected-facts';
import { REPOSITORY_URL } from '@/tests/factories/repository-facts';
import { NOW } from '@/tests/lib/scan/connected/view/observe';

const deploying = { url: REPOSITORY_URL, deploysNothing: false };
const manual = { url: 'https://git.example.org/team/manual', deploysNothing: true };

describe('lib/scan/connected/view/observe-connected.ts', () => {
  it('has a finding for each indicator, unknown with what to connect where there are no facts', () => {
    const { findings } = observeConnected([], [deploying], NOW);
    expect(findings.map(({ id }) => id)).toEqual(connectedIndicators.map(({ id }) => id));
    for (const { outcome, reason } of findings) {
      expect([outcome, reason]).toEqual(['unknown', expect.stringContaining('Connect')]);
    }
  });

  it('leaves repositories out that deploy nothing, and those of others', () => {
    const open = { ...goodRules, forcePushBlocked: false };
    const facts = [
      hostFacts({ branchRules: goodRules }),
      hostFacts({ repository: manual.url, branchRules: open }),
      hostFacts({ repository: 'https://git.example.org/strangers', branchRules: open }),
    ];
    const of = (repositories: (typeof deploying)[]) =>
      observeConnected(facts, repositories, NOW).findings.find(({ id }) => id === 'branch-protection')?.measures;
    expect(of([deploying, manual])).toMatchObject({ forcePushBlocked: 1, forcePushAllowed: 0 });
    expect(of([manual])).toMatchObject({ forcePushBlocked: 0, forcePushAllowed: 1 });
    expect(of([])).toMatchObject({ forcePushBlocked: 1, forcePushAllowed: 2 });
  });

  it('takes the newer of two facts of one subject', () => {
    const older = hostFacts({ collectedAt: '2026-10-01T00:00:00Z', branchRules: goodRules });
    const newer = hostFacts({ branchRules: { ...goodRules, forcePushBlocked: false } });
    const { findings } = observeConnected([newer, older], [deploying], NOW);
    expect(findings.find(({ id }) => id === 'branch-protection')?.measures).toMatchObject({ forcePushAllowed: 1 });
  });

  it('gives how changes came by the address of the repository', () => {
    const pullRequests = { ...factWindow, merged: 5, commitsThroughPullRequest: 5, commitsDirect: 1 };
    const { flows } = observeConnected([hostFacts({ pullRequests })], [deploying], NOW);
    expect([...flows.keys()]).toEqual([REPOSITORY_URL]);
  });
});
