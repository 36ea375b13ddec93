import { describe, expect, it } from 'vitest';
import type { Indicator } from '@/lib/scan/indicator';
import { argocdApplications } from '@/lib/scan/indicators/argocd-applications';
import { argocdPrune } from '@/lib/scan/indicators/argocd-prune';
import { fluxSources } from '@/lib/scan/indicators/flux-sources';
import { fluxTenantIsolation } from '@/lib/scan/indicators/flux-tenant-isolation';
import { helmPackaging } from '@/lib/scan/indicators/helm-packaging';
import { kubernetesManifests } from '@/lib/scan/indicators/kubernetes-manifests';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { networkPolicies } from '@/lib/scan/indicators/network-policies';
import { plaintextSecrets } from '@/lib/scan/indicators/plaintext-secrets';
import { progressiveDelivery } from '@/lib/scan/indicators/progressive-delivery';
import { promotionAutomation } from '@/lib/scan/indicators/promotion-automation';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

function detect(indicator: Indicator, files: Record<string, string>) {
  return indicator.detect({ ...inventoryOf(files), pipelines: pipelinesOf(files) });
}

const flux = { 'flux/a.yaml': aFluxKustomization('a', './apps') };
const object = (apiVersion: string, kind: string, more = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n${more}`;

describe('traps of the detection rules', () => {
  it.each([
    ['a kind configuration', object('kind.x-k8s.io/v1alpha4', 'Cluster')],
    ['an audit policy', object('audit.k8s.io/v1', 'Policy', 'rules: []\n')],
    ['a Skaffold file', object('skaffold/v4beta11', 'Config')],
    ['a kubeadm configuration', object('kubeadm.k8s.io/v1beta4', 'ClusterConfiguration')],
    ['an eksctl cluster', object('eksctl.io/v1alpha5', 'ClusterConfig')],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []\nusers: []\n'],
    ['an OpenAPI description', 'openapi: 3.0.0\ninfo: {title: a, version: 1.0.0}\npaths: {}\n'],
    ['an entry of a catalog', object('backstage.io/v1alpha1', 'Component')],
    ['settings of clusterctl', object('clusterctl.cluster.x-k8s.io/v1alpha3', 'Provider')],
    ['a cluster of k3d', object('k3d.io/v1alpha5', 'Simple')],
    ['a description for Score', object('score.dev/v1b1', 'Workload')],
    ['an objective of OpenSLO', object('openslo/v1', 'SLO')],
    ['an application file of PipeCD', object('pipecd.dev/v1beta1', 'KubernetesApp')],
    ['an environment of Tanka', object('tanka.dev/v1alpha1', 'Environment')],
    ['a package of kpt', object('kpt.dev/v1', 'Kptfile')],
    ['a function of kpt', object('fn.kpt.dev/v1alpha1', 'SetLabels')],
    ['an input of KCL', object('krm.kcl.dev/v1alpha1', 'KCLInput')],
    ['a pipeline of Cloud Deploy', object('deploy.cloud.google.com/v1', 'DeliveryPipeline')],
    ['a test of Kyverno', object('cli.kyverno.io/v1alpha1', 'Test')],
    ['a test of Chainsaw', object('chainsaw.kyverno.io/v1alpha1', 'Test')],
    ['a test of Gatekeeper', object('test.gatekeeper.sh/v1alpha1', 'Suite')],
    ['settings of kbld', object('kbld.k14s.io/v1alpha1', 'Config')],
    ['settings of kapp', object('kapp.k14s.io/v1alpha1', 'Config')],
    ['settings of vendir', object('vendir.k14s.io/v1alpha1', 'Config')],
    ['a list of kustomize functions', object('config.kubernetes.io/v1', 'ResourceList')],
    ['an answer of a credential helper', object('client.authentication.k8s.io/v1', 'ExecCredential')],
    ['a compose file', 'services: {web: {image: "example.org/web:1.2.3"}}\n'],
  ])('takes %s for no Kubernetes object that is deployed (MAN-1)', (_what, text) => {
    expect(detect(kubernetesManifests, { 'a.yaml': text }).outcome).toBe('absent');
  });

  it('takes the pipeline of a proposal for no Kubernetes object, and one for the cluster for one (MAN-1)', () => {
    const run = object('tekton.dev/v1', 'PipelineRun', 'spec: {pipelineSpec: {tasks: []}}\n');
    expect(detect(kubernetesManifests, { '.tekton/a.yaml': run }).outcome).toBe('absent');
    expect(detect(kubernetesManifests, { 'apps/build/a.yaml': run }).outcome).toBe('present');
  });

  it('takes the copy of an object in an annotation for no object (MAN-1)', () => {
    const copy = '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"}}';
    const annotation = `  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${copy}\n`;
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n${annotation}`;
    expect(detect(kubernetesManifests, { 'a.yaml': map }).measures).toMatchObject({ kinds: ['ConfigMap'] });
  });

  it('takes releases of a helmfile for no agent that pulls (MAN-6)', () => {
    const files = { 'helmfile.yaml': 'releases: [{name: shop, chart: ./charts/shop}]\n' };
    expect(detect(helmPackaging, files).measures).toMatchObject({ releases: 1 });
    expect(inventoryOf(files).agents).toEqual([]);
  });

  it('takes a chart of dependencies alone for a chart, and one unpacked inside another for none (MAN-4)', () => {
    const umbrella =
      'apiVersion: v2\nname: all\nversion: 1.0.0\ndependencies: [{name: web, version: 1.0.0, repository: "https://charts.example.org"}]\n';
    const inside = {
      'all/Chart.yaml': umbrella,
      'all/charts/web/Chart.yaml': umbrella,
      'all/charts/web/templates/a.yaml': '',
    };
    expect(detect(helmPackaging, inside).measures).toMatchObject({ charts: 1 });
  });

  it('takes a rollout, a workflow and a sensor of the same group for no application (ARGO-1)', () => {
    const files = {
      'rollout.yaml': object('argoproj.io/v1alpha1', 'Rollout'),
      'workflow.yaml': object('argoproj.io/v1alpha1', 'Workflow'),
      'sensor.yaml': object('argoproj.io/v1alpha1', 'Sensor'),
    };
    expect(detect(argocdApplications, files).outcome).toBe('absent');
    expect(inventoryOf(files).agents).toEqual([]);
  });

  it('leaves pruning to the application where single objects are spared from it (ARGO-3)', () => {
    const claim =
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: a\n  annotations: {argocd.argoproj.io/sync-options: Prune=false}\n';
    const app = anApplication('shop', '{automated: {prune: true}}');
    expect(detect(argocdPrune, { 'app.yaml': app, 'apps/shop/claim.yaml': claim }).outcome).toBe('present');
  });

  it.each(['Prune=false', 'Prune=confirm'])(
    'takes %s of a whole application for no pruning by itself (ARGO-3)',
    (option) => {
      const app = anApplication('shop', `{automated: {prune: true}, syncOptions: [CreateNamespace=true, ${option}]}`);
      expect(detect(argocdPrune, { 'app.yaml': app }).outcome).toBe('absent');
      const last = anApplication('shop', '{automated: {prune: true}, syncOptions: [PruneLast=true]}');
      expect(detect(argocdPrune, { 'app.yaml': last }).outcome).toBe('present');
    },
  );

  it('takes the canary annotation of an ingress for no Flagger (PD-4)', () => {
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\n  annotations: {nginx.ingress.kubernetes.io/canary: "true"}\nspec: {rules: []}\n';
    expect(detect(progressiveDelivery, { ...flux, 'ingress.yaml': ingress }).outcome).toBe('absent');
  });

  it('takes the project of another platform for no promotion (0.3)', () => {
    const files = { ...flux, 'project.yaml': object('project.openshift.io/v1', 'Project') };
    expect(detect(promotionAutomation, files).outcome).toBe('absent');
  });

  it('counts a chart repository of the OCI kind among sources (FLUX-3)', () => {
    const oci = object(
      'source.toolkit.fluxcd.io/v1',
      'HelmRepository',
      'spec: {type: oci, url: "oci://registry.example.org/charts", interval: 5m}\n',
    );
    expect(detect(fluxSources, { ...flux, 'source.yaml': oci }).outcome).toBe('present');
  });

  it('takes a folder that is called after tenants for no isolation of tenants (TEN-1)', () => {
    const files = { 'tenants/web/a.yaml': aFluxKustomization('a', './apps') };
    expect(detect(fluxTenantIsolation, files).outcome).toBe('absent');
  });

  it('finds no credential in what git-crypt has encrypted (SEC-SOPS-GAP)', () => {
    const secret = object('v1', 'Secret', 'stringData: {password: S3cure-and-long}\n');
    const files = { 'secret.yaml': `\0GITCRYPT\0\u0012\n---\n${secret}`, 'a.yaml': object('v1', 'ConfigMap') };
    expect(detect(plaintextSecrets, files).outcome).toBe('absent');
    expect(inventoryOf(files).unread).toEqual([{ path: 'secret.yaml', line: null, reason: 'encrypted by git-crypt' }]);
    expect(detect(plaintextSecrets, { 'secret.yaml': secret }).outcome).toBe('present');
  });

  it('counts checks that every push starts as checks of proposals (CI-V)', () => {
    const workflow = (on: string) => ({
      'a.yaml': object('v1', 'ConfigMap'),
      '.github/workflows/check.yml': `on: ${on}\njobs: {a: {steps: [{run: kubeconform -strict .}]}}\n`,
    });
    expect(detect(manifestValidation, workflow('[push]')).outcome).toBe('present');
    expect(detect(manifestValidation, workflow('{push: {branches: [main]}}')).outcome).not.toBe('present');
  });

  it('takes the network policies that Flux brings along for none of the team (POL-NET)', () => {
    const policy = object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}, policyTypes: [Ingress]}\n');
    const components = { 'clusters/prod/flux-system/gotk-components.yaml': `# Flux Version: v2.7.0\n${policy}` };
    expect(detect(networkPolicies, { ...flux, ...components }).outcome).toBe('absent');
    expect(detect(networkPolicies, { ...flux, 'policy.yaml': policy }).outcome).not.toBe('absent');
  });
});
