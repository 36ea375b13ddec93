import { describe, expect, it } from 'vitest';
import { controlPlaneScaling } from '@/lib/scan/indicators/control-plane-scaling';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

const detect = (files: Record<string, string>) => detectIn(controlPlaneScaling, files);
const argoCd = (values: string) => ({ 'argocd.yaml': aHelmRelease('argo-cd', `  values: ${values}\n`) });
const object = (apiVersion: string, kind: string, spec: string, name = 'argocd') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const flux = (spec: string) => ({ 'flux.yaml': object('fluxcd.controlplane.io/v1', 'FluxInstance', spec, 'flux') });
const kustomized = (more: string) => ({
  'flux-system/gotk-components.yaml': object('v1', 'Namespace', '{}', 'flux-system'),
  'flux-system/kustomization.yaml': `resources: [gotk-components.yaml]\n${more}`,
});
const patch = (count: number) =>
  kustomized(
    `patches:\n  - patch: |\n      - op: add\n        path: /spec/template/spec/containers/0/args/-\n        value: --concurrent=${count}\n    target: {kind: Deployment, name: kustomize-controller}\n`,
  );

describe('lib/scan/indicators/control-plane-scaling.ts', () => {
  it.each([
    'github.com/argoproj-labs/argocd-autopilot/manifests/base?ref=v0.4.18',
    'github.com:x/manifests/argocd/cloud?ref=1',
  ])('takes %s for an agent that is installed as it comes', (base) => {
    expect(detect({ 'argo-cd/kustomization.yaml': `resources: ["${base}"]\n` }).outcome).toBe('absent');
  });

  it.each([
    ['shards', argoCd('{controller: {replicas: 3}}')],
    ['replicas', argoCd('{repoServer: {autoscaling: {enabled: true}}}')],
    ['high availability', argoCd('{redis-ha: {enabled: true}}')],
    ...['argocd-values.yaml', 'values-argo-cd.yaml', 'argocd/values.yaml'].map(
      (path): [string, Record<string, string>] => [
        'shards',
        {
          'a.tf': `resource "helm_release" "argocd" {\n  chart = "argo-cd"\n  values = [file("\${path.module}/${path}")]\n}\n`,
          [path]: 'controller: {replicas: 3}\n',
        },
      ],
    ),
    ['shards', { 'argocd.yaml': object('argoproj.io/v1beta1', 'ArgoCD', '{controller: {sharding: {enabled: true}}}') }],
    [
      'high availability',
      {
        'argocd/kustomization.yaml':
          'resources: ["https://raw.githubusercontent.com/argoproj/argo-cd/v3.0.0/manifests/ha/install.yaml"]\n',
      },
    ],
    [
      'replicas',
      {
        ...argoCd('{}'),
        'scale.yaml': object('keda.sh/v1alpha1', 'ScaledObject', '{scaleTargetRef: {name: argocd-repo-server}}'),
      },
    ],
    ['shards', flux('{sharding: {shards: [one, two]}}')],
  ])('is present with %s', (name, files) => {
    expect(detect(files)).toMatchObject({ outcome: 'present', measures: { names: [name] } });
  });

  it.each([
    ['processors', argoCd('{configs: {params: {controller.status.processors: 50}}}')],
    ['concurrency', patch(10)],
    ['concurrency', flux('{kustomize: {patches: [{patch: "value: --concurrent=20"}]}}')],
    ['size', flux('{cluster: {size: large}}')],
  ])('is partial where single replicas do more at a time, by %s alone', (name, files) => {
    expect(detect(files)).toMatchObject({
      outcome: 'partial',
      measures: { objects: 0, idle: 1 },
      marks: [{ note: `lets one replica do more at a time: ${name}` }],
    });
  });

  it.each([
    ['a release of Terraform', { 'a.tf': 'resource "helm_release" "argocd" {\n  chart = "argo-cd"\n}\n' }],
    ['a module of Terraform', { 'a.tf': 'module "bridge" {\n  source = "gitops-bridge-dev/gitops-bridge/helm"\n}\n' }],
    ['an installation as it comes', argoCd('{server: {ingress: {enabled: true}}}')],
    ['one replica', argoCd('{controller: {replicas: 1}}')],
    ['high availability that is off', argoCd('{redis-ha: {enabled: false}}')],
    [
      'the plain manifests',
      {
        'argocd/kustomization.yaml':
          'resources: ["https://raw.githubusercontent.com/argoproj/argo-cd/v3.0.0/manifests/install.yaml"]\n',
      },
    ],
    ['the work that Flux does anyway', patch(4)],
    ['a small instance', flux('{cluster: {size: small}}')],
    ['flux bootstrap as it comes', kustomized('')],
  ])('is absent with %s', (_name, files) => {
    expect(detect(files)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it('does not apply where no agent is installed from here', () => {
    const files = {
      'app.yaml': object(
        'apps/v1',
        'Deployment',
        '{replicas: 3, template: {spec: {containers: [{name: a, image: a/b:1}]}}}',
        'shop',
      ),
    };
    expect(detect(files).outcome).toBe('not-applicable');
  });

  it('reads parameters of Argo CD that a kustomization generates', () => {
    const generated = (literal: string) => ({
      'argocd/kustomization.yaml': `resources: ["https://github.com/argoproj/argo-cd/manifests/cluster-install?ref=v3.0.0"]\nconfigMapGenerator:\n  - {name: argocd-cmd-params-cm, behavior: merge, literals: ["${literal}"]}\n`,
    });
    expect(detect(generated('controller.status.processors=50'))).toMatchObject({
      outcome: 'partial',
      marks: [{ note: expect.stringContaining('processors') }],
    });
    expect(detect(generated('controller.status.processors=20')).outcome).toBe('absent');
  });
});
