import { describe, expect, it } from 'vitest';
import { isKustomizationPath, isRemote, type Kustomization, patchPathsOf } from '@/lib/scan/documents/kustomize';
import { aFluxKustomization, inventoryOf } from '@/tests/factories/scanned-files';

function graph(files: Record<string, string>): Map<string, Kustomization> {
  return new Map(inventoryOf(files).kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
}

describe('lib/scan/documents/kustomize.ts', () => {
  it.each(['kustomization.yaml', 'a/kustomization.yml', 'a/b/Kustomization'])('knows the name %s', (path) => {
    expect(isKustomizationPath(path)).toBe(true);
  });

  it.each(['a/Kustomization.yaml', 'a/my-kustomization.yaml', 'kustomization.json', 'kustomization.yaml/x'])(
    'does not take %s for a kustomization',
    (path) => {
      expect(isKustomizationPath(path)).toBe(false);
    },
  );

  it.each([
    'https://x.org/a//b?ref=v1',
    'git@x.org:a/b.git//c',
    'github.com/a/b//c?ref=v1',
    'ssh://git@x/a',
    'oci://x/y',
    '../a?ref=main',
  ])('takes %s for a remote base', (entry) => {
    expect(isRemote(entry)).toBe(true);
  });

  it.each(['../base', './a.yaml', 'github.com.yaml', 'https.yaml', 'a b/c'])('takes %s for a local one', (entry) => {
    expect(isRemote(entry)).toBe(false);
  });

  it('builds the graph of bases, overlays, components and remote bases', () => {
    const all = graph({
      'base/kustomization.yaml': 'resources: [web.yaml, ./missing.yaml]\n',
      'base/web.yaml': 'a: 1\n',
      'part/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
      'prod/kustomization.yaml':
        'bases: [../base/]\nresources: ["https://x.org/a?ref=v1"]\ncomponents: [../part, "https://x.org/c?ref=v2"]\n',
      'dev/Kustomization': 'resources: [./../base, ../../../outside, .]\n',
    });
    expect(all.get('base')).toMatchObject({ resources: ['base/web.yaml'], takes: [], isComponent: false });
    expect(all.get('base')?.takenBy.sort()).toEqual(['dev', 'prod']);
    expect(all.get('part')).toMatchObject({ isComponent: true, takenBy: ['prod'] });
    expect(all.get('prod')).toMatchObject({
      takes: ['base'],
      components: ['part'],
      remotes: ['https://x.org/a?ref=v1', 'https://x.org/c?ref=v2'],
    });
    expect(all.get('dev')).toMatchObject({ takes: ['base'], remotes: [] });
  });

  it('tells a Flux Kustomization in such a file from a kustomization', () => {
    expect(graph({ 'a/kustomization.yaml': aFluxKustomization('shop', './shop') }).size).toBe(0);
    const both = `${aFluxKustomization('shop', './shop')}---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n`;
    expect(graph({ 'a/kustomization.yaml': both }).size).toBe(1);
  });

  it('reads one without a kind, and one of comments as none', () => {
    expect(graph({ 'a/kustomization.yaml': 'resources: []\n', 'b/kustomization.yaml': '# later\n' }).size).toBe(1);
    expect(inventoryOf({ 'b/kustomization.yaml': '# later\n' }).unread).toEqual([]);
  });

  it('lists the files that are patches, relative to their kustomization', () => {
    const all = graph({
      'a/kustomization.yaml':
        'patches: [{path: one.yaml}, {patch: "x: 1"}, {path: ../two.yaml}, {path: ../../out.yaml}]\npatchesStrategicMerge:\n- three.yaml\n- |\n  a: 1\npatchesJson6902: [{path: four.json}]\n',
    });
    expect([...patchPathsOf([...all.values()])].sort()).toEqual([
      'a/four.json',
      'a/one.yaml',
      'a/three.yaml',
      'two.yaml',
    ]);
  });

  it('survives entries of any type', () => {
    const text =
      'resources: {a: b}\nbases: [1, null, {x: y}]\npatches: text\ncomponents: [[]]\npatchesStrategicMerge: 3\n';
    expect(() => inventoryOf({ 'a/kustomization.yaml': text })).not.toThrow();
  });
});
