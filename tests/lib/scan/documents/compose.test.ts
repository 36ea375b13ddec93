import { describe, expect, it } from 'vitest';
import { isComposePath } from '@/lib/scan/documents/compose';
import { inventoryOf } from '@/tests/factories/scanned-files';

const ready = 'services:\n  db: {image: "postgres:16.4"}\n  cache: {image: redis}\n';
const built = 'services:\n  web: {build: .}\n  db: {image: postgres}\n';
const program = Object.fromEntries([1, 2, 3, 4, 5].map((name) => [`shop/src/${name}.ts`, '']));

function deployed(path: string, text: string, more: Record<string, string> = {}): boolean | undefined {
  return inventoryOf({ [path]: text, ...more }).composeFiles.find((file) => file.path === path)?.deployed;
}

describe('lib/scan/documents/compose.ts', () => {
  it.each([
    ['compose.yaml', true],
    ['a/docker-compose.prod.yml', true],
    ['docker-stack.yml', true],
    ['compose-files.md', false],
    ['composer.yaml', false],
    ['decompose.yaml', false],
  ])('takes %s for a Compose file: %s', (path, expected) => {
    expect(isComposePath(path)).toBe(expected);
  });

  it('reads the services with their images, and passes over what is none', () => {
    const text = `${ready}  web: {build: .}\n  broken: 7\n  empty: {ports: []}\n`;
    const [file] = inventoryOf({ 'compose.yaml': text }).composeFiles;
    expect(file?.services.map(({ name, image, builds }) => [name, image?.text ?? null, builds])).toEqual([
      ['db', 'postgres:16.4', false],
      ['cache', 'redis', false],
      ['web', null, true],
    ]);
  });

  it('takes files of ready images for deployed', () => {
    expect(deployed('media/compose.yaml', ready)).toBe(true);
    expect(deployed('docker-compose.yml', built)).toBe(false);
    expect(deployed('docker-compose.yml', 'volumes: {a: {}}\n')).toBe(false);
  });

  it('takes files that name production or staging for deployed, whatever stands beside them', () => {
    const code = { 'shop/package.json': '{}', ...program };
    expect(deployed('shop/docker-compose.prod.yml', built, code)).toBe(true);
    expect(deployed('shop/staging/compose.yaml', built, code)).toBe(true);
  });

  it.each([
    'docker-compose.override.yml',
    'compose.dev.yaml',
    'docker-compose-test.yml',
    'local/compose.yaml',
    '.devcontainer/docker-compose.yml',
    'scripts/compose.yaml',
  ])('takes %s for a file of a desk', (path) => {
    expect(deployed(path, ready)).toBe(false);
  });

  it('takes what stands with the code of a program for what it needs on a desk', () => {
    const code = { 'shop/package.json': '{}', ...program };
    expect(deployed('shop/compose.yaml', ready, code)).toBe(false);
    expect(deployed('shop/infra/compose.yaml', ready, code)).toBe(false);
    expect(deployed('media/compose.yaml', ready, code)).toBe(true);
    expect(deployed('compose.yaml', ready, { 'package.json': '{}', 'release.config.js': '' })).toBe(true);
  });

  it('gives the images of deployed services to the image rules', () => {
    const texts = (files: Record<string, string>) =>
      inventoryOf(files).images.map(({ text, tagClass }) => [text, tagClass]);
    expect(texts({ 'media/compose.yaml': ready })).toEqual([
      ['postgres:16.4', 'version'],
      ['redis', 'floating'],
    ]);
    expect(texts({ 'media/compose.yaml': 'services: {a: {image: "shop:${TAG:-1.0}"}}\n' })).toEqual([
      ['shop:${TAG:-1.0}', 'version'],
    ]);
    expect(texts({ 'compose.dev.yaml': ready })).toEqual([]);
  });
});
