import { describe, expect, it } from 'vitest';
import { indicators } from '@/lib/scan/indicators/index';
import type { Inventory } from '@/lib/scan/inventory';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

type Files = Record<string, string>;

function inventoryWithPipelines(files: Files): Inventory {
  return { ...inventoryOf(files), pipelines: pipelinesOf(files) };
}

function detect(id: string, files: Files) {
  const indicator = indicators.find((each) => each.id === id);
  if (!indicator) throw new Error(`there is no indicator ${id}`);
  return indicator.detect(inventoryWithPipelines(files));
}

/** An object of Kubernetes; `spec` as YAML of its value. */
function object(apiVersion: string, kind: string, spec = '{}', metadata = 'name: shop'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: ${spec}\n`;
}

const aChart = 'apiVersion: v2\nname: a\nversion: 1.0.0\n';
const url = 'https://git.example.org/shop/deploy';

/** Tool, the indicator that tells of it, the measure in which it is named (null: none names tools), by which name, and its files. */
type Row = readonly [tool: string, id: string, measure: string | null, name: string, files: Files];

const agents: Row[] = [
  ['Argo CD', 'argocd-applications', null, '', { 'a.yaml': anApplication('shop') }],
  ['Flux', 'flux-kustomizations', null, '', { 'a.yaml': aFluxKustomization('shop', './apps') }],
  [
    'Rancher Fleet',
    'other-gitops-agent',
    'engines',
    'fleet',
    { 'a.yaml': object('fleet.cattle.io/v1alpha1', 'GitRepo', `{repo: ${url}, branch: main}`) },
  ],
  [
    'Rancher Fleet, bundles',
    'other-gitops-agent',
    'engines',
    'fleet',
    { 'shop/fleet.yaml': 'defaultNamespace: shop\nhelm: {releaseName: shop}\n' },
  ],
  [
    'Config Sync, root',
    'other-gitops-agent',
    'engines',
    'config-sync',
    { 'a.yaml': object('configsync.gke.io/v1beta1', 'RootSync', `{sourceType: git, git: {repo: ${url}}}`) },
  ],
  [
    'Config Sync, namespace',
    'other-gitops-agent',
    'engines',
    'config-sync',
    { 'a.yaml': object('configsync.gke.io/v1beta1', 'RepoSync', `{sourceType: git, git: {repo: ${url}}}`) },
  ],
  [
    'Kluctl',
    'other-gitops-agent',
    'engines',
    'kluctl',
    { 'a.yaml': object('gitops.kluctl.io/v1beta1', 'KluctlDeployment', `{source: {git: {url: ${url}}}}`) },
  ],
  [
    'kapp-controller',
    'other-gitops-agent',
    'engines',
    'kapp',
    { 'a.yaml': object('kappctrl.k14s.io/v1alpha1', 'App', `{fetch: [{git: {url: ${url}, ref: origin/main}}]}`) },
  ],
  [
    'Sveltos',
    'other-gitops-agent',
    'engines',
    'sveltos',
    { 'a.yaml': object('config.projectsveltos.io/v1beta1', 'ClusterProfile', '{syncMode: Continuous}') },
  ],
  [
    'tofu-controller',
    'other-gitops-agent',
    'engines',
    'tofu-controller',
    {
      'a.yaml': object(
        'infra.contrib.fluxcd.io/v1alpha2',
        'Terraform',
        '{approvePlan: auto, path: ./, sourceRef: {kind: GitRepository, name: a}}',
      ),
    },
  ],
  [
    'Open Cluster Management',
    'other-gitops-agent',
    'engines',
    'open-cluster-management',
    { 'a.yaml': object('apps.open-cluster-management.io/v1', 'Subscription', '{channel: a/b}') },
  ],
  [
    'PipeCD',
    'other-gitops-agent',
    'engines',
    'pipecd',
    {
      'shop/app.pipecd.yaml':
        'apiVersion: pipecd.dev/v1beta1\nkind: KubernetesApp\nspec:\n  name: shop\n  input: {manifests: [a.yaml]}\n',
    },
  ],
  [
    'Atlantis',
    'rendered-diff',
    'tools',
    'Atlantis',
    { 'atlantis.yaml': 'version: 3\n', 'main.tf': 'resource "a" "b" {}\n' },
  ],
];

const promotions: Row[] = [
  [
    'Kargo',
    'promotion-automation',
    'tools',
    'Kargo',
    {
      'a.yaml': object(
        'kargo.akuity.io/v1alpha1',
        'Stage',
        '{requestedFreight: [{sources: {stages: [a]}}], promotionTemplate: {spec: {steps: [{uses: git-push}]}}}',
      ),
    },
  ],
  [
    'GitOps Promoter',
    'promotion-automation',
    'tools',
    'GitOps Promoter',
    {
      'a.yaml': object(
        'promoter.argoproj.io/v1alpha1',
        'PromotionStrategy',
        '{environments: [{branch: env/dev}, {branch: env/prod}]}',
      ),
    },
  ],
  [
    'Sveltos promotions',
    'promotion-automation',
    'tools',
    'Sveltos',
    {
      'a.yaml': object(
        'config.projectsveltos.io/v1beta1',
        'ClusterPromotion',
        '{profileSpec: {}, stages: [{name: a}, {name: b}]}',
      ),
    },
  ],
  [
    'Telefonistka',
    'promotion-automation',
    'tools',
    'Telefonistka',
    { 'telefonistka.yaml': 'promotionPaths: []\n', 'a.yaml': anApplication('shop') },
  ],
  [
    'Argo CD Image Updater, objects',
    'image-automation',
    'tools',
    'Argo CD Image Updater',
    {
      'a.yaml': object(
        'argocd-image-updater.argoproj.io/v1alpha1',
        'ImageUpdater',
        '{writeBackConfig: {method: git}, applicationRefs: [{namePattern: shop, images: [{alias: a, imageName: shop}]}]}',
      ),
    },
  ],
  [
    'Argo CD Image Updater, annotations',
    'image-automation',
    'tools',
    'Argo CD Image Updater',
    {
      'a.yaml': anApplication('shop').replace(
        'name: shop\n',
        'name: shop\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: a=shop\n    argocd-image-updater.argoproj.io/write-back-method: git\n',
      ),
    },
  ],
  [
    'Flux image automation',
    'image-automation',
    'tools',
    'Flux',
    {
      'a.yaml': [
        object('image.toolkit.fluxcd.io/v1', 'ImagePolicy', '{imageRepositoryRef: {name: a}}'),
        object(
          'image.toolkit.fluxcd.io/v1',
          'ImageUpdateAutomation',
          '{interval: 5m, sourceRef: {kind: GitRepository, name: a}, git: {commit: {author: {email: a@b.c}}}}',
        ),
      ].join('---\n'),
      'b.yaml': object('example.org/v1', 'App', '\n  image: shop:1 # {"$imagepolicy": "flux-system:shop"}'),
    },
  ],
  [
    'Flagger',
    'progressive-delivery',
    'tools',
    'Flagger',
    {
      'a.yaml': object(
        'flagger.app/v1beta1',
        'Canary',
        '{provider: istio, targetRef: {kind: Deployment, name: a}, analysis: {interval: 1m, threshold: 5, maxWeight: 50, stepWeight: 10, metrics: [{name: request-success-rate}]}}',
      ),
    },
  ],
  [
    'Argo Rollouts',
    'progressive-delivery',
    'tools',
    'Argo Rollouts',
    {
      'a.yaml': object(
        'argoproj.io/v1alpha1',
        'Rollout',
        '{strategy: {canary: {trafficRouting: {istio: {}}, steps: [{setWeight: 20}, {pause: {}}]}}, template: {spec: {containers: [{name: a, image: "a:1"}]}}}',
      ),
    },
  ],
];

const platform: Row[] = [
  [
    'Cluster API',
    'cluster-lifecycle',
    'names',
    'Cluster API',
    { 'a.yaml': object('cluster.x-k8s.io/v1beta2', 'Cluster', '{infrastructureRef: {kind: AWSCluster, name: a}}') },
  ],
  [
    'Crossplane',
    'infrastructure-code',
    'tools',
    'crossplane',
    { 'a.yaml': object('s3.aws.upbound.io/v1beta1', 'Bucket', '{forProvider: {region: eu-west-1}}') },
  ],
  [
    'Backstage',
    'service-catalog',
    null,
    '',
    {
      'catalog-info.yaml': object(
        'backstage.io/v1alpha1',
        'Component',
        '{type: service, owner: a, lifecycle: production}',
      ),
    },
  ],
  [
    'Velero',
    'backups',
    'names',
    'Velero',
    { 'a.yaml': object('velero.io/v1', 'Schedule', '{schedule: "@daily", template: {}}') },
  ],
  [
    'Renovate',
    'dependency-updates',
    'bots',
    'Renovate',
    { 'renovate.json': '{"extends": ["config:recommended"]}', 'chart/Chart.yaml': aChart },
  ],
  [
    'Dependabot',
    'dependency-updates',
    'bots',
    'Dependabot',
    {
      '.github/dependabot.yml':
        'version: 2\nupdates: [{package-ecosystem: helm, directory: /, schedule: {interval: daily}}]\n',
      'chart/Chart.yaml': aChart,
    },
  ],
];

const infrastructure: Row[] = [
  ['Terraform', 'infrastructure-code', 'tools', 'terraform', { 'main.tf': 'terraform {\n  backend "s3" {}\n}\n' }],
  ['OpenTofu', 'infrastructure-code', 'tools', 'opentofu', { 'main.tofu': 'terraform {\n  backend "s3" {}\n}\n' }],
  ['Terragrunt', 'infrastructure-code', 'tools', 'terragrunt', { 'prod/vpc/terragrunt.hcl': 'terraform {}\n' }],
  [
    'Pulumi',
    'infrastructure-code',
    'tools',
    'pulumi',
    { 'Pulumi.yaml': 'name: a\nruntime: go\n', 'Pulumi.prod.yaml': 'config: {}\n' },
  ],
  ['CDK', 'infrastructure-code', 'tools', 'cdk', { 'cdk.json': '{"app": "npx ts-node bin/app.ts"}' }],
  [
    'CloudFormation',
    'infrastructure-code',
    'tools',
    'cloudformation',
    { 'cloudformation/vpc.yaml': 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n' },
  ],
  ['Bicep', 'infrastructure-code', 'tools', 'bicep', { 'infra/main.bicep': 'param a string\n' }],
  [
    'Ansible',
    'infrastructure-code',
    'tools',
    'ansible',
    { 'site.yml': '- hosts: all\n  roles: [web]\n', 'roles/web/tasks/main.yml': '- ping:\n' },
  ],
  ['Chef', 'infrastructure-code', 'tools', 'chef', { 'Policyfile.rb': "name 'web'\nrun_list 'web::default'\n" }],
  [
    'Puppet',
    'infrastructure-code',
    'tools',
    'puppet',
    { Puppetfile: "forge 'x'\n", 'manifests/site.pp': 'node default {}\n' },
  ],
  ['Salt', 'infrastructure-code', 'tools', 'salt', { 'salt/top.sls': "base:\n  '*': [web]\n" }],
  [
    'DNSControl',
    'infrastructure-code',
    'tools',
    'dnscontrol',
    { 'dnsconfig.js': 'D("example.org", REG, DnsProvider(P));\n' },
  ],
  [
    'octoDNS',
    'infrastructure-code',
    'tools',
    'octodns',
    {
      'config/production.yaml':
        'providers:\n  config: {class: octodns.provider.yaml.YamlProvider, directory: ./config}\nzones: {"*": {sources: [config]}}\n',
    },
  ],
];

const commands = ['helm lint chart', 'kubectl apply -f k8s/production'];
const [check = '', deploy = ''] = commands;

/** Systems with a pipeline that checks and deploys, in the simplest form of each. */
const pipelines: readonly (readonly [system: string, files: Files])[] = [
  [
    'github-actions',
    {
      '.github/workflows/ci.yaml': `on: push\njobs:\n  a:\n    steps:\n      - run: ${check}\n      - run: ${deploy}\n`,
    },
  ],
  ['gitlab-ci', { '.gitlab-ci.yml': `a:\n  script: [${check}, ${deploy}]\n` }],
  [
    'jenkins',
    {
      Jenkinsfile: `pipeline { agent any\n stages { stage('a') { steps {\n sh '${check}'\n sh '${deploy}'\n } } } }\n`,
    },
  ],
  [
    'tekton',
    {
      '.tekton/push.yaml': `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata:\n  name: a\n  annotations:\n    pipelinesascode.tekton.dev/on-event: "[push]"\nspec:\n  pipelineSpec:\n    tasks:\n      - name: a\n        taskSpec:\n          steps:\n            - {image: x, script: "${check}"}\n            - {image: x, script: "${deploy}"}\n`,
    },
  ],
  [
    'circleci',
    {
      '.circleci/config.yml': `version: 2.1\njobs:\n  a:\n    steps: [checkout, {run: ${check}}, {run: ${deploy}}]\nworkflows: {main: {jobs: [a]}}\n`,
    },
  ],
  [
    'azure-pipelines',
    { 'azure-pipelines.yml': `trigger: [main]\nsteps:\n  - script: ${check}\n  - script: ${deploy}\n` },
  ],
  [
    'bitbucket-pipelines',
    { 'bitbucket-pipelines.yml': `pipelines:\n  default:\n    - step: {script: [${check}, ${deploy}]}\n` },
  ],
  [
    'woodpecker',
    { '.woodpecker.yml': `when: {event: push}\nsteps:\n  a: {image: x, commands: [${check}, ${deploy}]}\n` },
  ],
  [
    'drone',
    { '.drone.yml': `kind: pipeline\nname: a\nsteps:\n  - {name: a, image: x, commands: [${check}, ${deploy}]}\n` },
  ],
  ['buildkite', { '.buildkite/pipeline.yml': `steps:\n  - commands: [${check}, ${deploy}]\n` }],
];

const reviewJob = (environment: string) =>
  `review:\n  script: [helm upgrade shop .]\n  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\n  environment: {name: review/$CI_COMMIT_REF_SLUG${environment}}\n`;

describe('lib/scan/indicators', () => {
  it.each([...agents, ...promotions, ...platform, ...infrastructure])(
    'tell of %s by %s',
    (_tool, id, measure, name, files) => {
      const found = detect(id, files);
      expect(found, found.reason).toMatchObject({ outcome: 'present' });
      if (measure !== null) expect(found.measures?.[measure]).toContain(name);
    },
  );

  it.each(pipelines)('tell of pipelines of %s, their checks and their deploys', (system, files) => {
    expect(detect('continuous-integration', files)).toMatchObject({
      outcome: 'present',
      measures: { systems: [system] },
    });
    expect(detect('push-deploys', files)).toMatchObject({ outcome: 'present', measures: { production: 1 } });
    expect(detect('manifest-validation', { ...files, 'chart/Chart.yaml': aChart }).outcome).not.toBe('absent');
  });

  it.each([
    ['another job by `on_stop`', reviewJob(', on_stop: over, auto_stop_in: 1 week'), 1],
    [
      'a job with `action: stop`, whatever its name',
      `${reviewJob('')}over:\n  script: [helm uninstall shop]\n  when: manual\n  environment: {name: review/$CI_COMMIT_REF_SLUG, action: stop}\n`,
      1,
    ],
    ['nothing, when only the record ends by `auto_stop_in`', reviewJob(', auto_stop_in: 1 week'), 0],
  ])('tell that review apps of GitLab, which a pipeline pushes, are taken away by %s', (_by, text, previews) => {
    expect(detect('preview-environments', { '.gitlab-ci.yml': text })).toMatchObject({
      outcome: 'partial',
      measures: { previews },
    });
  });
});
