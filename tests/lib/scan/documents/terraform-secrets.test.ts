import { describe, expect, it } from 'vitest';
import { readTerraform } from '@/lib/scan/documents/terraform';
import { withoutSecretValues } from '@/lib/scan/documents/terraform-secrets';

const value = 'S3cure-and-long';

describe('lib/scan/documents/terraform-secrets.ts', () => {
  it('keeps no value of a Secret that Terraform describes, in its own words or in a heredoc', () => {
    const { manifests } = readTerraform(
      [
        'resource "kubernetes_manifest" "own" {',
        '  manifest = {',
        '    apiVersion = "v1"',
        '    kind       = "Secret"',
        '    metadata   = { name = "own" }',
        `    stringData = { password = "${value}" }`,
        '  }',
        '}',
        'resource "kubectl_manifest" "text" {',
        '  yaml_body = <<YAML',
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: text}',
        `stringData: {password: ${value}}`,
        'YAML',
        '}',
      ].join('\n'),
    );
    expect(manifests.map(({ text }) => JSON.parse(text))).toMatchObject([
      { kind: 'Secret', metadata: { name: 'own' }, stringData: { password: null } },
      { kind: 'Secret', metadata: { name: 'text' }, stringData: { password: null } },
    ]);
  });

  it('keeps what stands beside a Secret, in its lines', () => {
    const before = 'kind: Namespace\n';
    const after = '---\nkind: HelmRelease\nspec: {valuesFrom: [{kind: Secret, name: a}]}\n';
    const kept = withoutSecretValues(`${before}---\nkind: Secret\nstringData:\n  a: ${value}\n${after}`);
    expect(kept).not.toContain(value);
    expect(kept.startsWith(before) && kept.endsWith(after)).toBe(true);
    expect(kept.split('\n')).toHaveLength(9);
  });

  it('drops a Secret that cannot be read', () => {
    expect(withoutSecretValues(`kind: Secret\nstringData: {a: ${value}\n`)).toBe('\n\n');
  });

  it('keeps no attribute that may hold a secret', () => {
    const { attributes } = readTerraform(
      [
        'resource "helm_release" "shop" {',
        '  chart = "shop"',
        `  repository_password = "${value}"`,
        '  set_sensitive {',
        '    name  = "db.password"',
        `    value = "${value}"`,
        '  }',
        '}',
        `resource "gitlab_project_variable" "a" { value = "${value}" }`,
        `resource "github_actions_secret" "b" { plaintext_value = "${value}" }`,
      ].join('\n'),
    );
    expect(attributes).toEqual({
      'helm_release.shop': { chart: 'shop', 'set_sensitive.name': 'db.password' },
      'gitlab_project_variable.a': {},
    });
    const json = { resource: { helm_release: { a: { chart: 'a', repository_password: value } } } };
    expect(readTerraform(JSON.stringify(json)).attributes).toEqual({ 'helm_release.a': { chart: 'a' } });
  });
});
