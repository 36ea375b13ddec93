import { describe, expect, it } from 'vitest';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { followOverlays } from '@/lib/scan/documents/overlays';
import { aKustomization, aResource } from '@/tests/factories/inventory';
import {
  aFluxKustomization,
  agentsOf,
  aHelmRelease,
  anApplication,
  inventoryOf,
} from '@/tests/factories/scanned-files';

/** A base with one Application that does not sync by itself, and an overlay that changes it. */
function overlay(lines: string, more: Record<string, string> = {}): AgentObject[] {
  return agentsOf({
    'base/kustomization.yaml': 'resources: [shop.yaml]\n',
    'base/shop.yaml': anApplication('shop'),
    'overlays/prod/kustomization.yaml': `resources: [../../base]\n${lines}`,
    ...more,
  });
}

const selfHeals =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec: {syncPolicy: {automated: {selfHeal: true}}}\n';
const indented = selfHeals.replace(/^/gm, '    ');
const operations = '- {op: add, path: /spec/syncPolicy/automated, value: {selfHeal: true}}\n';

describe('lib/scan/documents/overlays.ts', () => {
  it('yields the base alone where no overlay changes it', () => {
    expect(overlay('')).toMatchObject([{ name: 'shop', automatic: { value: false }, selfHeal: { value: false } }]);
  });

  describe('patches that complete what the base leaves out', () => {
    it.each<[string, string, Record<string, string>]>([
      ['a merge patch in a file', 'patches: [{path: heal.yaml}]\n', { 'overlays/prod/heal.yaml': selfHeals }],
      ['a merge patch written inline', `patches:\n- patch: |\n${indented}`, {}],
      [
        'patchesStrategicMerge with a file',
        'patchesStrategicMerge: [heal.yaml]\n',
        { 'overlays/prod/heal.yaml': selfHeals },
      ],
      ['patchesStrategicMerge inline', `patchesStrategicMerge:\n- |\n${indented}`, {}],
      [
        'a JSON patch in a file',
        'patches: [{target: {kind: Application}, path: heal.yaml}]\n',
        { 'overlays/prod/heal.yaml': operations },
      ],
      [
        'a JSON patch written as JSON',
        'patches: [{target: {kind: Application}, path: heal.json}]\n',
        {
          'overlays/prod/heal.json':
            '[{"op": "add", "path": "/spec/syncPolicy/automated", "value": {"selfHeal": true}}]',
        },
      ],
      [
        'a JSON patch written inline',
        `patches:\n- target: {group: argoproj.io, kind: Application, name: sh.*}\n  patch: |-\n    ${operations}`,
        {},
      ],
      [
        'patchesJson6902',
        `patchesJson6902:\n- target: {group: argoproj.io, version: v1alpha1, kind: Application, name: shop}\n  patch: |-\n    ${operations}`,
        {},
      ],
      [
        'a component',
        'components: [../../components/heal]\n',
        {
          'components/heal/kustomization.yaml': `kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\npatches:\n- patch: |\n${indented}`,
        },
      ],
      [
        'a component of a component',
        'components: [../../components/all]\n',
        {
          'components/all/kustomization.yaml': 'kind: Component\ncomponents: [../heal]\n',
          'components/heal/kustomization.yaml': `kind: Component\npatches:\n- patch: |\n${indented}`,
        },
      ],
      [
        'an outer overlay',
        '',
        { 'top/kustomization.yaml': `resources: [../overlays/prod]\npatches:\n- patch: |\n${indented}` },
      ],
      [
        'a patch that carries another name, with a target',
        `patches:\n- target: {kind: Application}\n  patch: |\n${indented.replace('name: shop', 'name: ignored')}`,
        {},
      ],
      [
        'a patch file above the overlay',
        'patches: [{path: ../../patches/heal.yaml}]\n',
        { 'patches/heal.yaml': selfHeals },
      ],
    ])('applies %s', (_, lines, more) => {
      expect(overlay(lines, more)).toMatchObject([
        { name: 'shop', automatic: { value: true }, selfHeal: { value: true } },
      ]);
    });

    it.each([
      ['of another name', `patches:\n- patch: |\n${indented.replace('name: shop', 'name: cart')}`],
      ['of another group', `patches:\n- patch: |\n${indented.replace('argoproj.io/v1alpha1', 'core.oam.dev/v1beta1')}`],
      ['whose target selects something else', `patches:\n- target: {kind: ApplicationSet}\n  patch: |\n${indented}`],
      ['that is commented out', `# patches:\n# - patch: |\n${indented.replace(/^/gm, '#')}`],
    ])('does not apply a patch %s', (_, lines) => {
      expect(overlay(lines)).toMatchObject([{ selfHeal: { value: false } }]);
    });
  });

  it('follows patches that take away what the base gives', () => {
    const remove = '- {op: remove, path: /spec/syncPolicy/automated}\n';
    const files = (lines: string) => ({
      'base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'base/shop.yaml': anApplication('shop', '{automated: {selfHeal: true, prune: true}}'),
      'overlays/prod/kustomization.yaml': `resources: [../../base]\n${lines}`,
    });
    const inline = `patches:\n- target: {kind: Application}\n  patch: |-\n    ${remove}`;
    expect(agentsOf(files(inline))).toMatchObject([{ automatic: { value: false }, selfHeal: { value: false } }]);
    const nulled = `patches:\n- patch: |\n${indented.replace('automated: {selfHeal: true}', 'automated: null')}`;
    expect(agentsOf(files(nulled))).toMatchObject([{ automatic: { value: false }, selfHeal: { value: false } }]);
    const disabled = `patches:\n- patch: |\n${indented.replace('automated: {selfHeal: true}', 'automated: {enabled: false}')}`;
    expect(agentsOf(files(disabled))).toMatchObject([{ automatic: { value: false }, prune: { value: false } }]);
  });

  it('takes an object away that a patch deletes, in a file or inline', () => {
    const deletion = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\n$patch: delete\n';
    expect(overlay('patches: [{path: gone.yaml}]\n', { 'overlays/prod/gone.yaml': deletion })).toEqual([]);
    expect(overlay(`patches:\n- patch: |\n${deletion.replace(/^/gm, '    ')}`)).toEqual([]);
  });

  it('tells which patch decided, and where in it', () => {
    const [inFile] = overlay('patches: [{path: heal.yaml}]\n', {
      'overlays/prod/heal.yaml': `# why\n---\n${selfHeals}`,
    });
    expect(inFile?.selfHeal.patchedBy).toMatchObject({
      path: 'overlays/prod/heal.yaml',
      line: 3,
      key: ['spec', 'syncPolicy', 'automated', 'selfHeal'],
    });
    const [inline] = overlay(`patches:\n- {}\n- patch: |\n${indented}`);
    expect(inline?.selfHeal.patchedBy).toMatchObject({
      path: 'overlays/prod/kustomization.yaml',
      line: 1,
      key: ['patches', 1, 'patch'],
    });
    expect(inline?.suspended.patchedBy).toBeNull();
  });

  it('yields one object for each overlay that takes a base', () => {
    const agents = agentsOf({
      'base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'base/shop.yaml': anApplication('shop'),
      'overlays/prod/kustomization.yaml': `resources: [../../base]\npatches:\n- patch: |\n${indented}`,
      'overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
    });
    expect(agents.map(({ tiers, production, selfHeal }) => [tiers, production, selfHeal.value])).toEqual([
      [['production'], true, true],
      [['development'], false, false],
    ]);
  });

  it('gives names their prefixes and suffixes, and finds an object by either name', () => {
    const outer = (name: string) => ({
      'top/kustomization.yaml': `resources: [../overlays/prod]\npatches:\n- patch: |\n${indented.replace('name: shop', `name: ${name}`)}`,
    });
    for (const name of ['shop', 'eu-shop-1'])
      expect(overlay('namePrefix: eu-\nnameSuffix: "-1"\n', outer(name))).toMatchObject([
        { name: 'eu-shop-1', selfHeal: { value: true } },
      ]);
  });

  it('gives objects the namespace and labels of the overlay', () => {
    const files = {
      'a/kustomization.yaml': 'namespace: shop-prod\ncommonLabels: {env: staging}\nresources: [ks.yaml]\n',
      'a/ks.yaml': aFluxKustomization('shop', './none'),
      'b/kustomization.yaml': 'labels: [{pairs: {environment: prod}}]\nresources: [ks.yaml]\n',
      'b/ks.yaml': aFluxKustomization('cart', './none'),
    };
    expect(agentsOf(files).map(({ name, namespace, tiers }) => [name, namespace, tiers])).toEqual([
      ['shop', 'shop-prod', ['staging']],
      ['cart', 'flux-system', ['production']],
    ]);
  });

  it('takes an object that two ways bring into one overlay once', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'base/shop.yaml': anApplication('shop'),
      'x/kustomization.yaml': 'resources: [../base]\n',
      'y/kustomization.yaml': 'resources: [../base]\n',
      'top/kustomization.yaml': 'resources: [../x, ../y]\n',
    };
    expect(agentsOf(files)).toHaveLength(1);
  });

  it('delivers nothing of a component that no overlay takes in', () => {
    const files = {
      'component/kustomization.yaml': 'kind: Component\nresources: [shop.yaml]\n',
      'component/shop.yaml': anApplication('shop'),
    };
    expect(agentsOf(files)).toEqual([]);
  });

  it('hides no object in overlays that take each other in a circle', () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b, shop.yaml]\n',
      'a/shop.yaml': anApplication('shop'),
      'b/kustomization.yaml': 'resources: [../a]\n',
    };
    expect(agentsOf(files)).toMatchObject([{ name: 'shop' }]);
  });

  it('survives overlays that would multiply or nest without end', () => {
    const files: Record<string, string> = { 'level60/shop.yaml': anApplication('shop') };
    for (let level = 0; level < 60; level += 1) {
      const next = level === 59 ? '[../level60/shop.yaml]' : `[../l${level + 1}a, ../l${level + 1}b]`;
      files[`l${level}a/kustomization.yaml`] = `namePrefix: a\nresources: ${next}\n`;
      files[`l${level}b/kustomization.yaml`] = `namePrefix: b\nresources: ${next}\n`;
    }
    expect(agentsOf(files).length).toBeGreaterThan(0);
    const chain: Record<string, string> = { 'c5000/kustomization.yaml': 'resources: [shop.yaml]\n' };
    chain['c5000/shop.yaml'] = anApplication('shop');
    for (let level = 0; level < 5_000; level += 1)
      chain[`c${level}/kustomization.yaml`] = `resources: [../c${level + 1}]\n`;
    expect(() => agentsOf(chain)).not.toThrow();
  });

  it('knows nothing of an object whose base is elsewhere and only its patch is here', () => {
    const files = {
      'prod/kustomization.yaml':
        'resources: ["https://git.example.org/platform//apps?ref=v1"]\npatches: [{path: shop.yaml}]\n',
      'prod/shop.yaml': selfHeals,
    };
    expect(agentsOf(files)).toMatchObject([{ name: 'shop', unresolved: true }]);
  });

  it('makes a whole object of partial ones that patches complete', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [ks.yaml]\n',
      'base/ks.yaml': aFluxKustomization('shop', './shop').replace('  prune: true\n', ''),
      'overlays/prod/kustomization.yaml':
        'resources: [../../base]\npatches:\n- target: {kind: Kustomization}\n  patch: |\n    - {op: add, path: /spec/prune, value: true}\n',
    };
    expect(agentsOf(files)).toMatchObject([
      { unresolved: false, prune: { value: true }, resource: { completeness: 'complete' } },
    ]);
    const { 'overlays/prod/kustomization.yaml': _overlay, ...alone } = files;
    expect(agentsOf(alone)).toMatchObject([{ unresolved: true, resource: { completeness: 'partial' } }]);
  });

  it('suspends by an overlay what the base runs', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [release.yaml]\n',
      'base/release.yaml': aHelmRelease('shop'),
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\npatches: [{path: suspend.yaml}]\n',
      'overlays/prod/suspend.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec: {suspend: true}\n',
    };
    expect(agentsOf(files)).toMatchObject([{ suspended: { value: true }, automatic: { value: false } }]);
  });

  describe('what is beyond the bounds', () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries([
        ...Array.from({ length }, (_, at) => [`o/${at}/kustomization.yaml`, `resources: [../${at + 1}]\n`]),
        [`o/${length}/kustomization.yaml`, 'resources: [shop.yaml]\n'],
        [`o/${length}/shop.yaml`, anApplication('shop')],
      ]);

    it('tells of overlays on more others than are followed', () => {
      expect(inventoryOf(chain(100)).unread).toEqual([]);
      expect(inventoryOf(chain(101)).unread).toEqual([
        { path: 'o/101/kustomization.yaml', line: null, reason: expect.stringContaining('100 overlays on each other') },
      ]);
    });

    const bounds = { deepest: 100, mostObjects: 2, mostPassed: 100, patchRoom: 50 };
    const resource = aResource(anApplication('shop'), { path: 'prod/shop.yaml' });
    const followed = (objects: number, overrides: Partial<Kustomization> = {}) => {
      const overlays = [aKustomization('prod', { resources: ['prod/shop.yaml'], ...overrides })];
      const all = Array.from({ length: objects }, () => ({ ...resource }));
      return followOverlays(all, overlays, new Map(), new Set(), { bounds });
    };

    it('tells of overlays whose patches are more than are applied', () => {
      const patched = (times: number) => {
        const patches = Array(times).fill({ target: { kind: 'Application' }, patch: operations });
        return followed(1, { body: { patches } });
      };
      expect(patched(2).unread).toEqual([]);
      expect(patched(4).drafts.map(({ patches }) => patches.length)).toEqual([2]);
      expect(patched(4).unread).toEqual([
        { path: 'prod/kustomization.yaml', line: null, reason: expect.stringContaining('more patches') },
      ]);
    });

    it('tells of an overlay that delivers more objects than are looked at, unless it does not count', () => {
      expect(followed(2).unread).toEqual([]);
      expect(followed(3).drafts).toHaveLength(2);
      expect(followed(3).unread).toEqual([
        { path: 'prod/kustomization.yaml', line: null, reason: expect.stringContaining('3 agent objects; 2') },
      ]);
      expect(followed(3, { counted: false }).unread).toEqual([]);
    });
  });
});
