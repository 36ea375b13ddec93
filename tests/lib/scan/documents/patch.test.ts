import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/scan/documents/json';
import { applyOperations, mergePatch } from '@/lib/scan/documents/patch';

describe('lib/scan/documents/patch.ts', () => {
  describe('mergePatch', () => {
    const base = { spec: { a: 1, deep: { x: 1, y: 2 }, list: [1, 2] } };

    it('merges maps, replaces other values and lists', () => {
      expect(mergePatch(base, { spec: { deep: { y: 3 }, list: [9] } })).toEqual({
        spec: { a: 1, deep: { x: 1, y: 3 }, list: [9] },
      });
    });

    it('removes what is set to null or deleted by directive', () => {
      expect(mergePatch(base, { spec: { a: null, deep: { $patch: 'delete' } } })).toEqual({ spec: { list: [1, 2] } });
    });

    it('replaces a map whose patch says so', () => {
      expect(mergePatch(base, { spec: { $patch: 'replace', b: 1 } })).toEqual({ spec: { b: 1 } });
    });

    it('makes an empty map of an empty one: `automated: {}` says yes', () => {
      expect(mergePatch({ spec: {} }, { spec: { automated: {} } })).toEqual({ spec: { automated: {} } });
    });

    it('joins containers by their name, and removes one by directive', () => {
      const target = {
        containers: [
          { name: 'web', image: 'a:1' },
          { name: 'side', image: 'b:1' },
        ],
      };
      const patch = {
        containers: [{ name: 'web', image: 'a:2' }, { name: 'side', $patch: 'delete' }, { name: 'new' }],
      };
      expect(mergePatch(target, patch)).toEqual({ containers: [{ name: 'web', image: 'a:2' }, { name: 'new' }] });
      expect(mergePatch(target, { containers: [{ name: 'none', $patch: 'delete' }] })).toEqual(target);
    });

    it('replaces lists whose name means something to JavaScript', () => {
      expect(mergePatch({ constructor: [{ a: 1 }] }, { constructor: [{ b: 1 }] })).toEqual({ constructor: [{ b: 1 }] });
    });

    it('never changes its inputs, nor what objects inherit', () => {
      const patch: JsonObject = JSON.parse(
        '{"__proto__":{"polluted":true},"spec":{"__proto__":{"polluted":true},"a":2}}',
      );
      const copy = structuredClone(base);
      const merged = mergePatch(base, patch);
      expect(base).toEqual(copy);
      expect(merged).toEqual({ spec: { ...base.spec, a: 2 } });
      expect((merged as { spec: { polluted?: boolean } }).spec.polluted).toBeUndefined();
    });

    it('is idempotent', () => {
      const value = fc.jsonValue({ maxDepth: 3 });
      fc.assert(
        fc.property(fc.dictionary(fc.string(), value), fc.dictionary(fc.string(), value), (target, patch) => {
          const once = mergePatch(target as JsonObject, patch as JsonObject);
          expect(mergePatch(once, patch as JsonObject)).toEqual(once);
        }),
      );
    });
  });

  describe('applyOperations', () => {
    const body = { spec: { syncPolicy: { automated: { prune: true } }, list: ['a', 'b'] } };
    const apply = (...operations: JsonObject[]) => applyOperations(body, operations);

    it('adds, replaces and removes', () => {
      expect(
        apply(
          { op: 'add', path: '/spec/syncPolicy/automated/selfHeal', value: true },
          { op: 'replace', path: '/spec/syncPolicy/automated/prune', value: false },
          { op: 'remove', path: '/spec/list' },
        ),
      ).toEqual({ spec: { syncPolicy: { automated: { selfHeal: true, prune: false } } } });
    });

    it('adds to, replaces in and removes from lists by position', () => {
      expect(apply({ op: 'add', path: '/spec/list/0', value: 'x' })).toMatchObject({ spec: { list: ['x', 'a', 'b'] } });
      expect(apply({ op: 'add', path: '/spec/list/-', value: 'x' })).toMatchObject({ spec: { list: ['a', 'b', 'x'] } });
      expect(apply({ op: 'replace', path: '/spec/list/0', value: 'x' })).toMatchObject({ spec: { list: ['x', 'b'] } });
      expect(apply({ op: 'remove', path: '/spec/list/1' })).toMatchObject({ spec: { list: ['a'] } });
    });

    it('reads the escapes of pointers', () => {
      expect(applyOperations({}, [{ op: 'add', path: '/metadata/annotations/a.b~1c~0d', value: 'x' }])).toEqual({
        metadata: { annotations: { 'a.b/c~d': 'x' } },
      });
    });

    it('brings nothing into being by a removal', () => {
      expect(applyOperations({ spec: {} }, [{ op: 'remove', path: '/spec/syncPolicy/automated/selfHeal' }])).toEqual({
        spec: {},
      });
    });

    it.each<[string, JsonObject]>([
      ['an unknown position', { op: 'replace', path: '/spec/list/9', value: 1 }],
      ['a position that is no number', { op: 'remove', path: '/spec/list/x' }],
      ['a negative position', { op: 'replace', path: '/spec/list/-1', value: 1 }],
      ['a test', { op: 'test', path: '/spec', value: 1 }],
      ['no value', { op: 'add', path: '/spec/x' }],
      ['no path', { op: 'remove' }],
      ['removing the whole', { op: 'remove', path: '' }],
      ['a pointer of a hundred thousand steps', { op: 'add', path: '/a'.repeat(100_000), value: 1 }],
      ['the prototype', { op: 'add', path: '/__proto__/polluted', value: 1 }],
    ])('skips %s', (_, operation) => {
      expect(apply(operation)).toEqual(body);
      expect({}).not.toHaveProperty('polluted');
    });

    it('leaves its input as it was', () => {
      const copy = structuredClone(body);
      apply({ op: 'add', path: '/spec/list/0', value: 'x' }, { op: 'remove', path: '/spec/syncPolicy' });
      expect(body).toEqual(copy);
    });
  });
});
