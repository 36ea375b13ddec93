import { describe, expect, it } from 'vitest';
import { promotedArtifacts } from '@/lib/scan/indicators/promoted-artifacts';
import { inventoryOf } from '@/tests/factories/scanned-files';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const [one, two] = ['1a2b3c4d5e6f', '9f8e7d6c5b4a'];
const digest = `sha256:${'ab'.repeat(32)}`;

/** An overlay that sets the image of the shop. */
const overlay = (name: string, tag: string, base = 'shop') =>
  `resources: [../../base]\nimages: [{name: ${base}, newName: ${name}, newTag: "${tag}"}]\n`;
const values = (tag: string) => `image:\n  tag: ${tag}\n`;

function overlays(production: string, staging: string) {
  return seen({
    'overlays/prod/kustomization.yaml': production,
    'overlays/staging/kustomization.yaml': staging,
  });
}

function seen(files: Record<string, string>, ownUrls: string[] = []) {
  return promotedArtifacts.detect({ ...inventoryOf(files), ownUrls });
}

describe('lib/scan/indicators/promoted-artifacts.ts', () => {
  it('is present where production has what a lower environment has', () => {
    expect(overlays(overlay(`${registry}/shop`, one), overlay(`${registry}/shop`, one))).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { of: 1, met: 1, unread: 0, differing: 0 },
      marks: [{ path: 'overlays/prod/kustomization.yaml', note: expect.stringMatching(/the same in a lower/) }],
    });
  });

  it('takes a copy in the registry of another account, and an equal digest under any name, for the same', () => {
    const other = registry.replace('1111', '9999');
    expect(overlays(overlay(`${other}/shop`, one), overlay(`${registry}/shop`, one)).outcome).toBe('present');
    const byDigest = (name: string) => `images: [{name: shop, newName: ${name}, digest: "${digest}"}]\n`;
    expect(overlays(byDigest(`${registry}/prod/shop`), byDigest(`${registry}/staging/shop`)).outcome).toBe('present');
  });

  it('is absent where names or tags say that each environment has its own build', () => {
    expect(overlays(overlay(`${registry}/shop-prod`, one), overlay(`${registry}/shop-staging`, two))).toMatchObject({
      outcome: 'absent',
      measures: { of: 1, met: 0 },
      searched: { what: expect.any(Array) },
      marks: [{ note: expect.stringContaining('built for production alone') }],
    });
    const tagged = overlays(overlay(`${registry}/shop`, '1.2-prod'), overlay(`${registry}/shop`, '1.3-staging'));
    expect(tagged.outcome).toBe('absent');
  });

  it('leaves open what a promotion under way explains: other versions of one name, a copy under another name', () => {
    const differing = overlays(overlay(`${registry}/shop`, one), overlay(`${registry}/shop`, two));
    expect(differing).toMatchObject({ outcome: 'unknown', measures: { of: 0, differing: 1 } });
    const copied = overlays(overlay(`${registry}/prod/shop`, one), overlay(`${registry}/staging/shop`, one));
    expect(copied).toMatchObject({ outcome: 'unknown', measures: { of: 0, differing: 1 } });
  });

  it('compares tags by the place in which they stand where the chart names the image', () => {
    const files = (tag: string) => ({
      'shop/values-prod.yaml': values(one),
      'shop/values-staging.yaml': values(tag),
      'cart/values-prod.yaml': values(two),
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    });
    expect(seen(files(one)).measures).toMatchObject({ of: 1, met: 1 });
    expect(seen(files(two)).measures).toMatchObject({ of: 0, differing: 1 });
  });

  it('is partial where only some services are built once', () => {
    const files = {
      'overlays/prod/kustomization.yaml': `images: [{name: a, newName: ${registry}/a, newTag: ${one}}, {name: b, newName: ${registry}/b-prod, newTag: ${one}}]\n`,
      'overlays/dev/kustomization.yaml': `images: [{name: a, newName: ${registry}/a, newTag: ${one}}, {name: b, newName: ${registry}/b-dev, newTag: ${two}}]\n`,
    };
    expect(seen(files)).toMatchObject({ outcome: 'partial', share: 0.5, measures: { of: 2, met: 1 } });
  });

  it('leaves out what others build, and takes what the owner of the repository publishes', () => {
    const published = {
      'overlays/prod/kustomization.yaml': overlay('ghcr.io/shop/web', '1.2.3'),
      'overlays/staging/kustomization.yaml': overlay('ghcr.io/shop/web', '1.2.3'),
    };
    expect(seen(published).outcome).toBe('unknown');
    expect(seen(published, ['https://git.example.org/shop/deploy']).outcome).toBe('present');
    expect(overlays(overlay('redis', '7.2.4'), overlay('redis', '7.2.4')).outcome).toBe('unknown');
  });

  it('is unknown with one environment, not applicable without an image', () => {
    const single = { 'overlays/prod/kustomization.yaml': overlay(`${registry}/shop`, one) };
    expect(seen(single)).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('lower environment') });
    expect(seen({ 'README.md': '' }).outcome).toBe('not-applicable');
  });
});
