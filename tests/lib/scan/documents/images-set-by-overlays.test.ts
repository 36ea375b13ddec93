import { describe, expect, it } from 'vitest';
import { type ImageReference, parseImage } from '@/lib/scan/documents/images';
import { imagesSetByOverlays } from '@/lib/scan/documents/images-set-by-overlays';
import type { Kustomization } from '@/lib/scan/documents/kustomize';

function image(text: string, path: string): ImageReference {
  const parsed = parseImage(text);
  if (!parsed) throw new Error(`${text} is no image`);
  return { ...parsed, path, objectId: 'a'.repeat(40), line: 1, key: [], counted: true };
}

function kustomization(folder: string, changes: Partial<Kustomization>): Kustomization {
  return {
    path: `${folder}/kustomization.yaml`,
    objectId: 'b'.repeat(40),
    folder,
    isComponent: false,
    body: {},
    takes: [],
    components: [],
    resources: [],
    remotes: [],
    takenBy: [],
    counted: true,
    ...changes,
  };
}

const base = kustomization('base', { resources: ['base/app.yaml'], takenBy: ['prod', 'dev'] });
const sets = { images: [{ name: 'acme/shop', newTag: '1.0.0' }] };

describe('lib/scan/documents/images-set-by-overlays.ts', () => {
  it('knows an image that every overlay sets', () => {
    const shop = image('acme/shop', 'base/app.yaml');
    const overlays = [
      kustomization('prod', { takes: ['base'], body: sets }),
      kustomization('dev', { takes: ['base'], body: sets }),
    ];
    expect([...imagesSetByOverlays([shop], [base, ...overlays])]).toEqual([shop]);
  });

  it('keeps an image that one overlay takes as it is written', () => {
    const shop = image('acme/shop', 'base/app.yaml');
    const overlays = [
      kustomization('prod', { takes: ['base'], body: sets }),
      kustomization('dev', { takes: ['base'] }),
    ];
    expect(imagesSetByOverlays([shop], [base, ...overlays]).size).toBe(0);
  });

  it('matches the name with its registry, and keeps images of files that no overlay delivers', () => {
    const other = image('ghcr.io/acme/shop', 'base/app.yaml');
    const alone = image('acme/shop', 'alone.yaml');
    const overlay = kustomization('prod', { takes: ['base'], body: sets });
    const taken = { ...base, takenBy: ['prod'] };
    expect(imagesSetByOverlays([other, alone], [taken, overlay]).size).toBe(0);
  });

  it('follows components, and circles end', () => {
    const shop = image('acme/shop', 'base/app.yaml');
    const component = kustomization('component', { isComponent: true, body: sets, takenBy: ['prod'], takes: ['base'] });
    const overlay = kustomization('prod', { takes: ['base'], components: ['component'] });
    const taken = { ...base, takenBy: ['prod'], takes: ['prod'] };
    expect(imagesSetByOverlays([shop], [taken, overlay, component]).size).toBe(1);
  });

  it('follows a file through no more overlays than anybody writes', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, at) =>
        kustomization(`o${at}`, {
          body: sets,
          ...(at === 0 ? { resources: ['o0/app.yaml'] } : { takes: [`o${at - 1}`] }),
          takenBy: at === length - 1 ? [] : [`o${at + 1}`],
        }),
      );
    const shop = image('acme/shop', 'o0/app.yaml');
    expect([...imagesSetByOverlays([shop], chain(1_000))]).toEqual([shop]);
    expect([...imagesSetByOverlays([shop], chain(3_000))]).toEqual([]);
  });
});
