import { describe, expect, it } from 'vitest';
import { readTerraform } from '@/lib/scan/documents/terraform';

describe('lib/scan/documents/terraform.ts', () => {
  it('reads backend, providers, modules and resources with their lines', () => {
    const facts = readTerraform(
      [
        'terraform {',
        '  required_version = ">= 1.9"',
        '  backend "s3" {}',
        '  required_providers {',
        '    aws = { source = "hashicorp/aws", version = "~> 5.0" }',
        '    null = {',
        '      source  = "hashicorp/null"',
        '      version = "3.2.1"',
        '    }',
        '    old = "1.0"',
        '  }',
        '}',
        'provider "aws" {',
        '  region = var.region',
        '}',
        'provider "google" {}',
        'module "network" {',
        '  source  = "terraform-aws-modules/vpc/aws"',
        '  version = "5.8.1"',
        '  tags = merge(local.tags, { name = "x" })',
        '}',
        'resource "aws_s3_bucket" "logs" {',
        '  bucket = var.name',
        '}',
      ].join('\n'),
    );
    expect(facts).toEqual({
      backend: 's3',
      configures: true,
      modules: [{ name: 'network', source: 'terraform-aws-modules/vpc/aws', version: '5.8.1', line: 17 }],
      resources: [{ type: 'aws_s3_bucket', name: 'logs', line: 22 }],
      providers: [
        { name: 'aws', version: '~> 5.0', line: 5 },
        { name: 'null', version: '3.2.1', line: 6 },
        { name: 'old', version: '1.0', line: 4 },
        { name: 'google', version: null, line: 16 },
      ],
      attributes: {},
      manifests: [],
    });
  });

  it('knows Terraform Cloud as a backend', () => {
    expect(readTerraform('terraform {\n  cloud {\n    organization = "acme"\n  }\n}').backend).toBe('cloud');
  });

  it('passes over comments', () => {
    const text = '# module "a" { source = "x" }\n// resource "a" "b" {}\n/* terraform {\n backend "s3" {} } */\n';
    expect(readTerraform(text)).toMatchObject({ backend: null, modules: [], resources: [] });
  });

  it('reads attributes of releases, nested blocks and objects included', () => {
    const { attributes } = readTerraform(
      [
        'resource "helm_release" "ingress" {',
        '  chart   = "ingress-nginx"',
        '  version = "4.11.0" # pinned',
        '  wait    = true',
        '  name    = join("-", ["a", "b"])',
        '  set {',
        '    name = "controller.kind"',
        '  }',
        '}',
        'resource "aws_instance" "web" { ami = "ami-1" }',
      ].join('\n'),
    );
    expect(attributes).toEqual({
      'helm_release.ingress': {
        chart: 'ingress-nginx',
        version: '4.11.0',
        wait: 'true',
        'set.name': 'controller.kind',
      },
    });
  });

  it('takes manifests out of heredocs, and no other text', () => {
    const { manifests } = readTerraform(
      [
        'resource "kubectl_manifest" "app" {',
        '  yaml_body = <<-YAML',
        '    apiVersion: v1',
        '    kind: Namespace',
        '    metadata: { name: "}" }',
        '  YAML',
        '}',
        'resource "kubernetes_manifest" "two" {',
        '  manifest = yamldecode(<<EOT',
        'apiVersion: v1',
        'kind: ConfigMap',
        'EOT',
        '  )',
        '}',
        'resource "aws_iam_policy" "p" {',
        '  policy = <<EOT',
        'apiVersion: no',
        'EOT',
        '}',
      ].join('\n'),
    );
    expect(manifests).toEqual([
      { text: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: "}" }\n', line: 3 },
      { text: 'apiVersion: v1\nkind: ConfigMap\n', line: 10 },
    ]);
  });

  it('reads the JSON form', () => {
    const facts = readTerraform(
      JSON.stringify({
        terraform: { backend: { gcs: {} }, required_providers: { aws: { version: '5.0.0' }, old: '1.0' } },
        provider: { google: [{ region: 'x' }], aws: {} },
        module: { network: { source: './modules/network' } },
        resource: { helm_release: { web: { chart: 'web', version: '1.0.0', set: [] } } },
      }),
    );
    expect(facts).toMatchObject({
      backend: 'gcs',
      modules: [{ name: 'network', source: './modules/network', version: null }],
      resources: [{ type: 'helm_release', name: 'web' }],
      attributes: { 'helm_release.web': { chart: 'web', version: '1.0.0' } },
    });
    expect(facts.providers.map(({ name, version }) => [name, version])).toEqual([
      ['aws', '5.0.0'],
      ['old', '1.0'],
      ['google', null],
    ]);
  });

  it('gives nothing for JSON that is none', () => {
    expect(readTerraform('{ "module": ')).toMatchObject({ modules: [], resources: [] });
  });

  it('reads which add-ons the inputs of a module switch on', () => {
    const text = [
      'module "eks" {',
      '  source = "terraform-aws-modules/eks/aws"',
      '  cluster_addons = {',
      '    coredns = {}',
      '    "vpc-cni" = { most_recent = true }',
      '  }',
      '  enable_cert_manager = true',
      '  enable_velero = false',
      '  enable_irsa = var.irsa',
      '}',
    ].join('\n');
    expect(readTerraform(text).modules[0]?.addOns).toEqual(['cert-manager', 'coredns', 'vpc-cni']);
  });
});
