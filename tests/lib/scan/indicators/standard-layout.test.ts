import { describe, expect, it } from 'vitest';
import { standardLayout } from '@/lib/scan/indicators/standard-layout';
import { detectIn } from '../../../factories/scanned-files';

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const detect = (...paths: string[]) =>
  detectIn(standardLayout, Object.fromEntries(paths.map((path) => [path, object])));
const service = (name: string) => [`apps/${name}/base/deployment.yaml`, `apps/${name}/overlays/prod/patch.yaml`];

describe('lib/scan/indicators/standard-layout.ts', () => {
  it('is present where folders of a kind are shaped alike', () => {
    expect(detect(...['shop', 'cart', 'mail'].flatMap(service))).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { of: 3, met: 3, families: 1 },
      marks: [{ path: 'apps', line: null, note: expect.stringMatching(/3 of 3 folders of apps\/\*/) }],
    });
  });

  it('takes names of the folder itself, another ending and more files for the same shape', () => {
    const found = detect('apps/shop/shop.yaml', 'apps/cart/cart.yml', 'apps/mail/mail.yaml', 'apps/mail/more.yaml');
    expect(found).toMatchObject({ outcome: 'present', share: 1 });
  });

  it('takes no file that is named after an environment for a part of the shape where there are others', () => {
    const chart = (name: string, ...sites: string[]) =>
      ['Chart.yaml', 'values.yaml', ...sites.map((site) => `values-${site}.yaml`)].map(
        (file) => `apps/${name}/${file}`,
      );
    const everywhere = ['dev', 'staging', 'prod', 'qa'];
    const all = [chart('shop', ...everywhere), chart('cart', ...everywhere), chart('mail', 'dev'), chart('news', 'qa')];
    expect(detect(...all.flat())).toMatchObject({
      outcome: 'present',
      share: 1,
      marks: [{ note: '4 of 4 folders of apps/* hold Chart.yaml, values.yaml' }],
    });
    const onlyValues = ['shop', 'cart', 'mail'].map((name, at) => `apps/${name}/values-${everywhere[at]}.yaml`);
    expect(detect(...onlyValues)).toMatchObject({ outcome: 'present', share: 1 });
    const named = everywhere.map((name) => `apps/${name}-app/values-site${name}.yaml`);
    expect(detect(...named)).toMatchObject({ outcome: 'absent' });
  });

  it('takes what nearly all hold for the layout, and what half of them hold for what some need', () => {
    const app = (name: string, ...files: string[]) => files.map((file) => `apps/${name}/${file}`);
    const full = ['a1', 'b1', 'c1'].flatMap((name) => app(name, 'release.yaml', 'secret.yaml', 'values.yaml'));
    const found = detect(...full, ...app('d1', 'release.yaml'), ...app('e1', 'other.yaml'));
    expect(found).toMatchObject({
      outcome: 'present',
      share: 0.8,
      marks: [{ note: expect.stringMatching(/hold release\.yaml$/) }, {}],
    });
    const mixed = detect(...full, ...app('d1', 'release.yaml'), ...app('e1', 'x.yaml'), ...app('f1', 'y.yaml'));
    expect(mixed).toMatchObject({ outcome: 'partial', share: 0.5 });
  });

  it('is partial below 80 %, and lists those that differ', () => {
    const found = detect(...['a1', 'b1', 'c1'].flatMap(service), 'apps/other/all.yaml');
    expect(found).toMatchObject({ outcome: 'partial', share: 0.75, measures: { of: 4, met: 3 } });
    expect(found.marks?.at(-1)).toMatchObject({ path: 'apps/other', note: expect.stringMatching(/unlike/) });
  });

  it('is absent where they have nothing in common', () => {
    expect(detect('apps/a1/one.yaml', 'apps/b1/two.yaml', 'apps/c1/three.yaml')).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String)] },
    });
  });

  it('compares what lies in one folder where folders of several have nothing in common', () => {
    const drinks = ['coffee', 'tea', 'cocoa', 'water'].map((name) => `house/drinks/${name}/recipe.yaml`);
    const rooms = ['north', 'south', 'west'].map((name) => `house/rooms/${name}/seats.yaml`);
    const single = ['house/odd/one/x.yaml', 'house/even/two/y.yaml', 'house/third/three/z.yaml'];
    const found = detect(...drinks, ...rooms, ...single);
    expect(found).toMatchObject({ outcome: 'present', measures: { of: 7, met: 7, families: 2 } });
    expect(found.marks?.map(({ note }) => note)).toEqual([
      '4 of 4 folders of house/drinks/* hold recipe.yaml',
      '3 of 3 folders of house/rooms/* hold seats.yaml',
    ]);
  });

  it('says of a single folder that it is like no other', () => {
    const drinks = ['coffee', 'tea', 'cocoa', 'water'].map((name) => `house/drinks/${name}/recipe.yaml`);
    const rooms = ['north', 'south', 'west'].map((name) => `house/rooms/${name}/seats.yaml`);
    const found = detect(...drinks, ...rooms, 'house/yard/tree.yaml');
    expect(found.marks?.map(({ note }) => note)).toContain('1 folder of house/* is like no other');
  });

  it('does not apply where fewer than three can be compared', () => {
    expect(detect(...['shop', 'cart'].flatMap(service)).outcome).toBe('not-applicable');
    expect(detect('base/a.yaml', 'overlays/prod/a.yaml', 'charts/a.yaml').outcome).toBe('not-applicable');
  });

  const cluster = (name: string, ...more: string[]) =>
    ['apps/kustomization.yaml', 'apps/values.yaml', 'infra/kustomization.yaml', ...more].map(
      (path) => `clusters/${name}/${path}`,
    );

  it('compares two environments or clusters where nothing else can be compared', () => {
    expect(detect(...['staging', 'production'].flatMap((name) => cluster(name)), 'base/a.yaml')).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { of: 2, met: 2, families: 1 },
      marks: [{ path: 'clusters', note: expect.stringMatching(/2 of 2 folders of clusters\/\*/) }],
    });
    expect(detect(...['hub', 'spoke'].flatMap((name) => cluster(name))).measures).toMatchObject({ of: 2, met: 2 });
  });

  it('says nothing of two environments that hold little in common', () => {
    const other = ['one/a.yaml', 'two/b.yaml', 'c.yaml'];
    expect(detect(...cluster('staging', ...other), ...cluster('production')).outcome).toBe('not-applicable');
    expect(detect('overlays/dev/kustomization.yaml', 'overlays/prod/kustomization.yaml').outcome).toBe(
      'not-applicable',
    );
  });

  it('counts neither examples nor source code', () => {
    const examples = ['a1', 'b1', 'c1'].map((name) => `examples/${name}/app.yaml`);
    expect(detect(...examples).outcome).toBe('not-applicable');
  });

  it('takes folders at the root for one kind only where they share something', () => {
    expect(detect('apis/a.yaml', 'claims/b.yaml', 'functions/c.yaml').outcome).toBe('not-applicable');
    expect(detect('shop/app.yaml', 'cart/app.yaml', 'mail/app.yaml').outcome).toBe('present');
    expect(detect('apps/shop/a.yaml', 'apps/cart/b.yaml', 'apps/mail/c.yaml').outcome).toBe('absent');
  });
});
