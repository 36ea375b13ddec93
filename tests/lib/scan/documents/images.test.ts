import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTag, parseImage } from '@/lib/scan/documents/images';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('lib/scan/documents/images.ts', () => {
  it.each([
    ['nginx', '', 'nginx', null, 'floating'],
    ['nginx:1.27.1', '', 'nginx', '1.27.1', 'version'],
    ['library/nginx:1.27', '', 'library/nginx', '1.27', 'version'],
    ['ghcr.io/acme/shop:v2.0.1', 'ghcr.io', 'acme/shop', 'v2.0.1', 'version'],
    ['localhost/shop:1.0', 'localhost', 'shop', '1.0', 'version'],
    ['acme__a-c/b.x:1.0', '', 'acme__a-c/b.x', '1.0', 'version'],
  ])('takes %s apart', (text, registry, repository, tag, tagClass) => {
    expect(parseImage(text)).toEqual({ text, registry, repository, tag, digest: null, tagClass });
  });

  it('does not take the port of a registry for a tag', () => {
    expect(parseImage('registry.local:5000/shop')).toMatchObject({
      registry: 'registry.local:5000',
      repository: 'shop',
      tag: null,
      tagClass: 'floating',
    });
    expect(parseImage('localhost:5000/shop:1.2.3')).toMatchObject({ registry: 'localhost:5000', tag: '1.2.3' });
  });

  it('reads a digest beside a tag', () => {
    expect(parseImage(`ghcr.io/acme/shop:latest@${digest}`)).toMatchObject({
      tag: 'latest',
      digest,
      tagClass: 'digest',
    });
  });

  it.each([
    'Not An Image',
    '/leading',
    'trailing/',
    'UPPER/case',
    'a:b:c',
    'nginx@sha256:short',
    'x'.repeat(600),
    'https://example.org/a.png',
    '',
  ])('refuses %j', (text) => {
    expect(parseImage(text)).toBeNull();
  });

  it.each([
    ['ghcr.io/acme/shop:{{ .Values.tag }}', 'unresolved'],
    [`ghcr.io/acme/shop:${UNRESOLVED}`, 'unresolved'],
    ['{{ .Values.image }}', 'unresolved'],
    ['${REGISTRY}/shop:1.2.3', 'version'],
    ['${REGISTRY}/shop', 'floating'],
    ['acme/shop:${TAG}', 'unresolved'],
    ['acme/shop:${TAG:=v1.2.3}', 'version'],
    ['${REPOSITORY:-acme/shop}:${TAG-latest}', 'floating'],
    ['{{ .Values.registry }}/{{ .Values.name }}', 'unresolved'],
    ['ghcr.io/acme/shop:1.2-{{ .Values.flavour }}', 'unresolved'],
    ['ghcr.io/acme/shop@{{ .Values.digest }}', 'unresolved'],
  ])('knows what a template leaves open in %s', (text, tagClass) => {
    expect(parseImage(text)?.tagClass).toBe(tagClass);
  });

  it.each([
    ['latest', 'floating'],
    ['latest-arm64', 'floating'],
    ['main', 'floating'],
    ['prod', 'floating'],
    ['dev2', 'floating'],
    ['alpine', 'floating'],
    ['nonroot', 'floating'],
    ['1.0-SNAPSHOT', 'floating'],
    ['v3-latest', 'floating'],
    ['pr-123', 'floating'],
    ['stable-alpine3.18', 'floating'],
    ['1', 'version'],
    ['v1.2', 'version'],
    ['1.27-alpine', 'version'],
    ['1.2.3-beta.1', 'version'],
    ['2024-06-01', 'version'],
    ['20240601', 'version'],
    ['RELEASE.2024-06-01T00-00-00Z', 'version'],
    ['main-20240601', 'version'],
    ['release-1.2.3', 'version'],
    ['build-4711', 'version'],
    ['bookworm-slim-12', 'version'],
    ['a1b2c3d', 'commit'],
    ['main-a1b2c3d4', 'commit'],
    ['sha-0f3c9d2', 'commit'],
    ['0123456789abcdef0123456789abcdef01234567', 'commit'],
    ['1234567', 'version'],
    ['defaced', 'floating'],
  ])('calls the tag %s %s', (tag, tagClass) => {
    expect(classifyTag(tag)).toBe(tagClass);
  });

  it('gives back what a name was made of', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?$/);
    const host = fc.stringMatching(/^[a-z0-9]{1,8}\.[a-z]{2,3}(:[1-9][0-9]{0,3})?$/);
    const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}$/);
    fc.assert(
      fc.property(
        fc.option(host),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.option(tag),
        (registry, parts, tag) => {
          const repository = parts.join('/');
          // `__TAG__` stands for what a pipeline fills in.
          fc.pre(tag === null || !/__[A-Z]/.test(tag));
          fc.pre(registry !== null || parts.length === 1 || !/[.:]|^localhost$/.test(parts[0] ?? ''));
          const text = `${registry === null ? '' : `${registry}/`}${repository}${tag === null ? '' : `:${tag}`}`;
          expect(parseImage(text)).toMatchObject({ registry: registry ?? '', repository, tag, digest: null });
        },
      ),
    );
  });

  it('never throws, and never calls a text without a tag versioned', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseImage(text);
        if (parsed && parsed.tag === null && parsed.digest === null) {
          expect(['floating', 'unresolved']).toContain(parsed.tagClass);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '__TAG__',
    '@VERSION@',
    '#{Build.BuildId}#',
    '<tag>',
    '%TAG%',
    '$TAG',
    'IMAGE_TAG',
    'PLACEHOLDER',
    'v1-__BUILD__',
  ])('takes %s for what a pipeline fills in', (tag) => {
    expect(parseImage(`host.example.org/shop/cart:${tag}`)?.tagClass).toBe('unresolved');
  });
});
