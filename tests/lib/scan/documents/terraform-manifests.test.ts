import { describe, expect, it } from 'vitest';
import { inventoryOf } from '@/tests/factories/scanned-files';

const code = `resource "kubectl_manifest" "root" {
  yaml_body = <<-YAML
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: root
    spec:
      project: default
      destination: {server: https://kubernetes.default.svc, namespace: argocd}
      source: {repoURL: 'https://git.example.org/shop/deploy', path: apps, targetRevision: \${var.revision}}
      syncPolicy: {automated: {selfHeal: true}}
  YAML
}
`;

describe('lib/scan/documents/terraform-manifests.ts', () => {
  it('takes an object in a heredoc for an object, at its line', () => {
    const { resources, agents } = inventoryOf({ 'root/main.tf': code });
    expect(resources).toMatchObject([{ path: 'root/main.tf', line: 3, kind: 'Application', templated: true }]);
    expect(agents).toMatchObject([{ name: 'root', selfHeal: { value: true }, counted: true }]);
  });

  it('does not count one of an example, and passes over what Terraform alone can read', () => {
    expect(inventoryOf({ 'examples/main.tf': code }).resources).toEqual([]);
    const loop = code.replace('    spec:', '    %{ for a in b }: [\n    spec:');
    expect(inventoryOf({ 'main.tf': loop })).toMatchObject({ resources: [], unread: [] });
  });
});
