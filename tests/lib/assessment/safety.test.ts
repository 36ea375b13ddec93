import { describe, expect, it } from 'vitest';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { findSafetyFindings } from '@/lib/assessment/safety';
import { finding, repositoryFacts, spoil } from '@/tests/factories/repository-facts';
import { NOW } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const find = (facts: RepositoryFacts) =>
  findSafetyFindings(gatherFacts({ repositories: [facts], thresholds: MODEL.thresholds, now: NOW }));

describe('lib/assessment/safety.ts', () => {
  it('finds nothing in a perfect repository', () => {
    expect(find(repositoryFacts())).toEqual([]);
  });

  it('shows readable credentials that are certain, with their places', () => {
    const [found] = find(spoil(repositoryFacts(), 'plaintext-secrets', { high: 2 }, 'present'));
    expect(found).toMatchObject({
      indicator: 'plaintext-secrets',
      severity: 'high',
      reason: expect.stringMatching(/^2 credentials are/),
    });
    expect(found?.evidence.map(({ path }) => path)).toEqual(['plaintext-secrets.yaml']);
  });

  it('leaves doubtful places to people', () => {
    expect(find(spoil(repositoryFacts(), 'plaintext-secrets', { medium: 5 }, 'present'))).toEqual([]);
  });

  it('shows keys of clusters and clouds in pipelines', () => {
    const found = find(spoil(repositoryFacts(), 'push-deploys', { credentials: 1 }, 'present'));
    expect(found.map(({ indicator }) => indicator)).toEqual(['push-deploys']);
  });

  it('shows deployed branches that can be force-pushed', () => {
    const facts = repositoryFacts();
    const declared = finding('branch-protection', 'partial', { forcePushAllowed: 1 });
    expect(find({ ...facts, indicators: [...facts.indicators, declared] }).map(({ indicator }) => indicator)).toEqual([
      'branch-protection',
    ]);
  });
});
