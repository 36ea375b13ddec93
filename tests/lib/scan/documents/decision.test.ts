import { describe, expect, it } from 'vitest';
import { booleanAt, decide, isConditional } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import type { JsonObject, JsonValue } from '@/lib/scan/documents/json';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';
import { aResource } from '@/tests/factories/inventory';

function draft(body: JsonObject, patches: JsonValue[] = [], conditional: string[] = []): Draft {
  return {
    resource: aResource('kind: X\n', { conditional }),
    body,
    name: 'a',
    namespace: null,
    leaf: '',
    patches: patches.map((content, index) => ({ path: `p${index}.yaml`, objectId: 'o', line: 1, key: [], content })),
  };
}

const key = ['spec', 'suspend'];

describe('lib/scan/documents/decision.ts', () => {
  it.each<[JsonValue | undefined, boolean | null]>([
    [true, true],
    [false, false],
    ['true', true],
    ['false', false],
    [null, false],
    [undefined, false],
    [UNRESOLVED, null],
    [`\${SUSPEND}`, null],
    ['yes', null],
    [1, null],
    [{}, null],
  ])('reads %j as %j where absent means no', (value, expected) => {
    const spec: JsonObject = value === undefined ? {} : { suspend: value };
    expect(booleanAt(draft({ spec }), key, false)).toBe(expected);
  });

  it('reads absent as what it stands for', () => {
    expect(booleanAt(draft({}), key, true)).toBe(true);
  });

  it('reads nothing of a field behind a condition, unless a patch decides it afterwards', () => {
    const body = { spec: { suspend: true } };
    expect(booleanAt(draft(body, [], ['spec.suspend']), key, false)).toBeNull();
    expect(booleanAt(draft(body, [], ['spec']), key, false)).toBeNull();
    expect(booleanAt(draft(body, [], ['spec.sus']), key, false)).toBe(true);
    expect(booleanAt(draft(body, [body], ['spec.suspend']), key, false)).toBe(true);
    expect(isConditional(draft(body, [{ metadata: {} }], ['spec.suspend']), key)).toBe(true);
  });

  it.each<[JsonValue, (string | number)[] | null]>([
    [{ spec: { suspend: true } }, ['spec', 'suspend']],
    [{ spec: { suspend: null } }, ['spec', 'suspend']],
    [{ spec: null }, ['spec']],
    [{ spec: { $patch: 'replace' } }, ['spec']],
    [{ spec: { prune: true } }, null],
    [{ metadata: {} }, null],
    [
      [
        { op: 'add', path: '/spec/prune' },
        { op: 'add', path: '/spec/suspend', value: true },
      ],
      [1],
    ],
    [[{ op: 'remove', path: '/spec' }], [0]],
    [[{ op: 'add', path: '/spec/suspended', value: true }], null],
    [['text', { path: 7 }], null],
  ])('finds where the patch %j decides: %j', (content, inside) => {
    const { patchedBy } = decide(draft({}, [content]), key, true);
    expect(patchedBy?.key ?? null).toEqual(inside);
  });

  it('names the last patch that decides', () => {
    const patches = [{ spec: { suspend: true } }, { spec: { suspend: false } }, { spec: { prune: true } }];
    expect(decide(draft({}, patches), key, false).patchedBy?.path).toBe('p1.yaml');
  });
});
