import { describe, expect, it } from 'vitest';
import { selects, selfTarget, targetOf } from '@/lib/scan/documents/patch-target';

const candidate = {
  group: 'argoproj.io',
  kind: 'Application',
  names: ['shop', 'prod-shop'],
  namespace: 'argocd',
  body: { metadata: { labels: { env: 'prod', tier: 'web' }, annotations: { owner: 'shop' } } },
};

describe('lib/scan/documents/patch-target.ts', () => {
  it.each([
    {},
    { kind: 'Application' },
    { kind: 'Application', name: 'shop' },
    { name: 'prod-shop' },
    { name: 'sh.*' },
    { name: 'cart|shop' },
    { kind: 'App.*', group: 'argoproj.io' },
    { name: '' },
    { namespace: 'argo.+' },
    { labelSelector: 'env=prod' },
    { labelSelector: 'env == prod, tier != db' },
    { labelSelector: 'env in (stage, prod),tier' },
    { labelSelector: 'env notin (dev),!absent' },
    { annotationSelector: 'owner=shop' },
  ])('selects by %j', (target) => {
    expect(selects(targetOf(target), candidate)).toBe(true);
  });

  it.each([
    { kind: 'ApplicationSet' },
    { kind: 'Application', name: 'sho' },
    { kind: 'App' },
    { group: 'core.oam.dev', kind: 'Application' },
    { namespace: 'default' },
    { labelSelector: 'env=dev' },
    { labelSelector: 'env in (dev)' },
    { labelSelector: '!env' },
    { labelSelector: 'env>prod=' },
    { annotationSelector: 'owner=cart' },
    { name: '[' },
  ])('does not select by %j', (target) => {
    expect(selects(targetOf(target), candidate)).toBe(false);
  });

  it('ties a patch without a target to its own group, kind and name, by the letter', () => {
    const own = selfTarget({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 's.op' } });
    expect(own && selects(own, candidate)).toBe(false);
    expect(own && selects(own, { ...candidate, names: ['s.op'] })).toBe(true);
    const other = selfTarget({ apiVersion: 'core.oam.dev/v1beta1', kind: 'Application', metadata: { name: 'shop' } });
    expect(other && selects(other, candidate)).toBe(false);
  });

  it('lets a patch without a target and without a name select nothing', () => {
    expect(selfTarget({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' })).toBeNull();
    expect(selfTarget([])).toBeNull();
  });

  it.each(['(a+)+$', '(a|aa)*b', '.*.*.*.*.*.*x', 'a{1,9}b{1,9}c{1,9}d{1,9}'])(
    'does not run the pattern %s, which could take for ever',
    (name) => {
      const names = ['a'.repeat(250)];
      expect(selects(targetOf({ name }), { ...candidate, names })).toBe(false);
      expect(selects(targetOf({ labelSelector: ' '.repeat(100_000) }), candidate)).toBe(false);
    },
  );
});
