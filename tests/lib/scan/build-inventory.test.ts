import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInventory } from '@/lib/scan/build-inventory';
import { readManifests } from '@/lib/scan/documents/manifests';
import { indicators } from '@/lib/scan/indicators/index';
import { suggestRole } from '@/lib/scan/role';
import { anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const app = (name: string, destination?: string): string =>
  anApplication(name, '{}', { path: 'x', ...(destination === undefined ? {} : { destination }) });

describe('lib/scan/build-inventory.ts', () => {
  it('keeps what could not be parsed, with its place', () => {
    const files = {
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [broken\n',
      'tests/b.yaml': 'kind: [broken\n',
    };
    expect(inventoryOf(files).unread).toEqual([
      { path: 'a.yaml', line: expect.any(Number), reason: expect.any(String) },
    ]);
  });

  it.each([
    [false, 'test'],
    [true, null],
  ])('counts tests only where somebody asks for them: %s', (includeTests, notCounted) => {
    const { flow, ownUrls } = inventoryOf({});
    const path = 'tests/a.yaml';
    const inventory = buildInventory({
      files: [{ path, objectId: 'a' }],
      includeTests,
      manifests: new Map([[path, readManifests(app('shop'), false)]]),
      terraform: new Map(),
      pipelines: [],
      texts: new Map(),
      textSecrets: new Map(),
      flow,
      ownUrls,
      unread: [],
      filesRead: 1,
    });
    expect(inventory.files).toEqual([{ path, objectId: 'a', notCounted }]);
    expect(inventory.agents.map(({ counted }) => counted)).toEqual([includeTests]);
  });

  it('leaves out of its lists what does not count, and says why', () => {
    const inventory = inventoryOf({ 'docs/a.yaml': app('a'), 'a.yaml': app('b') });
    expect(inventory.files).toMatchObject([
      { path: 'docs/a.yaml', notCounted: 'documentation' },
      { path: 'a.yaml', notCounted: null },
    ]);
    expect(inventory.agents.map(({ name }) => name)).toEqual(['b']);
  });

  it('resolves nothing and everything of no files', () => {
    expect(inventoryOf({})).toMatchObject({ agents: [], resources: [], environments: [], clusters: [], unread: [] });
  });

  it('never throws, nor does an indicator, whatever objects and kustomizations hold', () => {
    const word = fc.constantFrom(
      'constructor',
      '__proto__',
      'toString',
      'prod',
      'a',
      '{{ x }}',
      '*',
      '..',
      '(a+)+$',
      '',
    );
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), word);
    const spec = fc.dictionary(
      fc.constantFrom(
        'source',
        'sources',
        'destination',
        'project',
        'syncPolicy',
        'generators',
        'template',
        'patches',
        'path',
        'suspend',
        'interval',
        'sourceRef',
        'chart',
        'driftDetection',
        'ignoreDifferences',
        'strategy',
        'targets',
        'values',
        'data',
        'containers',
      ),
      value,
    );
    const kind = fc.oneof(
      fc.constantFrom(
        'argoproj.io/v1alpha1 Application',
        'argoproj.io/v1alpha1 ApplicationSet',
        'argoproj.io/v1alpha1 AppProject',
        'kustomize.toolkit.fluxcd.io/v1 Kustomization',
        'helm.toolkit.fluxcd.io/v2 HelmRelease',
        'fleet.cattle.io/v1alpha1 GitRepo',
        'fluxcd.controlplane.io/v1 FluxInstance',
        'apps/v1 Deployment',
        'batch/v1 CronJob',
        'v1 Secret',
        'v1 ConfigMap',
        'v1 List',
        'source.toolkit.fluxcd.io/v1 GitRepository',
        'config.projectsveltos.io/v1beta1 ClusterProfile',
        'kyverno.io/v1 ClusterPolicy',
      ),
      fc.tuple(word, word).map(([group, name]) => `${group}/v1 ${name}`),
    );
    const object = fc.tuple(kind, spec, value, fc.dictionary(word, value)).map(([type, body, metadata, more]) => {
      const [apiVersion, name] = type.split(' ');
      return JSON.stringify({ ...more, apiVersion, kind: name, metadata, spec: body, data: more, items: [body] });
    });
    const kustomization = fc
      .dictionary(
        fc.constantFrom(
          'resources',
          'bases',
          'components',
          'patches',
          'patchesStrategicMerge',
          'patchesJson6902',
          'images',
          'labels',
          'namePrefix',
          'helmCharts',
          'kind',
        ),
        fc.oneof(value, fc.array(fc.oneof(value, fc.constantFrom('../a', 'x.yaml', './b')), { maxLength: 3 })),
      )
      .map((body) => JSON.stringify(body));
    const files = fc.dictionary(
      fc.constantFrom('a/x.yaml', 'b/x.yaml', 'clusters/prod/x.yaml', 'c/templates/x.yaml', 'x.json'),
      fc.oneof(
        object,
        fc.array(object, { maxLength: 3 }).map((all) => all.join('\n---\n')),
      ),
    );
    const others = fc.dictionary(
      fc.constantFrom(
        'a/kustomization.yaml',
        'b/kustomization.yaml',
        'kustomization.yaml',
        'c/Chart.yaml',
        'c/values.yaml',
        'fleet.yaml',
      ),
      kustomization,
    );
    fc.assert(
      fc.property(files, others, (some, more) => {
        const inventory = inventoryOf({ ...some, ...more });
        for (const indicator of indicators) expect(indicator.detect(inventory).reason).not.toBe('');
        suggestRole(inventory, 0, 0);
      }),
      { numRuns: 300 },
    );
  });
});
