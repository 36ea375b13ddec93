import { describe, expect, it } from 'vitest';
import {
  aFluxKustomization,
  agentsOf,
  aHelmRelease,
  anApplication,
  inventoryOf,
} from '@/tests/factories/scanned-files';

type Row = [name: string, tiers: string[], production: boolean | null];

function rows(files: Record<string, string>): Row[] {
  return agentsOf(files).map(({ name, tiers, production }) => [name, tiers, production]);
}

/** Two more environments, so that a test's one target is never taken as production by being alone. */
const others = {
  'others/staging/a.yaml': anApplication('other-staging', '{}', { path: 'none' }),
  'others/prod/a.yaml': anApplication('other-prod', '{}', { path: 'none' }),
};

function rowsBeside(files: Record<string, string>): Row[] {
  return rows({ ...others, ...files }).filter(([name]) => !name.startsWith('other-'));
}

describe('lib/scan/documents/agents.ts', () => {
  describe('environments of an agent object', () => {
    it.each<[string, Record<string, string>, string[], boolean | null]>([
      [
        'its folder',
        { 'apps/prod/a.yaml': anApplication('shop', '{}', { path: 'x' }), 'apps/dev/a.txt': '' },
        ['production'],
        true,
      ],
      ['its path', { 'a.yaml': aFluxKustomization('shop', './deploy/overlays/staging') }, ['staging'], false],
      ['the end of its name', { 'a.yaml': anApplication('shop-prod', '{}', { path: 'x' }) }, ['production'], true],
      [
        'its destination',
        { 'a.yaml': anApplication('shop', '{}', { path: 'x', destination: '{name: prod-eu-1}' }) },
        ['production'],
        true,
      ],
      [
        'its namespace',
        {
          'a.yaml': anApplication('shop', '{}', {
            path: 'x',
            destination: '{server: "https://x", namespace: shop-test}',
          }),
        },
        ['testing'],
        false,
      ],
      [
        'its label before its folder',
        {
          'apps/prod/a.yaml': anApplication('shop').replace('metadata:', 'metadata:\n  labels: {environment: uat}'),
          'apps/dev/a.txt': '',
        },
        ['staging'],
        false,
      ],
      [
        'its values file',
        {
          'a.yaml': anApplication('shop', '{}', { path: 'chart' }).replace(
            'targetRevision: main',
            'helm: {valueFiles: [values-uat.yaml]}',
          ),
        },
        ['staging'],
        false,
      ],
      [
        'nothing: then it is unknown, never production',
        { 'a.yaml': anApplication('shop', '{}', { path: 'x' }) },
        [],
        null,
      ],
      ['a ring: then its tier is unknown', { 'ring-1/a.yaml': anApplication('shop', '{}', { path: 'x' }) }, [], null],
      [
        'a word that only looks like one',
        { 'a.yaml': anApplication('local-path-provisioner', '{}', { path: 'livekit', project: 'dev-tools' }) },
        [],
        null,
      ],
    ])('are told by %s', (_, files, tiers, production) => {
      expect(rowsBeside(files).map(([, ...rest]) => rest)).toEqual([[tiers, production]]);
    });

    it('are not told by a namespace of a group of applications among others', () => {
      const first = (...namespaces: string[]): Row | undefined => {
        const named = namespaces.map((namespace, index): [string, string] => [
          `${index}.yaml`,
          aFluxKustomization(`sync${index}`, './none', `  targetNamespace: ${namespace}\n`),
        ]);
        return rowsBeside(Object.fromEntries(named))[0];
      };
      expect(first('dev', 'media', 'network', 'storage')).toEqual(['sync0', [], null]);
      expect(first('dev', 'prod', 'media', 'network', 'storage')).toEqual(['sync0', ['development'], false]);
      expect(first('prod', 'media', 'network', 'storage')).toEqual(['sync0', ['production'], true]);
    });

    it('pass from what delivers an object to the object', () => {
      const files = {
        'clusters/prod/apps.yaml': aFluxKustomization('apps', './apps/overlays/eu'),
        'clusters/dev/apps.yaml': aFluxKustomization('apps-dev', './none'),
        'apps/overlays/eu/kustomization.yaml': 'resources: [release.yaml]\n',
        'apps/overlays/eu/release.yaml': aHelmRelease('shop'),
      };
      expect(rows(files)).toContainEqual(['shop', ['production'], true]);
    });

    it('are those of every cluster that takes the same folder', () => {
      const files = {
        'clusters/prod/apps.yaml': aFluxKustomization('prod', './apps'),
        'clusters/dev/apps.yaml': aFluxKustomization('dev', './apps'),
        'apps/release.yaml': aHelmRelease('shop'),
      };
      expect(rows(files)).toContainEqual(['shop', ['development', 'production'], true]);
    });
  });

  describe('patches that a parent Kustomization injects', () => {
    const child = aFluxKustomization('shop', './shop');
    const parent = (patch: string): string => aFluxKustomization('apps', './apps/prod', `  patches:\n${patch}`);
    const suspend =
      '  - target: {kind: Kustomization, name: shop}\n    patch: |\n      - {op: add, path: /spec/suspend, value: true}\n';

    it('apply to what its path holds', () => {
      const files = { 'clusters/prod/apps.yaml': parent(suspend), 'apps/prod/shop.yaml': child };
      expect(agentsOf(files)).toMatchObject([
        { name: 'apps', suspended: { value: false } },
        {
          name: 'shop',
          suspended: {
            value: true,
            patchedBy: { path: 'clusters/prod/apps.yaml', line: 1, key: ['spec', 'patches', 0, 'patch'] },
          },
        },
      ]);
    });

    it('do not apply to what lies elsewhere', () => {
      const files = { 'clusters/prod/apps.yaml': parent(suspend), 'apps/dev/shop.yaml': child };
      expect(agentsOf(files)).toMatchObject([{ name: 'apps' }, { name: 'shop', suspended: { value: false } }]);
    });

    it('complete partial objects', () => {
      const prune =
        '  - target: {kind: Kustomization}\n    patch: |\n      apiVersion: kustomize.toolkit.fluxcd.io/v1\n      kind: Kustomization\n      metadata: {name: all}\n      spec: {prune: true}\n';
      const files = {
        'clusters/prod/apps.yaml': parent(prune),
        'apps/prod/shop.yaml': child.replace('  prune: true\n', ''),
      };
      expect(agentsOf(files)[1]).toMatchObject({ name: 'shop', unresolved: false, prune: { value: true } });
    });

    it('reach the children of children', () => {
      const grandparent = aFluxKustomization(
        'root',
        './clusters/prod',
        '  patches:\n  - target: {kind: Kustomization, name: apps}\n    patch: |\n      - op: add\n        path: /spec/patches\n        value:\n        - target: {kind: Kustomization, name: shop}\n          patch: "- {op: add, path: /spec/suspend, value: true}"\n',
      );
      const files = {
        'clusters/prod/flux-system/root.yaml': grandparent,
        'clusters/prod/apps.yaml': aFluxKustomization('apps', './apps/prod'),
        'apps/prod/shop.yaml': child,
      };
      expect(agentsOf(files).find(({ name }) => name === 'shop')?.suspended.value).toBe(true);
    });
  });

  it('tells the cluster by destination, by the folder that holds the object, or by what delivers it', () => {
    const files = {
      'clusters/eu/apps.yaml': aFluxKustomization('apps', './apps'),
      'apps/release.yaml': aHelmRelease('shop'),
      'argo/a.yaml': anApplication('cart', '{}', { destination: '{name: us}' }),
    };
    expect(agentsOf(files).map(({ name, cluster }) => [name, cluster])).toEqual([
      ['apps', 'eu'],
      ['shop', 'eu'],
      ['cart', 'us'],
    ]);
  });

  it('takes a path that leaves the repository, and odd paths, for what they are', () => {
    const files = {
      'a.yaml': aFluxKustomization('out', '../../etc'),
      'b.yaml': aFluxKustomization('root', './'),
      'c d/é.yaml': aFluxKustomization('odd', "'./c d//./é/'"),
    };
    expect(agentsOf(files).map(({ name }) => name)).toEqual(['out', 'root', 'odd']);
  });

  it('reads the name as it was written where a kustomization adds to it', () => {
    const files = {
      'argo/kustomization.yaml': 'resources: [shop.yaml]\nnameSuffix: -walnut\n',
      'argo/shop.yaml': anApplication('shop-prod', '{}', { path: 'x' }),
    };
    expect(agentsOf(files)).toMatchObject([{ name: 'shop-prod-walnut', environments: ['prod'], production: true }]);
  });

  it('takes the environments of the folders that a git generator reads', () => {
    const set = (path: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: [{git: {repoURL: x, directories: [{path: "${path}"}]}}]\n  template: {metadata: {name: "{{path.basename}}"}, spec: {project: p, source: {repoURL: x, path: "{{path}}"}, destination: {name: in-cluster}}}\n`;
    const files = {
      'envs/prod-eu/kustomization.yaml': 'resources: []\n',
      'envs/staging-eu/kustomization.yaml': 'resources: []\n',
    };
    expect(agentsOf({ ...files, 'a.yaml': set('envs/*') })).toMatchObject([
      { environments: ['prod', 'staging'], production: true },
    ]);
    expect(agentsOf({ ...files, 'a.yaml': set('apps/*') })).toMatchObject([{ environments: [], production: null }]);
  });

  it('takes the environments of the folders that a name of a cluster leads to', () => {
    const set = (generator: string, path = 'clusters/{{name}}', folder = 'bootstrap') => ({
      'clusters/ocp-prod-ams/kustomization.yaml': 'resources: []\n',
      'clusters/ocp-nonprod-ams/kustomization.yaml': 'resources: []\n',
      [`${folder}/set.yaml`]: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: [${generator}]\n  template: {metadata: {name: "all-{{name}}"}, spec: {project: p, source: {repoURL: x, path: "${path}"}, destination: {server: "{{server}}"}}}\n`,
    });
    const both = [{ environments: ['nonprod', 'prod'], production: true }];
    expect(agentsOf(set('{clusterDecisionResource: {configMapRef: acm}}'))).toMatchObject(both);
    expect(agentsOf(set('{clusters: {}}'))).toMatchObject(both);
    const labelled = '{clusters: {selector: {matchLabels: {env: staging}}}}';
    expect(agentsOf(set(labelled))).toMatchObject([{ environments: ['staging'], production: false }]);
    expect(agentsOf(set('{clusters: {}}', 'addons/{{name}}'))).toMatchObject([{ environments: [] }]);
    expect(agentsOf(set('{clusters: {}}', undefined, 'envs/staging'))).toMatchObject([{ environments: ['staging'] }]);
  });

  it('tells of Flux Kustomizations that inject more patches than are followed', () => {
    const injecting = (times: number): string => {
      const patch = '  - target: {kind: Kustomization}\n    patch: "- {op: add, path: /spec/prune, value: true}"\n';
      return aFluxKustomization('apps', './apps', `  patches:\n${patch.repeat(times)}`);
    };
    expect(inventoryOf({ 'flux/apps.yaml': injecting(200) }).unread).toEqual([]);
    expect(inventoryOf({ 'flux/apps.yaml': injecting(201) }).unread).toEqual([
      { path: 'flux/apps.yaml', line: 1, reason: expect.stringContaining('more patches') },
    ]);
  });
});
