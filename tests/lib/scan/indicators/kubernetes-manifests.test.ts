import { describe, expect, it } from 'vitest';
import { isWorkload, kubernetesManifests } from '@/lib/scan/indicators/kubernetes-manifests';
import { detectIn } from '@/tests/factories/scanned-files';

const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: web:1}]}}}\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';

describe('lib/scan/indicators/kubernetes-manifests.ts', () => {
  it('counts complete objects, those that run containers first', () => {
    expect(detectIn(kubernetesManifests, { 'a.yaml': `${service}---\n${deployment}` })).toMatchObject({
      outcome: 'present',
      measures: { workloads: 1, documents: 2, kinds: ['Deployment', 'Service'] },
      marks: [
        { note: 'Deployment web', line: 5 },
        { note: 'Service web', line: 1 },
      ],
    });
  });

  it('counts objects of Helm templates, and items of lists', () => {
    const template = deployment
      .replace('web:1', '{{ .Values.image }}')
      .replace('name: web', 'name: {{ .Release.Name }}');
    const files = {
      'c/Chart.yaml': 'name: c\n',
      'c/templates/a.yaml': `{{- if .Values.on }}\n${template}{{- end }}\n`,
      'list.yaml': `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n- {apiVersion: v1, kind: Namespace, metadata: {name: b}}\n`,
    };
    expect(detectIn(kubernetesManifests, files).measures).toMatchObject({ workloads: 1, documents: 3 });
  });

  it('does not count a patch as a workload', () => {
    const files = {
      'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: replicas.yaml}]\n',
      'web.yaml': deployment,
      'replicas.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n',
      'elsewhere.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: other}\nspec: {replicas: 3}\n',
    };
    expect(detectIn(kubernetesManifests, files).measures).toMatchObject({ workloads: 1, documents: 1 });
  });

  it('counts workloads of the group that had them first, and no patch of one', () => {
    const old = deployment.replace('apps/v1', 'extensions/v1beta1');
    const patch = 'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';
    const files = { 'a.yaml': old, 'b.yaml': old.replace('Deployment', 'DaemonSet'), 'c.yaml': patch };
    expect(detectIn(kubernetesManifests, files).measures).toMatchObject({ workloads: 2, documents: 2 });
  });

  it.each<[string, Record<string, string>]>([
    [
      'definitions of kinds',
      { 'a.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n' },
    ],
    [
      'inputs of generators',
      {
        'a.yaml': 'apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: a}\n',
        'b.yaml': 'apiVersion: viaduct.ai/v1\nkind: ksops\nmetadata: {name: a}\n',
      },
    ],
    [
      'configuration of tools',
      {
        'kind.yaml': 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n',
        'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\n',
      },
    ],
    ['kustomizations', { 'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n' }],
    [
      'values',
      { 'values.yaml': 'image: web\n', 'c/values-prod.yaml': deployment.replace('apiVersion: apps/v1\n', '') },
    ],
    ['tests', { 'tests/a.yaml': deployment, 'e2e/a.yaml': deployment, 'test/a.yaml': deployment }],
    ['a kind named like JavaScript', { 'a.yaml': 'apiVersion: constructor/v1\nkind: prototype\n' }],
  ])('is absent where there are only %s', (_, files) => {
    expect(detectIn(kubernetesManifests, files).outcome).toBe('absent');
  });

  it('counts a folder named test that is an environment', () => {
    expect(detectIn(kubernetesManifests, { 'env/test/a.yaml': deployment }).measures).toMatchObject({ workloads: 1 });
  });

  it('tells workloads by group and kind', () => {
    expect(isWorkload({ group: 'serving.knative.dev', kind: 'Service' })).toBe(true);
    expect(isWorkload({ group: '', kind: 'Service' })).toBe(false);
    expect(isWorkload({ group: 'constructor', kind: 'name' })).toBe(false);
    expect(isWorkload({ group: '__proto__', kind: 'x' })).toBe(false);
  });
});
