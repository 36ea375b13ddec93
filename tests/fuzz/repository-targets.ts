import { indicators } from '@/lib/scan/indicators/index';
import { decodeText } from '@/lib/scan/kept-texts';
import { summarizeNotCounted } from '@/lib/scan/not-counted';
import { narrowInventory } from '@/lib/scan/path-scope';
import { suggestRole } from '@/lib/scan/role';
import { inventoryOf } from '@/tests/factories/scanned-files';
import { aChart, anApplicationSet, aValuesFile, hclPieces, kustomizations, yamlPieces } from '@/tests/fuzz/seeds';
import { type FuzzTarget, pieces } from '@/tests/fuzz/target';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

const workload =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {app: a}}\nspec:\n  template: {spec: {containers: [{name: a, image: "b:1"}]}}\n';
const application =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: p\n  destination: {server: https://kubernetes.default.svc}\n  source: {repoURL: https://h/o/r.git, path: apps/prod, helm: {valueFiles: [values-prod.yaml]}}\n  syncPolicy: {automated: {selfHeal: true}}\n';
const flux =
  'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 5m\n  prune: true\n  path: ./apps/${CLUSTER}\n  sourceRef: {kind: GitRepository, name: flux-system}\n  postBuild: {substitute: {CLUSTER: prod}}\n  patches: [{target: {kind: HelmRelease}, patch: "- {op: add, path: /spec/driftDetection, value: {mode: enabled}}"}]\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: b}\nspec: {interval: 1m, chart: {spec: {chart: c, sourceRef: {kind: HelmRepository, name: d}}}, values: {image: {tag: "1"}}}\n';

/** What stands around the file that changes. */
const surroundings = {
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'base/deployment.yaml': workload,
  'apps/prod/kustomization.yaml': 'resources: [../../base]\npatches: [{path: patch.yaml}]\n',
  'apps/prod/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3}\n',
  'apps/dev/kustomization.yaml': 'resources: [../../base]\n',
  'chart/Chart.yaml': aChart,
  'chart/values.yaml': aValuesFile,
  'chart/values-prod.yaml': 'image: {tag: "2"}\n',
  'chart/templates/a.yaml': `{{- if .Values.a }}\n${workload}{{- end }}\n`,
  'agents/app.yaml': application,
  'agents/flux.yaml': flux,
  'main.tf': 'terraform {\n  backend "s3" {}\n}\n',
  CODEOWNERS: '* @org/team\n',
  '.github/workflows/ci.yml': 'on: [push]\njobs: {a: {steps: [{run: helm lint chart}]}}\n',
};

/** Every rule looks at a small repository in which one file holds what came; nothing of it may fail. Each outcome is a way of its own. */
function lookAt(path: string, text: string): unknown {
  const files = { ...surroundings, [path]: text };
  const inventory = { ...inventoryOf(files), pipelines: pipelinesOf(files) };
  const found = [inventory, narrowInventory(inventory, ['apps/prod'])].map((each) =>
    Object.fromEntries(
      indicators.map((indicator) => {
        const finding = indicator.detect(each);
        return [indicator.id, { [finding.outcome]: finding }];
      }),
    ),
  );
  return { found, role: suggestRole(inventory, 1, 0), notCounted: summarizeNotCounted(inventory) };
}

function fileTarget(path: string, seeds: readonly string[], parts: readonly string[]): FuzzTarget {
  return { seeds, pieces: parts, read: (bytes) => lookAt(path, decodeText(bytes)) };
}

const ownerPieces = pieces('* ** / /a/ *.yaml @a/b @c d@e.f [S] ^[S] [S][2] # \\# \\␣ ⏎ ␣ ! ? a*b*c*');

export const repositoryTargets: Record<string, FuzzTarget> = {
  kustomize: fileTarget('apps/prod/kustomization.yaml', kustomizations, [
    ...yamlPieces,
    ...pieces(
      '../../base ../prod . ./a.yaml https://h/o/r//p?ref=v1 git@h:o/r resources: patches: target:␣{kind:␣ name:␣.* images: components:',
    ),
  ]),
  'kustomize-patch': fileTarget(
    'apps/prod/patch.yaml',
    [
      surroundings['apps/prod/patch.yaml'],
      '- {op: replace, path: /spec/template/spec/containers/0/image, value: c}\n',
      workload,
    ],
    [
      ...yamlPieces,
      ...pieces('op:␣remove path:␣/spec/- ~1 ~0 $patch:␣replace $setElementOrder/a: /spec/template/-1 from:␣/a'),
    ],
  ),
  'argo-cd': fileTarget(
    'agents/app.yaml',
    [application, anApplicationSet],
    [
      ...yamlPieces,
      ...pieces(
        'apps/* {{path}} {{.path.basename}} */*/* **/a [a,b] generators: matrix: merge: list: clusters: git: sources: targetRevision:␣ ~1.2 1.x HEAD',
      ),
    ],
  ),
  flux: fileTarget(
    'agents/flux.yaml',
    [flux],
    [
      ...yamlPieces,
      ...pieces(
        './apps/${A} ${A:=b} ${A:-c} path:␣ patches: target: substitute: substituteFrom: dependsOn: suspend:␣true kind:␣ResourceSet resourcesTemplate:␣|',
      ),
    ],
  ),
  'helm-values': fileTarget('chart/values.yaml', [aValuesFile], yamlPieces),
  'helm-template': fileTarget(
    'chart/templates/a.yaml',
    [surroundings['chart/templates/a.yaml'], application],
    yamlPieces,
  ),
  chart: fileTarget('chart/Chart.yaml', [aChart], yamlPieces),
  helmfile: fileTarget(
    'helmfile.yaml',
    [
      'environments: {prod: {values: [a.yaml]}}\nreleases: [{name: a, chart: b/c, version: 1, values: [v/{{ .Environment.Name }}.yaml]}]\n',
    ],
    yamlPieces,
  ),
  'terraform-code': fileTarget(
    'main.tf',
    [
      surroundings['main.tf'],
      'module "a" { source = "./m" }\nresource "helm_release" "b" { chart = "c" }\nprovider "aws" {}\n',
    ],
    hclPieces,
  ),
  'code-owners': fileTarget(
    'CODEOWNERS',
    ['# x\n* @org/team\n/apps/prod/ @a @b\n[Section][2] @c\n*.tf d@example.org # why\n'],
    ownerPieces,
  ),
  policies: fileTarget(
    'base/deployment.yaml',
    [
      'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec: {validationFailureAction: Enforce, rules: [{name: r, verifyImages: [{imageReferences: ["*"]}]}]}\n',
      'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: p}\nspec: {groups: [{rules: [{alert: a, expr: argocd_app_info, annotations: {runbook_url: https://x}}]}]}\n',
      'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: r}\nspec: {strategy: {canary: {steps: [{setWeight: 5}, {analysis: {templates: [{templateName: t}]}}]}}}\n',
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: {policyName: p, validationActions: [Deny]}\n',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: c}\n---\napiVersion: velero.io/v1\nkind: Schedule\nmetadata: {name: s}\nspec: {schedule: "0 1 * * *", template: {}}\n',
    ],
    yamlPieces,
  ),
  objectives: fileTarget(
    'slos/api.yaml',
    ['version: prometheus/v1\nservice: a\nslos: [{name: b, objective: 99.9}]\n', 'apiVersion: openslo/v1\nkind: SLO\n'],
    yamlPieces,
  ),
  settings: fileTarget(
    '.sops.yaml',
    ['creation_rules:\n  - {path_regex: .*secret.*, encrypted_regex: ^data$, age: a}\n'],
    [...yamlPieces, ...pieces('path_regex:␣ .* (a+)+ [^/]* \\.enc\\. secret | ^ $ (?:a|b) {1,9}')],
  ),
  renovate: fileTarget(
    'renovate.json',
    ['{"extends": ["config:recommended"], "kubernetes": {"managerFilePatterns": ["/a/"]}, "automerge": true}'],
    yamlPieces,
  ),
  'pull-request-template': fileTarget(
    '.github/PULL_REQUEST_TEMPLATE.md',
    ['## Why\n- [ ] Tested\n- [x] Rollback\n<!-- x -->\n'],
    pieces('-␣[␣]␣ -␣[x]␣ ##␣ ⏎ <!-- --> ``` * risk rollback ␣'),
  ),
  'paths-of-files': {
    seeds: [
      'apps/prod/a.yaml',
      'clusters/production-eu/ring-1/values-prod.yaml',
      'charts/a/templates/b.yaml',
      '.github/workflows/x.yml',
      'docs/adr/0001-a.md',
    ],
    pieces: pieces(
      '/ . .. // prod staging-dev values- -prod ring-1 kustomization.yaml Chart.yaml templates/ .yaml .tf - _ test/ docs/ clusters/ overlays/ 0001- runbooks/',
    ),
    // Longer ones are left out before anybody looks at them.
    read: (bytes) => lookAt(decodeText(bytes).slice(0, 4_096) || 'a', workload),
  },
};
