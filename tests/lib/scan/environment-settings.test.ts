import { describe, expect, it } from 'vitest';
import { environmentSettings } from '@/lib/scan/environment-settings';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { sharedTargets } from '@/lib/scan/shared-targets';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const services = ['cart', 'mail', 'search'];

function valuesOf(...names: string[]): string[] {
  return services.flatMap((service) => names.map((name) => `services/${service}/values-${name}.yaml`));
}

/** A chart that writes an Application whose values file an expression picks. */
function aChartOfApplications(more: { name?: string; file?: string; server?: string } = {}): Record<string, string> {
  const { name = 'cart', file = 'values-{{ .Values.site }}.yaml', server = 'https://kubernetes.default.svc' } = more;
  return {
    'sites/Chart.yaml': 'apiVersion: v2\nname: sites\nversion: 1.0.0\n',
    'sites/templates/cart.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: shop
  destination: {server: '${server}'}
  source:
    repoURL: {{ .Values.repository | quote }}
    path: services/cart
    targetRevision: {{ .Values.revision | quote }}
    helm:
      valueFiles:
        - values.yaml
        - ${file}
`,
    'services/cart/values.yaml': 'replicas: 1\n',
    'services/cart/values-eastdev.yaml': 'replicas: 1\n',
    'services/cart/values-eastprod.yaml': 'replicas: 3\n',
    'services/cart/values-peak.yaml': 'replicas: 2\n',
    ...Object.fromEntries(valuesOf('eastdev', 'eastprod').map((path) => [path, 'replicas: 1\n'])),
  };
}

describe('lib/scan/environment-settings.ts', () => {
  it('reads tokens joined to a common beginning in a set of names that recurs', () => {
    const { names, named } = environmentSettings(valuesOf('eastprod', 'eastdev', 'eastdev-batch', 'peak'));
    expect([...names.values()]).toEqual([
      { name: 'eastprod', tier: 'production' },
      { name: 'eastdev', tier: 'development' },
      { name: 'eastdev-batch', tier: 'development' },
    ]);
    expect(named('EastProd')?.tier).toBe('production');
    expect(named('shop-prod')).toEqual({ name: 'prod', tier: 'production' });
    expect(named('peak')).toBeNull();
  });

  it('takes a joined token for nothing where it stands alone or in few folders', () => {
    expect(environmentSettings(valuesOf('reprod', 'eastside')).names.size).toBe(0);
    expect(environmentSettings(['a/values-eastprod.yaml', 'a/values-eastdev.yaml']).names.size).toBe(0);
  });

  it('finds the files that an expression in a name stands for', () => {
    const { filled } = environmentSettings([...valuesOf('peak', 'shop-prod'), 'services/cart/values.yaml']);
    expect(filled('services/cart/values-{{ .Values.site }}.yaml')).toEqual([
      { name: 'peak', tier: null },
      { name: 'shop-prod', tier: 'production' },
    ]);
    for (const file of [
      '{{ .Values.file }}',
      '{{ .a }}/values-{{ .b }}.yaml',
      'values-{{ .a }}-{{ .b }}.yaml',
      'values.yaml',
    ])
      expect(filled(`services/cart/${file}`)).toEqual([]);
  });

  it('names the environments and clusters that a chart writes one Application each for', () => {
    const inventory = inventoryOf(aChartOfApplications());
    expect(inventory.agents).toMatchObject([
      { environments: ['eastdev', 'eastprod', 'peak'], renderedFor: ['eastdev', 'eastprod', 'peak'], production: true },
    ]);
    expect(inventory.environments.map(({ name, tier }) => [name, tier])).toEqual([
      ['eastdev', 'development'],
      ['eastprod', 'production'],
      ['peak', null],
    ]);
    expect(inventory.clusters.map(({ name }) => name)).toEqual(['eastdev', 'eastprod', 'peak']);
    expect([...sharedTargets(inventory)]).toEqual(['eastdev', 'eastprod', 'peak']);
    expect(inventory.impliedProduction).toBe(false);
    expect(detectIn(fleetTemplates, aChartOfApplications())).toMatchObject({
      outcome: 'present',
      marks: [{ note: expect.stringContaining('from its values') }],
    });
  });

  it.each([
    ['carries the environment in its name', { name: 'cart-{{ .Values.site }}' }],
    ['names its cluster', { server: 'https://east.example.org' }],
    ['names its values file', { file: 'values-eastprod.yaml' }],
  ])('takes an Application for one where it %s', (_case, more) => {
    expect(inventoryOf(aChartOfApplications(more)).agents).toMatchObject([{ renderedFor: [] }]);
  });
});
