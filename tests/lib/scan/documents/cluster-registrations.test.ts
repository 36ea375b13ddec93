import { describe, expect, it } from 'vitest';
import { generatedFor, registrationsIn } from '@/lib/scan/documents/cluster-registrations';
import { sharedTargets } from '@/lib/scan/shared-targets';
import { agentsOf, inventoryOf } from '@/tests/factories/scanned-files';

const secret = (name: string, labels: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, labels: {argocd.argoproj.io/secret-type: cluster, ${labels}}}\n`;

const set = (generators: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: add-ons}\nspec:\n  generators: [${generators}]\n  template: {metadata: {name: 'x'}, spec: {project: p, source: {repoURL: x, path: add-ons}, destination: {name: '{{name}}'}}}\n`;

const north = secret('north', 'region: eu, env: production');
const south = secret('south', 'region: us, env: staging');
const lake = secret('lake', 'region: us, kind: hub');

function environments(
  generators: string,
  ...secrets: string[]
): { environments: string[]; production: boolean | null } {
  const files = Object.fromEntries(secrets.map((text, at) => [`clusters/${at}.yaml`, text]));
  const [agent] = agentsOf({ ...files, 'set.yaml': set(generators) });
  return { environments: agent?.environments ?? [], production: agent?.production ?? null };
}

const both = { environments: ['production', 'staging'], production: true };
const stagingOnly = { environments: ['staging'], production: false };
const unknown = { environments: [], production: null };

