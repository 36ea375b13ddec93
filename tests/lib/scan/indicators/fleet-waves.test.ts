import { describe, expect, it } from 'vitest';
import { fleetWaves } from '@/lib/scan/indicators/fleet-waves';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const set = (strategy: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{clusters: {}}]\n  strategy: ${strategy}\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {}}}\n`;
const steps = '{matchExpressions: []}, {matchExpressions: []}';

const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n';

describe('lib/scan/indicators/fleet-waves.ts', () => {
  it('finds rolling syncs in steps', () => {
    expect(
      detectIn(fleetWaves, { 'a.yaml': set(`{type: RollingSync, rollingSync: {steps: [${steps}]}}`) }),
    ).toMatchObject({
      outcome: 'present',
      measures: { waves: 1, healthGated: 1 },
      marks: [{ path: 'a.yaml', key: ['spec', 'strategy'] }],
    });
  });

  it.each([
    '{type: AllAtOnce}',
    '{type: RollingSync, rollingSync: {steps: [{matchExpressions: []}]}}',
    `{rollingSync: {steps: [${steps}]}}`,
    '{}',
  ])('takes %s for no wave', (strategy) => {
    expect(detectIn(fleetWaves, { 'a.yaml': set(strategy) }).outcome).toBe('absent');
  });

  it('finds partitions of Fleet, and limits of Sveltos that wait for nothing', () => {
    const fleet =
      'apiVersion: fleet.cattle.io/v1alpha1\nkind: Bundle\nmetadata: {name: a}\nspec: {rolloutStrategy: {partitions: [{}, {}]}}\n';
    const sveltos =
      'apiVersion: config.projectsveltos.io/v1beta1\nkind: ClusterProfile\nmetadata: {name: a}\nspec: {maxUpdate: 1}\n';
    expect(detectIn(fleetWaves, { 'a.yaml': fleet }).outcome).toBe('present');
    expect(detectIn(fleetWaves, { 'a.yaml': sveltos })).toMatchObject({
      outcome: 'partial',
      measures: { waves: 1, healthGated: 0 },
    });
  });

  it('is absent beside agents that send out everything at once, not applicable without any', () => {
    expect(detectIn(fleetWaves, { 'a.yaml': anApplication('a') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(detectIn(fleetWaves, {}).outcome).toBe('not-applicable');
  });

  it('is absent, too, where several clusters are kept without an agent', () => {
    const eachItsOwn = { 'clusters/eu/web.yaml': web, 'clusters/us/web.yaml': web };
    expect(detectIn(fleetWaves, eachItsOwn)).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(detectIn(fleetWaves, { 'clusters/eu/web.yaml': web }).outcome).toBe('not-applicable');
  });
});
