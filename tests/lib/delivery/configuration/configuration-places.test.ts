import { describe, expect, it } from 'vitest';
import { type HistorySpec, linesAfterFirst } from '@/tests/factories/deployment-list';

type Files = NonNullable<HistorySpec[number]['files']>;

/** What a change of some files deploys, all else staying as it was. */
function deployedBy(before: Files, changed: Files): Promise<string[]> {
  return linesAfterFirst([{ files: before }, { files: changed }]);
}

const application = (name: string, path: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: ${name}\nspec:\n  project: default\n  source:\n    repoURL: https://git.example/config\n    path: ${path}\n    targetRevision: HEAD\n  destination:\n    namespace: apps\n`;
const image = (tag: string) => `image:\n  repository: x/y\n  tag: ${tag}\n`;
const tag = (text: string) => `image_tag: ${text}\nautomatic: true\n`;
const environments = ['integration', 'staging', 'production'];

describe('lib/delivery/configuration/configuration-places.ts', () => {
  it('calls services after their tag files, whatever delivers the list of them', async () => {
    const at = 'charts/app-config/image-tags';
    const names = ['account-api', 'end-to-end-test', 'search-api-v2', 'tag-branch', 'test', 'build', 'docs', 'release'];
    const all = (text: string): Files =>
      Object.fromEntries(
        environments.flatMap((environment) => names.map((name) => [`${at}/${environment}/${name}`, tag(text)])),
      );
    const chart = {
      'charts/app-config/Chart.yaml': 'apiVersion: v2\nname: app-config\nversion: 0.1.0\n',
      'charts/app-config/templates/apps.yaml': '{{- range .Values.apps }}\na: b\n{{- end }}\n',
      'argo/app-config.yaml': application('app-config', 'charts/app-config'),
    };
    expect((await deployedBy({ ...chart, ...all('v1') }, all('v2'))).sort()).toEqual(
      environments.flatMap((environment) => names.map((name) => `${environment} ${name} v1>v2`)).sort(),
    );
  });

  it('calls the services of variables after their keys, and an unnamed one after the application', async () => {
    const files = (api: string, own: string) => ({
      'argo/shop.yaml': application('shop-prod', 'shop/prod'),
      'shop/prod/versions.env': `API_IMAGE_TAG=${api}\n`,
      'shop/prod/image.env': `IMAGE_TAG=${own}\n`,
    });
    expect(await deployedBy(files('1', '5'), files('2', '6'))).toEqual(['prod shop 5>6', 'prod api 1>2']);
  });

  it('knows the environment of values that are called after one which is a word of its own', async () => {
    const files = (text: string) =>
      Object.fromEntries(environments.map((name) => [`charts/apps/values-${name}.yaml`, image(text)]));
    expect(await deployedBy(files('1.0.0'), { 'charts/apps/values-integration.yaml': image('1.1.0') })).toEqual([
      'integration apps 1.0.0>1.1.0',
    ]);
  });

  it('takes values that are called as environments often are for one, beside one that is known', async () => {
    const files = (text: string) => ({
      'apps/shop/values-prod.yaml': image('1.0.0'),
      'apps/shop/values-demo.yaml': image(text),
      'apps/cart/values-demo.yaml': image(text),
      'apps/mail/values-next.yaml': image(text),
    });
    expect((await deployedBy(files('1.0.0'), files('1.1.0'))).sort()).toEqual([
      '? next 1.0.0>1.1.0',
      'demo cart 1.0.0>1.1.0',
      'demo shop 1.0.0>1.1.0',
    ]);
  });

  it('counts common values where an environment takes them, and no file that is called after something else', async () => {
    const files = (common: string, hub: string) => ({
      'clusters/blue/common.values.yaml': image(common),
      'clusters/blue/staging.values.yaml': 'replicas: 1\n',
      'clusters/blue/prod.values.yaml': image('1.0.0'),
      'clusters/blue/support.values.yaml': 'replicas: 1\n',
      'clusters/blue/library.values.yaml': image(hub),
    });
    expect(await deployedBy(files('1.0.0', '7.0.0'), files('1.1.0', '7.1.0'))).toEqual([
      'staging blue 1.0.0>1.1.0',
      '? library 7.0.0>7.1.0',
    ]);
  });

  it('counts common values once, with no environment, where only what it cannot place takes them', async () => {
    const files = (common: string) => ({
      'clusters/blue/common.values.yaml': image(common),
      'clusters/blue/staging.values.yaml': image('0.9.0'),
      'clusters/blue/library.values.yaml': 'replicas: 1\n',
    });
    expect(await deployedBy(files('1.0.0'), files('1.1.0'))).toEqual(['? blue 1.0.0>1.1.0']);
  });

  it('counts what development has, too, only where an environment is told', async () => {
    const files = (version: string) => {
      const services = `services:\n  shop:\n    image: r/shop:${version}\n`;
      const module = `module "cart" {\n  source = "git::https://git.example/m.git//cart?ref=v1"\n  image_tag = "${version}"\n}\n`;
      return {
        'docker-compose.yml': services,
        'docker-compose.dev.yml': services,
        'prod/docker-compose.yml': services,
        'modules/cart/main.tf': module,
        'live/prod/cart/main.tf': module,
        'live/staging/cart/main.tf': 'locals {}\n',
        'jobs/mail.nomad': `job "mail" {\n  group "web" {\n    image = "r/mail:${version}"\n  }\n}\n`,
      };
    };
    expect((await deployedBy(files('1.0.0'), files('1.1.0'))).sort()).toEqual([
      '? mail 1.0.0>1.1.0',
      'prod cart 1.0.0>1.1.0',
      'prod shop 1.0.0>1.1.0',
    ]);
  });

  it('takes a folder that is a version for no service', async () => {
    const release = (version: string) =>
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata:\n  name: \${name}\nspec:\n  url: oci://registry.example/charts/mail-chart\n  ref:\n    tag: ${version}\n`;
    expect(
      await linesAfterFirst([
        { files: { 'applications/mail/1.0.0/release/release.yaml': release('1.0.0') } },
        {
          files: {
            'applications/mail/1.0.0/release/release.yaml': null,
            'applications/mail/1.1.0/release/release.yaml': release('1.1.0'),
          },
        },
      ]),
    ).toEqual(['? mail 1.0.0>1.1.0']);
  });

  it('leaves out an application that begins to follow a branch, and takes one that is set to a version', async () => {
    const follow = (revision: string) => application('web-prod', 'web').replace('HEAD', revision);
    expect(
      await linesAfterFirst([
        { files: { 'README.md': 'a' } },
        { files: { 'argo/web.yaml': follow('main') } },
        { files: { 'argo/web.yaml': follow('v1.0.0') } },
        { files: { 'argo/web.yaml': follow('v1.1.0') } },
      ]),
    ).toEqual(['prod web main>v1.0.0', 'prod web v1.0.0>v1.1.0']);
  });

  it('counts a default of a chart in the releases of the charts that take it in and set nothing else', async () => {
    const chart = (name: string) =>
      `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies:\n  - name: base\n    alias: tap\n    version: 1.0.0\n    repository: file://../../charts/base\n`;
    const templates = { 'charts/base/templates/a.yaml': 'a: b\n' };
    const used = (name: string, environments: Record<string, string>): Files => ({
      [`apps/${name}/Chart.yaml`]: chart(name),
      [`apps/${name}/values.yaml`]: 'tap:\n  replicas: 2\n',
      ...Object.fromEntries(
        Object.entries(environments).map(([environment, values]) => [
          `apps/${name}/values-${environment}.yaml`,
          values,
        ]),
      ),
    });
    const own = 'tap:\n  image:\n    tag: 0.9.0\n';
    expect(
      await deployedBy(
        {
          'charts/base/Chart.yaml': 'apiVersion: v2\nname: base\nversion: 1.0.0\n',
          ...templates,
          'charts/base/values.yaml': image('1.0.0'),
          ...used('cart', { staging: 'a: b\n', prod: own }),
          ...used('web', { prod: 'a: b\n' }),
        },
        { 'charts/base/values.yaml': image('1.1.0') },
      ),
    ).toEqual(['staging cart 1.0.0>1.1.0', 'prod web 1.0.0>1.1.0']);
  });

  it('counts a default of a chart inside another where its release goes and sets nothing else', async () => {
    const chart = (name: string) => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
    const inner = 'apps/cart/charts/proxy/values.yaml';
    expect(
      await deployedBy(
        {
          'apps/cart/Chart.yaml': chart('cart'),
          'apps/cart/templates/a.yaml': 'a: b\n',
          'apps/cart/values.yaml': 'replicas: 1\n',
          'apps/cart/values-staging.yaml': 'replicas: 1\n',
          'apps/cart/values-prod.yaml': 'replicas: 3\n',
          'apps/cart/charts/proxy/Chart.yaml': chart('proxy'),
          'apps/cart/charts/proxy/templates/a.yaml': 'a: b\n',
          [inner]: image('1'),
        },
        { [inner]: image('2') },
      ),
    ).toEqual(['prod cart 1>2', 'staging cart 1>2']);
  });

  it('calls workloads by their own names where the object that delivers them stands for a layer', async () => {
    const workload = (name: string, text: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: x/${name}:${text}\n`;
    const layer =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\nspec:\n  interval: 1m\n  prune: true\n  path: ./apps/production\n  sourceRef: {kind: GitRepository, name: flux-system}\n';
    const kustomization = 'resources: [cart.yaml, web.yaml]\n';
    expect(
      await deployedBy(
        {
          'clusters/production/apps.yaml': layer,
          'apps/production/kustomization.yaml': kustomization,
          'apps/production/cart.yaml': workload('cart', '1'),
          'apps/production/web.yaml': workload('web', '7'),
        },
        { 'apps/production/cart.yaml': workload('cart', '2') },
      ),
    ).toEqual(['production cart 1>2']);
  });
});