describe('lib/scan/documents/cluster-registrations.ts', () => {
  it('tells the environments of an ApplicationSet from the labels of the clusters that it takes', () => {
    expect(environments('{clusters: {}}', north, south)).toEqual(both);
    expect(environments('{clusters: {selector: {matchLabels: {region: eu}}}}', north, south)).toEqual({
      environments: ['production'],
      production: true,
    });
    expect(environments('{clusters: {selector: {matchLabels: {region: us}}}}', north, south)).toEqual(stagingOnly);
    const expression = (text: string): string => `{clusters: {selector: {matchExpressions: [${text}]}}}`;
    expect(environments(expression('{key: region, operator: In, values: [eu, us]}'), north, south)).toEqual(both);
    expect(environments(expression('{key: env, operator: Exists}'), north, south, lake)).toEqual(both);
    expect(environments(expression('{key: kind, operator: DoesNotExist}'), north, south, lake)).toEqual(both);
  });

  it('takes what a selector or a generator leaves out for no target', () => {
    const others = '{clusters: {selector: {matchExpressions: [{key: env, operator: NotIn, values: [production]}]}}}';
    expect(environments(others, north, south)).toEqual(stagingOnly);
    expect(environments(others).environments).toEqual([]);
    const folders = '{git: {repoURL: x, directories: [{path: apps/*}, {path: apps/dev, exclude: true}]}}';
    expect(environments(folders).environments).toEqual([]);
  });

  it('follows generators inside matrix, and of merge the first, which says what there is', () => {
    const eu = '{clusters: {selector: {matchLabels: {region: eu}}}}';
    const us = '{clusters: {selector: {matchLabels: {region: us}}}}';
    expect(environments(`{matrix: {generators: [{list: {elements: [{app: a}]}}, ${us}]}}`, north, south)).toEqual(
      stagingOnly,
    );
    expect(environments(`{merge: {mergeKeys: [name], generators: [${us}, ${eu}]}}`, north, south)).toEqual(stagingOnly);
  });

  it('leaves open what cannot be read, so that a part is not taken for the whole', () => {
    const us = 'clusters: {selector: {matchLabels: {region: us}}}';
    expect(environments(`{${us}}`, south, lake)).toEqual(unknown);
    expect(environments(`{${us}}`, south, secret('bay', 'region: "${REGION}"'))).toEqual(unknown);
    expect(environments(`{${us}, selector: {matchLabels: {name: south}}}`, south)).toEqual(unknown);
    expect(environments('{clusters: {}}', south)).toEqual(unknown);
    expect(environments('{clusters: {selector: {matchLabels: {region: "{{ .region }}"}}}}', north, south)).toEqual(
      unknown,
    );
  });

  it('names the clusters that one definition is rendered for', () => {
    const shared = (generators: string): string[] => [
      ...sharedTargets(inventoryOf({ 'a.yaml': north, 'b.yaml': south, 'c.yaml': lake, 'set.yaml': set(generators) })),
    ];
    expect(shared('{clusters: {selector: {matchLabels: {region: us}}}}')).toEqual(['lake', 'south']);
    expect(shared('{clusters: {selector: {matchLabels: {region: eu}}}}')).toEqual([]);
  });

  it('reads the clusters and environments that sealed and external secrets register', () => {
    const external = (type: string, data = ''): string =>
      `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: hub-spec-a}\nspec:\n  secretStoreRef: {name: a}\n  target: {template: {${data}metadata: {labels: {argocd.argoproj.io/secret-type: ${type}, env: prod}}}}\n`;
    const sealed =
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: hub-spec-b}\nspec:\n  encryptedData: {server: AgB}\n  template: {data: {name: south}, metadata: {labels: {argocd.argoproj.io/secret-type: cluster, env: staging}}}\n';
    const { clusters, environments: found } = inventoryOf({
      'a/n.yaml': external('cluster', 'data: {name: north}, '),
      'a/s.yaml': sealed,
    });
    expect(clusters.map(({ name }) => name)).toEqual(['north', 'south']);
    expect(found.map(({ name }) => name)).toEqual(['prod', 'staging']);
    const unnamed = inventoryOf({ 'a/n.yaml': external('cluster') });
    expect([unnamed.clusters, unnamed.environments.map(({ name }) => name)]).toEqual([[], ['prod']]);
    const repository = inventoryOf({ 'a/n.yaml': external('repository') });
    expect([repository.clusters, repository.environments]).toEqual([[], []]);
  });

  it('reads the clusters that Terraform registers, and no other Secret of it', () => {
    const files = {
      'hub.tf': `resource "argocd_cluster" "north" {
  name   = "north"
  server = "https://north.example.org"
  metadata { labels = { env = "production" } }
}
resource "kubernetes_secret" "south" {
  metadata {
    name   = "south"
    labels = { "argocd.argoproj.io/secret-type" = "cluster", env = "staging", region = var.region }
  }
  data = { config = var.token }
}
resource "kubernetes_secret_v1" "other" {
  metadata { name = "other" }
}
resource "argocd_cluster" "lake" {
  name = "lake"
  metadata { labels = merge(local.labels, var.labels) }
}
`,
    };
    const select = (key: string, value: string): string =>
      set(`{clusters: {selector: {matchLabels: {${key}: ${value}}}}}`);
    const { clusters, agents } = inventoryOf({ ...files, 'set.yaml': select('env', 'production') });
    expect(clusters.map(({ name }) => name)).toEqual(['lake', 'north', 'south']);
    expect(agents[0]).toMatchObject({ environments: ['production'], production: true });
    expect(inventoryOf({ ...files, 'set.yaml': select('region', 'us') }).agents[0]).toMatchObject(unknown);
  });

  it('looks once for the clusters that equal generators take', () => {
    const { resources, agents } = inventoryOf({
      'clusters/north.yaml': north,
      'clusters/south.yaml': south,
      ...Object.fromEntries([1, 2, 3].map((at) => [`sets/${at}.yaml`, set('{clusters: {}}')])),
    });
    const registered = registrationsIn(resources);
    const taken = agents.map(({ resource }) => generatedFor(resource.body, registered));
    expect(taken.map(({ clusters }) => clusters.length)).toEqual([2, 2, 2]);
    expect(new Set(taken).size).toBe(1);
  });
});
