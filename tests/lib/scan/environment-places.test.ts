import { describe, expect, it } from 'vitest';
import { environmentPlaces } from '@/lib/scan/environment-places';

describe('lib/scan/environment-places.ts', () => {
  it('takes folders below one that says so, and beside other environments', () => {
    const { folders } = environmentPlaces([
      'overlays/prod/a.yaml',
      'apps/shop/dev/a.yaml',
      'apps/shop/production/a.yaml',
      'apps/shop/base/a.yaml',
    ]);
    expect([...folders].map(([folder, { tier }]) => [folder, tier])).toEqual([
      ['overlays/prod', 'production'],
      ['apps/shop/dev', 'development'],
      ['apps/shop/production', 'production'],
    ]);
  });

  it('takes the names of clusters for declared targets, whatever follows the environment in them', () => {
    const { folders } = environmentPlaces([
      'clusters/ocp-prod-ams/a.yaml',
      'clusters/hub/a.yaml',
      'apps/prod-tools/a.yaml',
    ]);
    expect([...folders]).toEqual([['clusters/ocp-prod-ams', { name: 'prod', tier: 'production' }]]);
  });

  it('takes a folder among many others as one of them', () => {
    const namespaces = ['dev', 'shop', 'cart', 'mail', 'search', 'users'].map((name) => `namespaces/${name}/a.yaml`);
    expect(environmentPlaces(namespaces).folders.size).toBe(0);
    expect(environmentPlaces(namespaces).of('namespaces/dev/a.yaml')).toBeNull();
  });

  it('takes folders that hold the same as an environment beside them for two more', () => {
    const inside = (target: string, services: readonly string[]) =>
      services.map((name) => `services/${target}/${name}/a.yaml`);
    const services = ['shop', 'cart', 'mail', 'search'];
    const { folders } = environmentPlaces([
      ...inside('staging', [...services, 'trial']),
      ...inside('East', services),
      ...inside('west', ['shop', 'users', 'logs', 'docs']),
    ]);
    expect([...folders]).toEqual([
      ['services/staging', { name: 'staging', tier: 'staging' }],
      ['services/East', { name: 'east', tier: null }],
    ]);
    const built = ['dev', 'web'].flatMap((name) => inside(name, ['base', 'overlays', 'charts', 'components']));
    expect([...environmentPlaces(built).folders.keys()]).toEqual(['services/dev']);
  });

  it('takes neither the code of the same services nor one of many namespaces for another environment', () => {
    const inside = (folder: string, names: readonly string[]) => names.map((name) => `${folder}/${name}/a.yaml`);
    const services = ['shop', 'cart', 'mail'];
    const code = ['dev', 'prod', 'src', 'services', 'docs', 'k8s'].flatMap((folder) => inside(folder, services));
    expect([...environmentPlaces(code).folders.keys()]).toEqual(['dev', 'prod']);
    const others = Array.from({ length: 12 }, (_, at) => `team${String.fromCharCode(97 + at)}`);
    const crowd = ['dev', 'prod', ...others].flatMap((name) => inside(`tree/${name}`, ['roles', 'quotas', 'limits']));
    expect([...environmentPlaces(crowd).folders.keys()]).not.toContain('tree/teama');
  });

  it('takes a file among many others as one of them', () => {
    const others = ['shop', 'cart', 'mail', 'search', 'users', 'kustomization'];
    const few = ['dev', ...others].map((name) => `namespaces/${name}.yaml`);
    expect(environmentPlaces(few).of('namespaces/dev.yaml')).toMatchObject({ name: 'dev' });
    const many = [...few, 'namespaces/logs.yaml'];
    expect(environmentPlaces(many).of('namespaces/dev.yaml')).toBeNull();
    expect(environmentPlaces([...many, 'namespaces/prod.yaml']).of('namespaces/dev.yaml')).toMatchObject({
      name: 'dev',
    });
    const targets = many.map((path) => path.replace('namespaces', 'env'));
    expect(environmentPlaces(targets).of('env/dev.yaml')).toMatchObject({ name: 'dev' });
    const below = many.map((path) => `overlays/prod/${path}`);
    expect(environmentPlaces(below).of('overlays/prod/namespaces/dev.yaml')).toMatchObject({ name: 'prod' });
  });

  it('takes suffixes in a crowd only where the same beginning has another one', () => {
    const crowd = 'abcdefghijklmnop'.split('').map((name) => `apps/${name}${name}/a.yaml`);
    const places = environmentPlaces([...crowd, 'apps/mail-dev/a.yaml', 'apps/load-test/a.yaml']);
    expect(places.folders.size).toBe(0);
    const paired = environmentPlaces([
      ...crowd,
      'apps/shop-dev/a.yaml',
      'apps/shop-prod/a.yaml',
      'apps/load-test/a.yaml',
    ]);
    expect([...paired.folders.keys()]).toEqual(['apps/shop-dev', 'apps/shop-prod']);
  });

  it('takes a folder of what is live for none where environments stand in it', () => {
    const { folders } = environmentPlaces([
      'live/prod/a/main.tf',
      'infra-live/eu-west-1/dev/a.tf',
      'infra-live/us-east-1/x.tf',
    ]);
    expect([...folders.keys()].sort()).toEqual(['infra-live/eu-west-1/dev', 'live/prod']);
    expect(environmentPlaces(['envs/live/main.tf']).folders.get('envs/live')?.tier).toBe('production');
  });

  it('takes parts of software for no environments, however few they are', () => {
    const parts = ['charts/broker-test', 'apps/shop/charts/load-test'].map((folder) => `${folder}/Chart.yaml`);
    expect(environmentPlaces(parts).folders.size).toBe(0);
    expect([...environmentPlaces(['charts/dev/a.yaml', 'charts/prod/a.yaml']).folders.keys()]).toHaveLength(2);
  });

  it('takes what stands among the stages for one more, of unknown tier', () => {
    const { folders } = environmentPlaces(
      ['testing', 'staging', 'stable', 'base'].map((name) => `stages/${name}/a.yaml`),
    );
    expect(folders.get('stages/stable')).toEqual({ name: 'stable', tier: null });
    expect(folders.has('stages/base')).toBe(false);
    expect(environmentPlaces(['overlays/prod/a', 'overlays/dev/a', 'overlays/x/a']).folders.has('overlays/x')).toBe(
      false,
    );
  });

  it('takes a folder of infrastructure called like an environment, whatever stands beside it', () => {
    const { folders } = environmentPlaces([
      'staging/main.tf',
      'dev/a.yaml',
      ...'abcdef'.split('').map((a) => `x${a}/main.tf`),
    ]);
    expect(folders.get('staging')?.tier).toBe('staging');
    expect(environmentPlaces(['dev-tools-prod/main.tf', 'a/x', 'b/x', 'c/x']).folders.size).toBe(0);
  });

  it('lets the nearest folder or file name of a path decide', () => {
    const places = environmentPlaces(['env/prod/dev/a.yaml', 'env/prod/b.yaml', 'env/prod/values-uat.yaml']);
    expect(places.of('env/prod/b.yaml')?.tier).toBe('production');
    expect(places.of('env/prod/values-uat.yaml')?.tier).toBe('staging');
    expect(places.of('./env/prod/')?.tier).toBe('production');
    expect(places.of('elsewhere/shop-test/x')?.tier).toBe('testing');
    expect(places.of('elsewhere/x')).toBeNull();
  });
});
