import { describe, expect, it } from 'vitest';
import type { Resource } from '@/lib/scan/documents/resource';
import { standingObjects } from '@/lib/scan/standing-objects';
import { inventoryOf } from '@/tests/factories/scanned-files';

describe('lib/scan/standing-objects.ts', () => {
  it('gives the objects of the wanted groups in the order of the repository', () => {
    const object = (group: string, name: string) =>
      `apiVersion: ${group}/v1\nkind: Thing\nmetadata: { name: ${name} }\n`;
    const inventory = inventoryOf({
      'a.yaml': object('one.io', 'a'),
      'b.yaml': object('two.io', 'b'),
      'c.yaml': object('three.io', 'c'),
      'd.yaml': object('one.io', 'd'),
      'tests/e.yaml': object('one.io', 'e'),
      'f.yaml': `${object('one.io', 'f')}$patch: delete\n`,
      'g.yaml': 'apiVersion: one.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: things.one.io }\n',
    });
    const asked: string[] = [];
    const isWanted = (group: string) => asked.push(group) > 0 && group !== 'two.io';
    const names = (found: Resource[]) => found.map(({ name }) => name);
    expect(names(standingObjects(inventory, isWanted))).toEqual(['a', 'c', 'd']);
    expect(asked.toSorted()).toEqual(['one.io', 'three.io', 'two.io']);
    expect(names(standingObjects(inventory, (group) => group === 'two.io'))).toEqual(['b']);
  });
});
