import type { Files } from '@/tests/road/assess-repository';

/** A Deployment with its Service, as a small shop has it. */
export function workload(name: string, image: string, namespace = 'shop'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      containers:
        - name: ${name}
          image: ${image}
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet: {path: /ready, port: http}
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

export function kustomization(resources: readonly string[], more = ''): string {
  const list = resources.map((resource) => `  - ${resource}`).join('\n');
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${list}\n${more}`;
}

/** The workflow of a service: builds and tests on every change; on a push to main it also deploys to production. */
export function deliveryWorkflow(deploy = 'kubectl apply -f deploy/production/'): string {
  return `name: deliver
on:
  pull_request:
  push:
    branches: [main]
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-go@v5
        with:
          go-version-file: go.mod
      - run: go vet ./...
      - run: go test ./...
      - run: docker build --tag registry.example.org/shop/web:1.14.2 .
  deploy:
    if: github.event_name == 'push'
    needs: build
    runs-on: ubuntu-24.04
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: azure/setup-kubectl@v4
      - run: ${deploy}
`;
}

/** A service that its own pipeline pushes to production. */
export function pushedService(workflow = deliveryWorkflow()): Files {
  return {
    'README.md': '# Web shop\n',
    'go.mod': 'module example.org/shop/web\n\ngo 1.25\n',
    'main.go': 'package main\n\nfunc main() { serve(":8080") }\n',
    'serve.go': 'package main\n\nfunc serve(address string) {}\n',
    Dockerfile: 'FROM gcr.io/distroless/static:nonroot\nCOPY web /web\nENTRYPOINT ["/web"]\n',
    'deploy/production/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    '.github/workflows/deliver.yml': workflow,
  };
}

/** An Argo CD Application whose sync policy is the given YAML, indented by four. */
export function application(name: string, path: string, syncPolicy: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
${more}spec:
  project: shop
  source:
    repoURL: https://git.example.org/shop/deploy.git
    targetRevision: main
    path: ${path}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
  syncPolicy:
${syncPolicy}`;
}

export const selfHealing =
  '    automated:\n      prune: true\n      selfHeal: true\n    syncOptions: [CreateNamespace=true]\n';

/** One cluster and one application, which Argo CD delivers; no environment is named. */
export function argoCdShop(object = application('web', 'apps/web', selfHealing)): Files {
  return {
    'README.md': '# What runs in our cluster\n',
    'apps/web/kustomization.yaml': kustomization(['web.yaml']),
    'apps/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    'argocd/web.yaml': object,
  };
}

/** A Flux Kustomization of the cluster's own repository; `more` are further fields of its spec, indented by two. */
export function fluxKustomization(name: string, path: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
${more}`;
}

/** What flux bootstrap commits for a cluster, its components cut down to the two that matter here. */
export function fluxBootstrap(cluster: string): Files {
  const folder = `clusters/${cluster}/flux-system`;
  return {
    [`${folder}/gotk-components.yaml`]: ['source-controller', 'kustomize-controller'].map(fluxController).join('---\n'),
    [`${folder}/gotk-sync.yaml`]: `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  ref:
    branch: main
  secretRef:
    name: flux-system
  url: ssh://git@git.example.org/shop/fleet
---
${fluxKustomization('flux-system', `./clusters/${cluster}`)}`,
    [`${folder}/kustomization.yaml`]: kustomization(['gotk-components.yaml', 'gotk-sync.yaml']),
  };
}

function fluxController(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: flux-system
  labels:
    app.kubernetes.io/part-of: flux
spec:
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/${name}:v1.7.0
`;
}

/** One production cluster that Flux keeps in shape. */
export function fluxShop(apps = fluxKustomization('apps', './apps/production')): Files {
  return {
    'README.md': '# Fleet\n',
    ...fluxBootstrap('production'),
    'clusters/production/apps.yaml': apps,
    'apps/base/web/kustomization.yaml': kustomization(['web.yaml']),
    'apps/base/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    'apps/production/kustomization.yaml': kustomization(['../base/web']),
  };
}

/** The zone of the shop's names, applied by a pipeline: on a push, and on the schedule that sets drift right again. */
export function scheduledInfrastructure({ schedule = '  schedule:\n    - cron: "*/30 * * * *"\n' } = {}): Files {
  return {
    'production/main.tf': `terraform {
  backend "s3" {
    bucket = "shop-state"
    key    = "names"
  }
}

resource "aws_route53_zone" "shop" {
  name = "shop.example.org"
}
`,
    '.github/workflows/apply.yml': `name: apply
on:
  push:
    branches: [main]
${schedule}jobs:
  apply:
    runs-on: ubuntu-24.04
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
      - run: terraform -chdir=production init
      - run: terraform -chdir=production apply -auto-approve
`,
  };
}
