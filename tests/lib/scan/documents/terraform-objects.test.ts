import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@/lib/scan/documents/json';
import { readHcl } from '@/lib/scan/documents/terraform-hcl';
import { objectOfResource } from '@/lib/scan/documents/terraform-objects';
import { agentsOf, inventoryOf } from '@/tests/factories/scanned-files';

const workedOut = '$' + '{…}';

function objectsIn(text: string): (JsonValue | null)[] {
  return readHcl(text).map(objectOfResource);
}

const application = (policy: string) => `resource "argocd_application" "shop" {
  metadata {
    name   = "shop"
    labels = { env = "prod", "example.org/paused" = "true" }
  }
  spec {
    project = "shop"
    source {
      repo_url        = "https://git.example.org/shop/deploy"
      path            = "apps/shop"
      target_revision = "main"
      helm { value_files = ["values.yaml", "prod.yaml"] }
    }
    destination {
      server    = "https://kubernetes.default.svc"
      namespace = "shop"
    }
${policy}
    ignore_difference { json_pointers = ["/spec/replicas"] }
  }
}
`;

describe('lib/scan/documents/terraform-objects.ts', () => {
  it('reads an Application of the Argo CD provider under the names of Argo CD', () => {
    expect(objectsIn(application('    sync_policy { automated { self_heal = true } }'))).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'shop', labels: { env: 'prod', 'example.org/paused': 'true' } },
        spec: {
          project: 'shop',
          source: {
            repoURL: 'https://git.example.org/shop/deploy',
            path: 'apps/shop',
            targetRevision: 'main',
            helm: { valueFiles: ['values.yaml', 'prod.yaml'] },
          },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
          syncPolicy: { automated: { selfHeal: true } },
          ignoreDifferences: [{ jsonPointers: ['/spec/replicas'] }],
        },
      },
    ]);
  });

  it.each<[string, string, boolean | null]>([
    ['a policy', '    sync_policy { automated { self_heal = true } }', true],
    ['an empty policy', '    sync_policy { automated {} }', false],
    ['no policy', '', false],
    ['a variable', '    sync_policy { automated { self_heal = var.heal } }', null],
    ['a block that Terraform works out', '    dynamic "sync_policy" { for_each = var.all }', null],
  ])('tells self-healing by %s', (_name, policy, value) => {
    const agents = agentsOf({ 'live/main.tf': application(policy) });
    expect(agents).toMatchObject([{ name: 'shop', resource: { path: 'live/main.tf', line: 1 }, selfHeal: { value } }]);
  });

  it('takes several sources, and generators in one another, for lists', () => {
    const text = `resource "argocd_application_set" "all" {
  metadata { name = "all" }
  spec {
    generator {
      matrix {
        generator { clusters {} }
        generator {
          git {
            repo_url = "https://git.example.org/a"
            directory { path = "apps/*" }
          }
        }
      }
    }
    template {
      metadata { name = "{{name}}" }
      spec {
        project = var.project
        source { repo_url = "https://git.example.org/a" }
        source { repo_url = "https://git.example.org/b" }
        destination { name = "{{name}}" }
      }
    }
  }
}
`;
    expect(agentsOf({ 'a.tf': text })).toMatchObject([
      {
        kind: 'ApplicationSet',
        generators: ['clusters', 'git', 'matrix'],
        sources: [{ url: 'https://git.example.org/a' }, { url: 'https://git.example.org/b' }],
        resource: { completeness: 'complete' },
      },
    ]);
  });

  it('reads projects, with lists that Terraform works out left open', () => {
    const text = `resource "argocd_project" "shop" {
  metadata { name = "shop" }
  spec {
    source_repos = ["https://git.example.org/shop/*"]
    source_namespaces = var.namespaces
    destination { namespace = "shop" }
  }
}
`;
    expect(objectsIn(text)).toMatchObject([
      {
        kind: 'AppProject',
        spec: {
          sourceRepos: ['https://git.example.org/shop/*'],
          sourceNamespaces: workedOut,
          destinations: [{ namespace: 'shop' }],
        },
      },
    ]);
  });

  it('reads a manifest that is written as an object, under its own names', () => {
    const text = `resource "kubernetes_manifest" "quota" {
  manifest = {
    apiVersion = "v1"
    kind       = "ResourceQuota"
    metadata   = { name = "quota", namespace = var.namespace }
    spec       = { hard = { "requests.cpu" = "4" } }
  }
}
`;
    expect(inventoryOf({ 'a/main.tf': text }).resources).toMatchObject([
      {
        kind: 'ResourceQuota',
        name: 'quota',
        line: 1,
        templated: true,
        body: { spec: { hard: { 'requests.cpu': '4' } } },
      },
    ]);
  });

  it.each([
    'resource "aws_instance" "web" { ami = "ami-1" }',
    'resource "kubernetes_manifest" "a" { manifest = yamldecode(file("a.yaml")) }',
    'resource "other_thing" "a" {\n  manifest = { apiVersion = "v1" }\n}',
    'resource {}',
  ])('finds no object in %s', (text) => {
    expect(objectsIn(text)).toEqual([null]);
  });

  it('reads an Application of the JSON form as that of HCL', () => {
    const file = {
      resource: {
        argocd_application: {
          shop: {
            metadata: [{ name: 'shop', labels: { env: 'prod' } }],
            spec: {
              project: 'shop',
              source: [
                {
                  repo_url: 'https://git.example.org/shop/deploy',
                  path: 'apps/shop',
                  target_revision: '${var.revision}',
                  helm: { value_files: ['prod.yaml'] },
                },
                { repo_url: 'https://git.example.org/shop/values', ref: 'values' },
              ],
              destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
              sync_policy: { automated: { self_heal: true, prune: false } },
            },
          },
        },
        argocd_cluster: { north: { name: 'north', metadata: { labels: '${local.labels}' } } },
        kubectl_manifest: {
          cart: {
            yaml_body:
              'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: cart}\nspec: {project: a, source: {repoURL: x, path: cart}, destination: {name: north}}\n',
          },
        },
      },
    };
    const { agents, clusters } = inventoryOf({ 'apps.tf.json': JSON.stringify(file, null, 2) });
    expect(clusters.map(({ name }) => name)).toContain('north');
    expect(agents.map(({ name }) => name)).toEqual(['shop', 'cart']);
    const [shop] = agents;
    expect(shop).toMatchObject({ project: 'shop', namespace: 'shop', environments: ['prod'], unresolved: false });
    expect([shop?.automatic.value, shop?.selfHeal.value, shop?.prune.value]).toEqual([true, true, false]);
    expect(shop?.sources.map(({ url, path }) => [url, path])).toEqual([
      ['https://git.example.org/shop/deploy', 'apps/shop'],
      ['https://git.example.org/shop/values', null],
    ]);
    expect(shop?.resource.line).toBe(4);
  });
});
