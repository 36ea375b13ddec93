import { describe, expect, it } from 'vitest';
import { environments } from '@/lib/scan/indicators/environments';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const app = anApplication('shop', '{}', { path: 'x' });

describe('lib/scan/indicators/environments.ts', () => {
  it('names environments by tier, with the places that name them', () => {
    const files = {
      'env/prod/a.yaml': app,
      'env/preprod/a.yaml': app,
      'env/qa/a.yaml': app,
      'env/dev/a.yaml': app,
      'env/ring-1/a.yaml': app,
    };
    expect(detectIn(environments, files)).toMatchObject({
      outcome: 'present',
      measures: {
        names: ['dev', 'preprod', 'prod', 'qa', 'ring-1'],
        production: ['prod'],
        staging: ['preprod'],
        testing: ['qa'],
        development: ['dev'],
        unknown: ['ring-1'],
        impliedProduction: 0,
      },
      marks: expect.arrayContaining([expect.objectContaining({ path: 'env/prod/a.yaml', note: 'prod: production' })]),
    });
  });

  it('says that the one target is taken as production', () => {
    expect(detectIn(environments, { 'a.yaml': app })).toMatchObject({
      outcome: 'absent',
      measures: { names: [], impliedProduction: 1 },
      reason: expect.stringContaining('one target'),
    });
  });

  it('says nothing of a target where nothing is delivered', () => {
    const detection = detectIn(environments, { 'README.md': '# Handbook\n' });
    expect(detection).toMatchObject({ outcome: 'absent', measures: { impliedProduction: 0 } });
    expect(detection.reason).not.toContain('target');
  });
});
