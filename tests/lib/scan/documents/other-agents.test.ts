import { describe, expect, it } from 'vitest';
import { agentsOf } from '@/tests/factories/scanned-files';

type Answers = [automatic: boolean | null, selfHeal: boolean | null, prune: boolean | null, unresolved: boolean];

function answers(apiVersion: string, kind: string, spec: string, metadata = '{name: a}'): Answers {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const [agent] = agentsOf({ 'a.yaml': text });
  if (!agent) throw new Error('an agent object was expected');
  return [agent.automatic.value, agent.selfHeal.value, agent.prune.value, agent.unresolved];
}

describe('lib/scan/documents/other-agents.ts', () => {
  it.each<[string, string, string, Answers]>([
    ['fleet.cattle.io/v1alpha1', 'GitRepo', '{repo: x, branch: main, paths: [apps]}', [true, false, true, false]],
    ['fleet.cattle.io/v1alpha1', 'GitRepo', '{repo: x, correctDrift: {enabled: true}}', [true, true, true, false]],
    [
      'fleet.cattle.io/v1alpha1',
      'GitRepo',
      '{repo: x, paused: true, correctDrift: {enabled: true}}',
      [false, false, false, false],
    ],
    ['fleet.cattle.io/v1alpha1', 'GitRepo', '{paused: "{{ .x }}", repo: x}', [null, false, true, true]],
    ['fleet.cattle.io/v1alpha1', 'GitRepo', '{targets: []}', [true, false, true, true]],
    ['configsync.gke.io/v1beta1', 'RootSync', '{git: {repo: x, dir: y}}', [true, true, true, false]],
    [
      'gitops.kluctl.io/v1beta1',
      'KluctlDeployment',
      '{source: {git: {url: x}}, prune: true, deployMode: full-deploy}',
      [true, true, true, false],
    ],
    [
      'gitops.kluctl.io/v1beta1',
      'KluctlDeployment',
      '{source: {git: {url: x}}, suspend: true}',
      [false, false, false, false],
    ],
    ['kappctrl.k14s.io/v1alpha1', 'App', '{fetch: [{git: {url: x}}]}', [true, true, true, false]],
    ['kappctrl.k14s.io/v1alpha1', 'App', '{fetch: [{git: {url: x}}], paused: true}', [false, false, false, false]],
    ['config.projectsveltos.io/v1beta1', 'ClusterProfile', '{syncMode: OneTime}', [false, false, false, false]],
    ['config.projectsveltos.io/v1beta1', 'Profile', '{clusterSelector: {}}', [true, false, true, false]],
    [
      'config.projectsveltos.io/v1beta1',
      'Profile',
      '{syncMode: ContinuousWithDriftDetection}',
      [true, true, true, false],
    ],
    [
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      '{sourceRef: {}, path: x, approvePlan: auto}',
      [true, true, true, false],
    ],
    ['infra.contrib.fluxcd.io/v1alpha2', 'Terraform', '{sourceRef: {}, path: x}', [false, false, false, false]],
    [
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      '{sourceRef: {}, approvePlan: auto, disableDriftDetection: true}',
      [true, false, true, false],
    ],
    [
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      '{sourceRef: {}, approvePlan: auto, suspend: true}',
      [false, false, false, false],
    ],
    [
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      '{sourceRef: {}, approvePlan: auto, suspend: "{{ .x }}"}',
      [null, true, true, true],
    ],
    ['apps.open-cluster-management.io/v1', 'Subscription', '{channel: a/b}', [true, false, true, false]],
  ])('reads a %s %s with %s', (apiVersion, kind, spec, expected) => {
    expect(answers(apiVersion, kind, spec)).toEqual(expected);
  });

  it.each([
    ['operators.coreos.com/v1alpha1', 'Subscription'],
    ['core.oam.dev/v1beta1', 'Application'],
    ['promoter.argoproj.io/v1alpha1', 'GitRepository'],
    ['fleet.cattle.io/v1alpha1', 'Bundle'],
    ['constructor/v1', 'constructor'],
  ])('takes a %s %s for no agent object', (apiVersion, kind) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec: {repo: x, channel: y}\n`;
    expect(agentsOf({ 'a.yaml': text })).toEqual([]);
  });
});
