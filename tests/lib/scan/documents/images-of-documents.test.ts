import { describe, expect, it } from 'vitest';
import { imagesOfKustomization, imagesOfValues, imagesOfWorkload } from '@/lib/scan/documents/images-of-documents';

const pod = { containers: [{ name: 'a', image: 'a:1.0' }] };

function short(mentions: { text: string; tagClass: string; key: readonly (string | number)[] }[]): string[] {
  return mentions.map(({ text, tagClass, key }) => `${text} ${tagClass} ${key.join('.')}`);
}

describe('lib/scan/documents/images-of-documents.ts', () => {
  it('finds every kind of container of a workload', () => {
    const spec = {
      initContainers: [{ image: 'init:1.0' }],
      containers: [{ image: 'main:1.0' }, { image: 'sidecar' }, { name: 'without an image' }],
      ephemeralContainers: [{ image: 'debug:latest' }],
    };
    expect(short(imagesOfWorkload({ spec: { template: { spec } } }, 'Deployment'))).toEqual([
      'init:1.0 version spec.template.spec.initContainers.0.image',
      'main:1.0 version spec.template.spec.containers.0.image',
      'sidecar floating spec.template.spec.containers.1.image',
      'debug:latest floating spec.template.spec.ephemeralContainers.0.image',
    ]);
  });

  it.each([
    ['Pod', { spec: pod }],
    ['CronJob', { spec: { jobTemplate: { spec: { template: { spec: pod } } } } }],
    ['Rollout', { spec: { template: { spec: pod } } }],
    ['Service', { spec: { template: { spec: pod } } }],
    ['ScaledJob', { spec: { jobTargetRef: { template: { spec: pod } } } }],
  ])('looks into the nesting of a %s', (kind, body) => {
    expect(imagesOfWorkload(body, kind)).toHaveLength(1);
  });

  it('finds nothing in a kind that runs no containers, nor in a malformed one', () => {
    expect(imagesOfWorkload({ spec: pod }, 'ConfigMap')).toEqual([]);
    expect(imagesOfWorkload({ spec: { template: 'text' } }, 'Deployment')).toEqual([]);
    expect(
      imagesOfWorkload({ spec: { containers: ['text', null, { image: '' }, { image: 12 }] } }, 'Pod'),
    ).toHaveLength(1);
  });

  it('reads the forms in which values name images', () => {
    const values = {
      image: { registry: 'ghcr.io', repository: 'acme/shop', tag: '1.2.3' },
      sidecar: { image: 'busybox:1.36' },
      proxy: { repository: 'envoy', tag: 'v1.30.1' },
      workerImage: 'acme/worker',
      workerImageTag: '2.0.0',
      app: { image: 'acme/app', version: '2026-08-17-production' },
      helper: { helperImage: 'acme/helper', helperVersion: '0.4.0', version: '9.9.9' },
      other: { otherImage: 'acme/other', version: '9.9.9' },
      extraContainers: [{ image: 'acme/extra:latest' }],
      pinned: { image: { repository: 'acme/pinned', tag: '1.0', digest: `sha256:${'a'.repeat(64)}` } },
      hashed: { image: { repository: 'acme/hashed', sha: 'b'.repeat(64) } },
    };
    expect(short(imagesOfValues(values))).toEqual([
      'ghcr.io/acme/shop:1.2.3 version image.tag',
      'busybox:1.36 version sidecar.image',
      'envoy:v1.30.1 version proxy.tag',
      'acme/worker:2.0.0 version workerImageTag',
      'acme/app:2026-08-17-production version app.version',
      'acme/helper:0.4.0 version helper.helperVersion',
      'acme/other unresolved other.otherImage',
      'acme/extra:latest floating extraContainers.0.image',
      `acme/pinned:1.0@sha256:${'a'.repeat(64)} digest pinned.image.digest`,
      `acme/hashed@sha256:${'b'.repeat(64)} digest hashed.image.sha`,
    ]);
  });

  it('leaves an empty or missing tag to the chart', () => {
    const values = {
      image: { repository: 'acme/shop', tag: '' },
      api: { image: 'acme/api' },
      web: { image: { name: 'web' } },
    };
    expect(imagesOfValues(values).map(({ tagClass }) => tagClass)).toEqual(['unresolved', 'unresolved', 'unresolved']);
  });

  it('reads a tag that stands alone, as environments override it', () => {
    expect(imagesOfValues({ image: { tag: 'latest' } })).toMatchObject([
      { tagClass: 'floating', key: ['image', 'tag'] },
    ]);
  });

  it('takes a name in two parts for an image only when it has a tag', () => {
    const operator = { repository: 'example.org/acme', image: 'driver', version: 'v1.2.0' };
    const menu = { type: 'registry', repository: 'acme', image: 'notebook' };
    expect(short(imagesOfValues({ operator, menu }))).toEqual(['driver:v1.2.0 version operator.version']);
  });

  it('passes over what is no container image', () => {
    const values = {
      logoImage: 'logo.png',
      image: { repository: 'https://charts.example.org', tag: '1' },
      git: { repository: 'acme/config' },
      heroImage: 'https://cdn.example.org/hero',
      image2: '',
      imagePullPolicy: 'Always',
    };
    expect(imagesOfValues(values)).toEqual([]);
  });

  it('reads the images that a kustomization sets, not those that it only renames', () => {
    const body = {
      images: [
        { name: 'shop', newTag: '1.4.0' },
        { name: 'api', newName: 'ghcr.io/acme/api', digest: `sha256:${'c'.repeat(64)}` },
        { name: 'web', newName: 'ghcr.io/acme/web' },
        { name: 'moving', newTag: 'main' },
        'text',
      ],
    };
    expect(short(imagesOfKustomization(body))).toEqual([
      'shop:1.4.0 version images.0.newTag',
      `ghcr.io/acme/api@sha256:${'c'.repeat(64)} digest images.1.digest`,
      'moving:main floating images.3.newTag',
    ]);
  });

  it('survives values that are nested without end', () => {
    let values: { [key: string]: unknown } = { image: 'a:1' };
    for (let depth = 0; depth < 2_000; depth += 1) values = { inner: values };
    expect(imagesOfValues(JSON.parse(JSON.stringify(values)))).toEqual([]);
  });
});
