import { describe, expect, it } from 'vitest';
import { versionsIn } from '@/tests/factories/versions-in';

const digest = `sha256:${'a'.repeat(64)}`;

describe('lib/delivery/configuration/version-files.ts', () => {
  it.each([
    ['charts/apps/image-tags/production/cart', 'image_tag: v12\nautomatic: true\n', ['1 - v12']],
    ['tags/production/cart', '# bumped by CI\n"v12.0.1"\n', ['2 - v12.0.1']],
    ['tags/production/cart', `registry.example/cart@${digest}\n`, [`1 - ${digest}`]],
    ['env/production.env', 'export ADMIN_DOCKER_TAG="1a2b3c4" # admin\nLOG=1\n', ['1 admin 1a2b3c4']],
    [
      'env/production.env',
      'K8S_LOGGER_DOCKER_TAG=v3\noauth2ProxyImageTag=v4\n',
      ['1 k8s-logger v3', '2 oauth2-proxy v4'],
    ],
    ['env/production.env', 'API_TAG=v1\nAPI_TAG=v2\nTLS_VERSION=1.2\n', ['2 api v2']],
    ['env/production.env', 'IMAGE_TAG_WORKER=2026.01.1\r\n', ['1 worker 2026.01.1']],
    [
      'env/production.env',
      'API_TAG=abcdefa\nUI_TAG=latest\nEDGE_TAG=none\nGO_APP_IMAGE_TAG=v1\nappVersion=v2\n',
      ['1 api abcdefa', '2 ui latest', '4 go-app v1', '5 - v2'],
    ],
    ['tags/production/cart', 'deadbee\n', ['1 - deadbee']],
  ])('reads %s as variables or as one tag', (path, text, versions) => {
    expect(versionsIn(path, text)).toEqual(versions);
  });

  it.each([
    ['the version of the repository itself', 'VERSION'],
    ['a file of a tool', 'apps/cart/Procfile'],
  ])('takes %s for no tag that is deployed', (_case, path) => {
    expect(versionsIn(path, 'v12.0.1\n')).toEqual([]);
  });

  it('keeps a tag of digits as it is written', () => {
    expect(versionsIn('values-prod.yaml', 'image:\n  repository: x/cart\n  tag: 1.10\n')).toEqual(['3 - 1.10']);
    expect(versionsIn('values-prod.yaml', 'image:\n  repository: x/cart\n  tag: 7610e57\n')).toEqual(['3 - 7610e57']);
  });

  it('reads a tag with its digest, a marker behind it, and one that an anchor shares', () => {
    const marked = `image:\n  repository: x/cart # {"$imagepolicy": "apps:cart:name"}\n  tag: 1.2@${digest} # {"$imagepolicy": "apps:cart:tag"}\n`;
    expect(versionsIn('values-prod.yaml', marked)).toEqual([`3 - 1.2@${digest}`]);
    const shared = 'tag: &tag v3\nweb:\n  image:\n    repository: x/web\n    tag: *tag\n';
    expect(versionsIn('values-prod.yaml', shared)).toEqual(['1 - v3', '5 web v3']);
  });

  it('reads images in maps, texts and lists of values, and an artifact under any key', () => {
    const text = [
      'api:',
      '  image: registry.example:5000/api:1.0.0',
      'worker:',
      '  image: {repository: x/worker, tag: 2.0.0}',
      'sidecars:',
      '  - name: proxy',
      '    image: x/proxy:3',
      'logo: registry.example/a.png',
      'instance:',
      '  artifact: oci://registry.example/manifests:v0.55.0',
      'plainImage: icon.png',
    ].join('\n');
    expect(versionsIn('apps/shop/values-prod.yaml', text)).toEqual([
      '2 api 1.0.0',
      '4 worker 2.0.0',
      '7 proxy 3',
      '10 instance v0.55.0',
    ]);
  });

  it('reads what a kustomization sets: tags, digests, remote bases, charts and inline patches', () => {
    const text = [
      'resources:',
      '  - https://github.com/example/base//deploy?ref=v1.4.0',
      '  - ../base',
      'images:',
      '  - name: x/cart',
      '    newName: y/cart',
      '    newTag: "1.0"',
      '  - name: x/web',
      `    digest: ${digest}`,
      '  - name: x/api',
      '    newName: y/api:v8',
      'helmCharts:',
      '  - name: redis',
      '    releaseName: cache',
      '    version: 18.1.0',
      'patches:',
      '  - target: {kind: Deployment, name: mail}',
      '    patch: |-',
      '      - op: replace',
      '        path: /spec/template/spec/containers/0/image',
      '        value: x/mail:5',
    ].join('\n');
    expect(versionsIn('overlays/prod/kustomization.yaml', text)).toEqual([
      '7 cart 1.0',
      `9 web ${digest}`,
      '11 api v8',
      '15 cache 18.1.0',
      '2 base v1.4.0',
      '21 mail 5',
    ]);
  });

  it('reads a release with its chart and values, and its source by its address where a variable fills the name', () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: pay\nspec:\n  chart:\n    spec:\n      chart: pay\n      version: 1.0.0\n  values:\n    image:\n      repository: x/pay\n      tag: v2\n`;
    expect(versionsIn('prod/pay.yaml', release)).toEqual(['9 pay 1.0.0', '13 pay v2']);
    const source = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata:\n  name: \${name}-chart\nspec:\n  url: oci://registry.example/charts/mail\n  ref:\n    tag: 3.0.0\n`;
    expect(versionsIn('mail/3.0.0/source.yaml', source)).toEqual(['8 mail 3.0.0']);
  });

  it('reads the values that a ConfigMap holds for a release, under the name that the map is for', () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: pay-values\ndata:\n  values.yaml: |\n    image:\n      repository: x/pay\n      tag: v2\n  API_IMAGE_TAG: v7\n`;
    expect(versionsIn('prod/pay-config.yaml', text)).toEqual(['9 pay v2', '10 api v7']);
  });

  it('reads Argo CD applications with several sources, parameters, images and values', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web-prod
spec:
  sources:
    - repoURL: https://charts.example
      chart: web
      targetRevision: 1.2.0
      helm:
        parameters:
          - name: image.tag
            value: v1
        valuesObject:
          worker:
            image: x/worker:v3
    - repoURL: https://git.example/shop
      path: deploy
      targetRevision: 1a2b3c4
      kustomize:
        images:
          - x/old=x/new:v4
`;
    expect(versionsIn('argo/web.yaml', text)).toEqual([
      '9 web-prod 1.2.0',
      '13 web-prod v1',
      '16 web-prod v3',
      '19 web-prod 1a2b3c4',
      '22 web-prod v4',
    ]);
  });

  it('reads the elements of an ApplicationSet, each for its environment and application', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
spec:
  generators:
    - matrix:
        generators:
          - list:
              elements:
                - env: staging
                  revision: v2
                - {env: production, app: cart, imageTag: v1}
          - clusters: {}
  template:
    spec:
      source:
        targetRevision: '{{ revision }}'
`;
    expect(versionsIn('argo/shop.yaml', text)).toEqual(['12 staging shop v2', '13 production cart v1']);
  });

  it('reads lists of versions: of services, in environments, and under keys that say so', () => {
    expect(versionsIn('versions.yaml', 'cart: 1.2.0\nweb: x/web:v3\nnote: words\n')).toEqual([
      '1 cart 1.2.0',
      '2 web v3',
    ]);
    const nested = 'production:\n  cart: 1.2.0\nstaging:\n  cart: 1.3.0\n';
    expect(versionsIn('image-tags.yaml', nested)).toEqual(['2 production cart 1.2.0', '4 staging cart 1.3.0']);
    expect(versionsIn('talos/version.yaml', 'talos_version: v1.13.6\n')).toEqual(['1 talos v1.13.6']);
    expect(versionsIn('prod/versions.json', '{"services": {"cart": "1.2.0"}}')).toEqual(['1 cart 1.2.0']);
  });

  it('reads helmfiles, Terraform releases and the dependencies of a chart', () => {
    const helmfile =
      'releases:\n  - name: redis\n    chart: bitnami/redis\n    version: 18.0.0\n    set:\n      - name: image.tag\n        value: "7.2"\n';
    expect(versionsIn('helmfile.yaml', helmfile)).toEqual(['4 redis 18.0.0', '7 redis 7.2']);
    const terraform =
      'resource "helm_release" "ingress" {\n  name = "ingress-nginx"\n  set {\n    version = "9"\n  }\n  version = "4.1.0"\n}\n';
    expect(versionsIn('prod/main.tf', terraform)).toEqual(['6 ingress-nginx 4.1.0']);
    const chart =
      'apiVersion: v2\nname: shop\nversion: 0.1.0\nappVersion: "5.0"\ndependencies:\n  - name: redis\n    version: 18.0.0\n    repository: https://charts.example\n  - name: local\n    version: 1.0.0\n    repository: file://../local\n';
    expect(versionsIn('shop/Chart.yaml', chart)).toEqual(['7 redis 18.0.0', '4 shop 5.0']);
  });

  it.each([
    ['scripts/add', '#!/bin/sh\ncurrent_tag=v20211027\n'],
    ['bin/tool', 'x'.repeat(5_000)],
    ['.github/workflows/build.yaml', 'env:\n  image: x/y:1\n'],
    ['package.json', '{"name": "shop", "version": "1.2.3"}'],
    ['docs/how', 'some words\nand more\n'],
    ['prod/team.secret.values.yaml', 'image:\n  tag: v1\n'],
    [
      'crds.yaml',
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: x\nspec:\n  version: v1.2.3\n',
    ],
    ['prod/values.yaml', 'token: a\nsops:\n  version: 3.8.1\n'],
    ['prod/values.yaml', 'image:\n  repository: x/y\n  tag: "{{ .Values.tag }}"\n'],
    ['prod/values.yaml', 'image:\n  repository: x/y\n  tag: ENC[AES256_GCM,data:abc,type:str]\n'],
    ['prod/values.yaml', 'tls:\n  minVersion: "1.2"\nkubernetes:\n  version: 1.29.0\n'],
  ])('finds no version in %s', (path, text) => {
    expect(versionsIn(path, text)).toEqual([]);
  });

  it('reads services whose name has to do with secrets', () => {
    const tag = 'image:\n  repository: x/y\n  tag: v1\n';
    for (const path of ['kube/external-secrets.yaml', 'sealed-secrets.yaml', 'secrets-store/values-prod.yaml'])
      expect(versionsIn(path, tag)).toEqual(['3 - v1']);
  });

  it('says that it cannot read what is no YAML', () => {
    expect(versionsIn('prod/values.yaml', 'image: {tag: [v1}\n')).toBeNull();
  });
});
