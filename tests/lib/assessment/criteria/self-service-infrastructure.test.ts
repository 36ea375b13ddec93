import { describe, expect, it } from 'vitest';
import { selfServiceInfrastructure } from '@/lib/assessment/criteria/self-service-infrastructure';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeFacts } from '@/tests/lib/assessment/judge-facts';

function judge(...ways: string[]) {
  const indicators = [finding('self-service-templates', 'present', { ways })];
  return judgeFacts(selfServiceInfrastructure, repositoryFacts({ indicators }));
}

describe("lib/assessment/criteria/self-service-infrastructure.ts, 'self-service-infrastructure'", () => {
  it('shows what can be requested with, and leaves open how requests go', () => {
    expect(judge('Crossplane', 'shared chart')).toMatchObject({
      outcome: 'unknown',
      parts: [{ outcome: 'met', reason: expect.stringMatching(/\(Crossplane\)/) }, { outcome: 'unknown' }],
    });
  });

  it('takes templates of applications for no infrastructure', () => {
    expect(judge('shared chart', 'Cookiecutter').parts?.[0]?.outcome).toBe('unknown');
  });
});
