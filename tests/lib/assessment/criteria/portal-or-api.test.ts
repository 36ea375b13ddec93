import { describe, expect, it } from 'vitest';
import { portalOrApi } from '@/lib/assessment/criteria/portal-or-api';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeFacts } from '@/tests/lib/assessment/judge-facts';

function judge(templates: IndicatorOutcome, catalog: IndicatorOutcome) {
  const indicators = [finding('self-service-templates', templates), finding('service-catalog', catalog)];
  return judgeFacts(portalOrApi, repositoryFacts({ indicators }));
}

describe("lib/assessment/criteria/portal-or-api.ts, 'portal-or-api'", () => {
  it('is met for its first part with templates, and tells of a catalog beside them', () => {
    expect(judge('present', 'absent')).toMatchObject({
      outcome: 'unknown',
      parts: [{ outcome: 'met' }, { outcome: 'unknown' }],
    });
    expect(judge('present', 'present').parts?.[0]?.reason).toMatch(/catalog lists what there is/);
  });

  it('is unknown with a catalog alone, which offers nothing', () => {
    expect(judge('absent', 'present')).toMatchObject({
      outcome: 'unknown',
      parts: [{ outcome: 'unknown' }, { outcome: 'unknown' }],
    });
    expect(judge('absent', 'present').reason).toMatch(/offers none/);
  });
});
