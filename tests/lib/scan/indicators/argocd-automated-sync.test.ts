import { describe, expect, it } from 'vitest';
import { argocdAutomatedSync } from '@/lib/scan/indicators/argocd-automated-sync';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const prod = (name: string, policy: string): Record<string, string> => ({
  [`env/prod/${name}.yaml`]: anApplication(name, policy, { path: 'x' }),
});
const dev = { 'env/dev/d.yaml': anApplication('d', '{automated: {}}', { path: 'x' }) };

describe('lib/scan/indicators/argocd-automated-sync.ts', () => {
  it('tells the share of all and of production', () => {
    const files = { ...prod('a', '{automated: {}}'), ...prod('b', '{automated: {enabled: false}}'), ...dev };
    expect(detectIn(argocdAutomatedSync, files)).toMatchObject({
      outcome: 'partial',
      share: 2 / 3,
      measures: { of: 3, met: 2, unresolved: 0, productionOf: 2, productionMet: 1, productionUnresolved: 0 },
      marks: expect.arrayContaining([
        expect.objectContaining({ path: 'env/prod/a.yaml', key: ['spec', 'syncPolicy', 'automated'] }),
      ]),
    });
  });

  it('is absent where people sync, with what was looked for', () => {
    expect(detectIn(argocdAutomatedSync, prod('a', '{}\n  # automated: {}'))).toMatchObject({
      outcome: 'absent',
      share: 0,
      searched: { what: [expect.stringContaining('automated')] },
    });
  });

  it('leaves it to judging whether templates decide too many', () => {
    const open = '"{{ .policy }}"';
    expect(detectIn(argocdAutomatedSync, { ...prod('a', open), ...dev })).toMatchObject({
      outcome: 'present',
      counted: { of: 1, unresolved: 1 },
      measures: { of: 1, unresolved: 1, productionUnresolved: 1 },
    });
    const four = { ...prod('a', open), ...prod('b', '{automated: {}}'), ...prod('c', '{automated: {}}'), ...dev };
    expect(detectIn(argocdAutomatedSync, four).outcome).toBe('present');
  });

  it('is not applicable without Argo CD', () => {
    expect(detectIn(argocdAutomatedSync, {}).outcome).toBe('not-applicable');
  });
});
