import { describe, expect, it } from 'vitest';
import { markedObjects } from '@/lib/scan/objects-by-mark';
import { inventoryOf } from '@/tests/factories/scanned-files';

const object = (name: string, rest: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n${rest}`;

describe('lib/scan/objects-by-mark.ts', () => {
  const inventory = inventoryOf({
    'a.yaml': object('a', '  labels: { example.org/one: x }\n'),
    'b.yaml': object('b', '  annotations: { example.org/two: x, plain: x }\n'),
    'c.yaml': object('c', 'spec:\n  template:\n    metadata:\n      annotations: { example.org/one: x }\n'),
    'd.yaml': object('d', '  labels: { istio-injection: enabled }\n'),
    'e.yaml': object('e', '  labels: [example.org/one]\n'),
    'tests/f.yaml': object('f', '  labels: { example.org/one: x }\n'),
  });
  const marked = (...names: string[]) =>
    [...markedObjects(inventory, (name) => names.includes(name))].map(({ name }) => name);

  it('gives what counts and has a wanted label or annotation, itself or in its template', () => {
    expect(marked('example.org/one')).toEqual(['a', 'c']);
    expect(marked('example.org/one', 'example.org/two')).toEqual(['a', 'c', 'b']);
    expect(marked('istio-injection')).toEqual(['d']);
    expect(marked('example.org/three')).toEqual([]);
  });

  it('knows no other names without a domain', () => {
    expect(marked('plain')).toEqual([]);
  });
});
