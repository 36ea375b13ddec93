import { describe, expect, it } from 'vitest';
import { versionsIn } from '@/tests/factories/versions-in';

describe('lib/delivery/configuration/listed-versions.ts', () => {
  it('reads maps of versions by what they are of', () => {
    expect(versionsIn('envs/prod.yaml', 'imageTags:\n  cart: 1.2.0\n  web: v3\n')).toEqual([
      '2 cart 1.2.0',
      '3 web v3',
    ]);
    expect(versionsIn('envs/prod.yaml', 'services:\n  cart: 1a2b3c4\n')).toEqual(['2 cart 1a2b3c4']);
    expect(versionsIn('values-prod.yaml', 'chartVersions:\n  stable/redis: 18.0.0\n')).toEqual(['2 redis 18.0.0']);
  });

  it.each([
    'tags:\n  team: shop\n  tier: "1"\n',
    'versions:\n  cart: 1.2.0\n  notes: some words\n',
    'apps:\n  cart: enabled\n',
    'releases:\n  kept: "5"\n',
  ])('takes no other map for one: %s', (text) => {
    expect(versionsIn('envs/prod.yaml', text)).toEqual([]);
  });

  it('reads a map of images, and a long text in it in passing', () => {
    const text = `images:\n  cart: git.example:5000/shop/cart:1.2.0\n  notes: ${'a'.repeat(100_000)}\n`;
    expect(versionsIn('envs/prod.yaml', text)).toEqual(['2 cart 1.2.0']);
  });

  it('reads the settings that a chart takes one by one', () => {
    const text =
      'helm:\n  parameters:\n    - name: image.tag\n      value: v1\n    - name: worker.image.tag\n      value: v2\n    - name: replicas\n      value: "3"\n';
    expect(versionsIn('prod/shop.yaml', text)).toEqual(['4 - v1', '6 worker v2']);
  });
});
