import { describe, expect, it } from 'vitest';
import { otherGitopsAgent } from '@/lib/scan/indicators/other-gitops-agent';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const fleet = (spec: string): string =>
  `apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: a}\nspec: ${spec}\n`;

describe('lib/scan/indicators/other-gitops-agent.ts', () => {
  it('counts objects by engine, and what they do in production', () => {
    const files = {
      'env/prod/a.yaml': fleet('{repo: x, correctDrift: {enabled: true}}'),
      'env/prod/b.yaml': fleet('{repo: x, paused: true}'),
      'env/dev/c.yaml':
        'apiVersion: configsync.gke.io/v1beta1\nkind: RootSync\nmetadata: {name: a}\nspec: {git: {repo: x}}\n',
    };
    expect(detectIn(otherGitopsAgent, files)).toMatchObject({
      outcome: 'present',
      measures: {
        engines: ['config-sync', 'fleet'],
        objects: 3,
        productionOf: 2,
        productionAutomatic: 1,
        productionSelfHeal: 1,
        productionCovered: 1,
      },
    });
  });

  it('is unknown where only parts are here, absent beside other agents', () => {
    expect(detectIn(otherGitopsAgent, { 'a.yaml': fleet('{paused: false}') }).outcome).toBe('unknown');
    expect(detectIn(otherGitopsAgent, { 'a.yaml': anApplication('a') }).outcome).toBe('absent');
  });
});
