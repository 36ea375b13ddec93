import { describe, expect, it } from 'vitest';
import { aFluxKustomization, aHelmRelease, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

function names(...paths: string[]): string[] {
  return inventoryOf(Object.fromEntries(paths.map((path) => [path, 'a: 1\n']))).environments.map(({ name }) => name);
}

describe('lib/scan/named-environments.ts', () => {
  it('finds environments by folders and by files that set their values', () => {
    expect(names('env/prod/a.yaml', 'chart/values-uat.yaml', 'tf/qa.tfvars.json', 'config/staging.yaml')).toEqual([
      'prod',
      'qa',
      'staging',
      'uat',
    ]);
  });

  it('takes services, tests, pipelines and source code for none', () => {
    expect(
      names(
        'apps/dev-portal/a.yaml',
        'apps/local-path-provisioner/a.yaml',
        'apps/livekit/a.yaml',
        'tests/prod/a.yaml',
        '.github/workflows/prod.yaml',
        'ci/preview.yml',
        'build/dev.gitlab-ci.yml',
        'src/prod/main.go',
        'README.md',
      ),
    ).toEqual([]);
  });

  it('takes a variant that goes to the namespace of what it is one of for none', () => {
    const release = (name: string, namespace: string) =>
      `${aHelmRelease(name).replace(`namespace: ${name}`, 'namespace: flux')}  targetNamespace: ${namespace}\n`;
    const found = (namespace: string, other: string) =>
      inventoryOf({
        'catalogs/shop.yaml': release('shop', 'catalogs'),
        [`catalogs/${other}.yaml`]: release(other, namespace),
      }).environments.map(({ name }) => name);
    expect(found('catalogs', 'shop-test')).toEqual([]);
    expect(found('catalogs-test', 'shop-test')).toEqual(['test']);
    expect(found('catalogs', 'cart-test')).toEqual(['test']);
    expect(found('catalogs', 'shop-staging')).toEqual(['staging']);
    const ofFlux = ['shop', 'shop-test'].map((name) => [`ks/${name}.yaml`, aFluxKustomization(name, `./${name}`)]);
    expect(inventoryOf(Object.fromEntries(ofFlux)).environments.map(({ name }) => name)).toEqual(['test']);
  });

  it('takes the file of one namespace among many for none', () => {
    const namespaces = ['dev', 'shop', 'cart', 'mail', 'search', 'users', 'logs'];
    expect(names(...namespaces.map((name) => `namespaces/${name}.yaml`))).toEqual([]);
  });

  it('takes stacks of Pulumi and a set of names that recurs', () => {
    expect(names('iac/Pulumi.dev.yaml', 'iac/Pulumi.hub.yaml')).toEqual(['dev']);
    const recurring = ['a', 'b', 'c'].flatMap((chart) => [
      `${chart}/values-eastqa.yaml`,
      `${chart}/values-eastprod.yaml`,
    ]);
    expect(names(...recurring)).toEqual(['eastprod', 'eastqa']);
  });

  it('tells the tier of an environment that a helmfile declares by any word of its name', () => {
    const text = 'environments: {staging-polaris: {}, data-prod-polaris: {}, north: {}, dev: {}}\n';
    expect(inventoryOf({ 'helmfile.yaml': text }).environments.map(({ name, tier }) => [name, tier])).toEqual([
      ['data-prod-polaris', 'production'],
      ['dev', 'development'],
      ['north', null],
      ['staging-polaris', 'staging'],
    ]);
  });

  it('keeps the places that name one, a handful of many', () => {
    const paths = Array.from({ length: 20 }, (_, index) => `apps/a${index}/overlays/prod/a.yaml`);
    const [environment] = inventoryOf(Object.fromEntries(paths.map((path) => [path, 'a: 1\n']))).environments;
    expect(environment).toMatchObject({ name: 'prod', tier: 'production' });
    expect(environment?.marks).toHaveLength(5);
  });

  it('shows of an environment the objects whose path names it before others that serve it', () => {
    const toProduction = { destination: '{name: production}' };
    const files = {
      'all/shop.yaml': anApplication('shop', '{}', toProduction),
      'z/production.yaml': anApplication('mail', '{}', toProduction),
    };
    const [found] = inventoryOf(files).environments;
    expect(found?.name).toBe('production');
    expect(found?.marks.slice(0, 2).map(({ path }) => path)).toEqual(['z/production.yaml', 'all/shop.yaml']);
  });

  it('finds those that agent objects serve', () => {
    const files = { 'a.yaml': anApplication('a', '{}', { path: 'x', destination: '{name: shop-prod}' }) };
    expect(inventoryOf(files).environments).toMatchObject([
      { name: 'prod', tier: 'production', marks: [{ path: 'a.yaml', line: 1 }] },
    ]);
  });
});
