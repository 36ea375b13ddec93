import { describe, expect, it } from 'vitest';
import { linesAfterFirst } from '@/tests/factories/deployment-list';

/** `@` stands for the version that the second commit raises. */
type Files = Record<string, string>;

async function linesOf(files: Files): Promise<string[]> {
  const changed = Object.entries(files).filter(([, text]) => text.includes('@'));
  const at = (version: string) =>
    Object.fromEntries(changed.map(([path, text]) => [path, text.replaceAll('@', version)]));
  const lines = await linesAfterFirst([{ files: { ...files, ...at('1.0.0') } }, { files: at('1.0.1') }]);
  return lines.map((line) => line.replace(' 1.0.0>1.0.1', '')).sort();
}

const other = { 'staging/other/values.yaml': 'a: b\n' };

describe('lib/services/configuration-layout.ts', () => {
  it.each([
    'apps/shop/values-prod.yaml',
    'apps/shop/values.prod.yaml',
    'apps/shop/prod/values.yaml',
    'apps/shop/prod.yaml',
    'apps/shop/prod-values.yaml',
    'prod/shop.yaml',
    'envs/prod/shop/values.yaml',
    'shop/envs/prod/values.yaml',
    'shop-prod.yaml',
    'apps/shop-prod/values.yaml',
    'apps/prod/shop-values.yaml',
    'apps/prod/values-shop.yaml',
    'shop/values/prod/image.yaml',
    'prod/apps/shop/tag.yaml',
    'prod/eu-west-1/shop/values.yaml',
    'regions/eu/prod/shop.yaml',
    'clusters/prod-eu-1/apps/shop/values.yaml',
  ])('tells service and environment of %s', async (path) => {
    const image = (tag: string) => `image:\n  tag: ${tag}\n`;
    const lines = await linesOf({ [path]: image('@'), [path.replace('prod', 'staging')]: image('0.9.0') });
    expect(lines).toEqual(['prod shop']);
  });

  it.each<[string, Files, string[]]>([
    ['a tag file called TAG', { 'envs/prod/shop/TAG': '@\n', 'envs/staging/shop/TAG': '0.9.0\n' }, ['prod shop']],
    ['a tag file below its service', { 'shop/prod/tag': '@', 'shop/dev/tag': '0.9.0' }, ['prod shop']],
    [
      'tag files called as environments',
      { 'image-tags/shop/prod': '@', 'image-tags/shop/dev': '0.9.0' },
      ['prod shop'],
    ],
    ['texts of tags', { 'tags/prod/shop.txt': '@', 'tags/dev/shop.txt': '0.9.0' }, ['prod shop']],
    [
      'hidden files of variables',
      { 'prod/.env': 'SHOP_DOCKER_TAG=@\n', 'dev/.env': 'SHOP_DOCKER_TAG=0.9.0\n' },
      ['prod shop'],
    ],
    [
      'versions by service',
      { 'prod/versions.json': '{"shop": "@"}', 'dev/versions.json': '{"shop": "0.9.0"}' },
      ['prod shop'],
    ],
    [
      'versions called after the environment',
      { 'versions/prod.yaml': 'shop: @\n', 'versions/dev.yaml': 'shop: 0.9.0\n' },
      ['prod shop'],
    ],
    [
      'versions with it in their names',
      { 'versions-prod.json': '{"shop": "@"}', 'versions-dev.json': '{}' },
      ['prod shop'],
    ],
    ['versions with it before', { 'prod-versions.json': '{"shop": "@"}', 'dev-versions.json': '{}' }, ['prod shop']],
    [
      'versions by service and environment',
      { 'image_tags.json': '{"shop": {"dev": "0.9.0", "prod": "@"}}' },
      ['prod shop'],
    ],
    [
      'versions by environment',
      { 'versions.yaml': 'environments:\n  dev:\n    shop: 0.9.0\n  prod:\n    shop: @\n' },
      ['prod shop'],
    ],
    [
      'a map of tags',
      { 'envs/prod.yaml': 'imageTags:\n  shop: @\n', 'envs/dev.yaml': 'imageTags: {shop: 0.9.0}\n' },
      ['prod shop'],
    ],
    [
      'a list of releases',
      { 'envs/prod.yaml': 'releases: [{name: shop, image: {tag: @}}]\n', 'envs/dev.yaml': 'releases: []\n' },
      ['prod shop'],
    ],
    [
      'environments in a list of services',
      {
        'services.yaml':
          'services:\n  - name: shop\n    environments:\n      dev: {version: 0.9.0}\n      prod: {version: @}\n',
      },
      ['prod shop'],
    ],
    [
      'the configuration of an application set',
      { 'apps/shop/prod/config.json': '{"name": "shop", "version": "@"}', 'apps/shop/dev/config.json': '{}' },
      ['prod shop'],
    ],
    [
      'an umbrella chart for an environment',
      {
        'prod/shop/Chart.yaml':
          'name: shop\nversion: 0.1.0\ndependencies:\n  - {name: shop, version: @, repository: https://charts.example}\n',
        ...other,
      },
      ['prod shop'],
    ],
    [
      'a bundle of Fleet',
      { 'prod/shop/fleet.yaml': 'helm:\n  chart: shop\n  repo: https://charts.example\n  version: @\n', ...other },
      ['prod shop'],
    ],
    [
      'a task definition',
      {
        'prod/shop/task-definition.json': '{"containerDefinitions": [{"name": "web", "image": "r/shop:@"}]}',
        ...other,
      },
      ['prod shop'],
    ],
    [
      'artifacts',
      {
        'prod/shop/artifacts.yaml': 'artifacts:\n  - type: docker/image\n    name: r/shop\n    version: @\n',
        ...other,
      },
      ['prod shop'],
    ],
    [
      'what Image Updater writes for a chart',
      {
        'charts/shop/.argocd-source-shop-prod.yaml':
          'helm:\n  parameters:\n    - name: image.tag\n      value: @\n      forcestring: true\n',
        ...other,
      },
      ['prod shop'],
    ],
    [
      'what Image Updater writes for a kustomization',
      { 'overlays/prod/.argocd-source-shop-prod.yaml': 'kustomize:\n  images:\n    - r/shop:@\n', ...other },
      ['prod shop'],
    ],
    [
      'a component that overlays take in',
      {
        'components/release/kustomization.yaml':
          'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nimages:\n  - {name: r/shop, newTag: @}\n',
        'overlays/prod/kustomization.yaml': 'components: [../../components/release]\n',
        'overlays/staging/kustomization.yaml': 'components: [../../components/release]\n',
      },
      ['prod shop', 'staging shop'],
    ],
    [
      'a release of a helmfile, in each declared environment',
      {
        'helmfile.yaml':
          'environments:\n  dev: {}\n  prod: {}\n---\nreleases:\n  - {name: shop, chart: r/shop, version: @}\n',
      },
      ['dev shop', 'prod shop'],
    ],
    [
      'the default of a chart that a helmfile installs, where an environment sets nothing else',
      {
        'deploy/shop/helmfile.yaml':
          'environments:\n  dev: {}\n  prod: {}\n  staging: {}\n---\nreleases:\n  - {name: main, chart: ../../charts/shop}\n  - {name: canary, chart: ../../charts/shop}\n',
        'deploy/shop/values-dev.yaml': 'image: {tag: 0.9.0}\n',
        'charts/shop/Chart.yaml': 'name: shop\n',
        'charts/shop/templates/web.yaml': 'a: b\n',
        'charts/shop/values.yaml': 'image: {repository: r/shop, tag: @}\n',
      },
      ['prod shop', 'staging shop'],
    ],
    [
      'templated values of a helmfile',
      {
        'helmfile.yaml.gotmpl':
          'environments:\n  dev: {}\n  prod: {}\n---\nreleases:\n  - {name: shop, chart: r/shop}\n',
        'values/prod/shop.yaml.gotmpl': 'image:\n  tag: @\n  url: {{ requiredEnv "X" }}\n',
        'values/dev/shop.yaml.gotmpl': 'image: {tag: 0.9.0}\n',
      },
      ['prod shop'],
    ],
    [
      'environments that a folder lists, one of them called base',
      {
        'environments/values.yaml': 'a: b\n',
        'environments/values-base.yaml': 'name: base\n',
        'environments/values-eu-dev.yaml': 'name: eu-dev\n',
        'environments/values-eu-prod.yaml': 'name: eu-prod\n',
        'apps/shop/Chart.yaml': 'name: shop\n',
        'apps/shop/values.yaml': 'image: {repository: r/shop, tag: @}\n',
        'apps/shop/values-base.yaml': 'a: b\n',
        'apps/shop/values-eu-prod.yaml': 'a: b\n',
      },
      ['base shop', 'eu-prod shop'],
    ],
  ])('reads %s', async (_, files, lines) => {
    expect(await linesOf(files)).toEqual(lines);
  });

  it('tells what moves from what changes, and what comes back', async () => {
    const values = (tag: string) => `image: {repository: r/shop, tag: ${tag}}\n`;
    expect(
      await linesAfterFirst([
        { files: { 'apps/shop/prod/values.yaml': values('1.0.0'), 'apps/shop/staging/values.yaml': values('1.0.0') } },
        {
          files: {
            'apps/shop/prod/values.yaml': null,
            'apps/shop/staging/values.yaml': null,
            'services/shop/prod/values.yaml': values('1.1.0'),
            'services/shop/staging/values.yaml': values('1.0.0'),
          },
        },
        { files: { 'services/shop/prod/values.yaml': null } },
        { files: { 'services/shop/prod/values.yaml': values('1.2.0') } },
      ]),
    ).toEqual(['prod shop 1.0.0>1.1.0', 'prod shop >1.2.0']);
  });
});
