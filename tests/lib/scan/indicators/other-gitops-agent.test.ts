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

  it('tells what application files of PipeCD ask for', () => {
    const application = (trigger: string) =>
      `apiVersion: pipecd.dev/v1beta1\nkind: KubernetesApp\nspec: {name: shop, trigger: ${trigger}}\n`;
    const measured = (trigger: string) =>
      detectIn(otherGitopsAgent, { 'shop/prod/app.pipecd.yaml': application(trigger) }).measures;
    expect(measured('{}')).toMatchObject({ engines: ['pipecd'], productionAutomatic: 1, productionSelfHeal: 0 });
    expect(measured('{onOutOfSync: {disabled: false}}')).toMatchObject({ productionOf: 1, productionSelfHeal: 1 });
    expect(measured('{onCommit: {disabled: true}}')).toMatchObject({ productionOf: 1, productionAutomatic: 0 });
  });

  it('takes bundles for a sign of Fleet, and no file that is only called like one', () => {
    const seen = (text: string) => detectIn(otherGitopsAgent, { 'shop/fleet.yaml': text });
    expect(seen('helm: {chart: shop}\n')).toMatchObject({
      outcome: 'present',
      measures: { engines: ['fleet'], objects: 0 },
      marks: [{ path: 'shop/fleet.yaml' }],
    });
    expect(seen('apiVersion: v1\nkind: config\nspec: {host: fleet}\n').outcome).toBe('absent');
  });

  it('takes what is described for an agent outside of clusters', () => {
    const files = { '.doco-cd.yaml': 'name: media\n', 'media/compose.yaml': 'services: {a: {image: x:1}}\n' };
    expect(detectIn(otherGitopsAgent, files)).toMatchObject({
      outcome: 'present',
      measures: { engines: ['doco-cd'], objects: 0 },
      marks: [{ path: '.doco-cd.yaml' }],
    });
  });

  it('knows Jenkins X by requirements of its third version, which pulls, and not of the second, which pushed', () => {
    const seen = (text: string) =>
      detectIn(otherGitopsAgent, { 'jx-requirements.yml': text, 'a.yaml': anApplication('a') });
    expect(seen('apiVersion: core.jenkins-x.io/v4beta1\nkind: Requirements\nspec: {}\n')).toMatchObject({
      outcome: 'present',
      measures: { engines: ['jenkins-x'] },
    });
    expect(seen('cluster: {provider: gke}\n').outcome).toBe('absent');
  });
});
