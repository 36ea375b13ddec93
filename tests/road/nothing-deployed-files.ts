import type { Files } from '@/tests/road/assess-repository';
import { application, selfHealing, workload } from '@/tests/road/single-target-files';

/** A handbook; the manifests in it are examples for readers. */
export function documentation(): Files {
  return {
    'README.md': '# Handbook of the shop\n',
    'docs/deployments.md':
      '# Deployments\n\n```yaml\nkind: Application\nsyncPolicy: {automated: {selfHeal: true}}\n```\n',
    'docs/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    'docs/application.yaml': application('web', 'apps/web', selfHealing),
  };
}

function chart(name: string): Files {
  return {
    [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.2.0\nappVersion: "4.0.1"\n`,
    [`charts/${name}/values.yaml`]: `replicas: 2\nimage:\n  repository: registry.example.org/shop/${name}\n  tag: ""\n`,
    [`charts/${name}/templates/deployment.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
        - name: ${name}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
`,
  };
}

/** Charts that others install; the workflow tries them on a throw-away cluster and publishes them. */
export function chartCollection(): Files {
  return {
    'README.md': '# Charts\n',
    ...chart('web'),
    ...chart('cart'),
    '.github/workflows/release.yml': `name: release
on:
  pull_request:
  push:
    branches: [main]
jobs:
  try:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: helm/kind-action@v1.12.0
      - run: helm upgrade --install web charts/web --wait
  publish:
    if: github.event_name == 'push'
    needs: try
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: helm/chart-releaser-action@v1.7.0
`,
  };
}

/** Terraform modules that others call: no state of their own. */
export function moduleCollection(): Files {
  return {
    'README.md': '# Modules\n',
    'modules/network/main.tf': 'resource "aws_vpc" "this" {\n  cidr_block = var.cidr\n}\n',
    'modules/network/variables.tf': 'variable "cidr" {\n  type = string\n}\n',
    'modules/network/versions.tf': 'terraform {\n  required_version = ">= 1.9"\n}\n',
    'modules/cluster/main.tf': 'resource "aws_eks_cluster" "this" {\n  name     = var.name\n  role_arn = var.role\n}\n',
    'modules/cluster/variables.tf': 'variable "name" {\n  type = string\n}\n\nvariable "role" {\n  type = string\n}\n',
  };
}
