import { describe, expect, it } from 'vitest';
import type { Resource } from '@/lib/scan/documents/resource';
import { countedObjects, objectsOfGroup } from '@/lib/scan/objects-by-group';
import { inventoryOf } from '@/tests/factories/scanned-files';

const object = (group: string, name: string) => `apiVersion: ${group}/v1\nkind: Thing\nmetadata: { name: ${name} }\n`;
const names = (found: readonly Resource[]) => found.map(({ name }) => name);

describe('lib/scan/objects-by-group.ts', () => {
  const inventory = inventoryOf({
    'a.yaml': object('one.io', 'a'),
    'b.yaml': object('two.io', 'b'),
    'c.yaml': object('three.io', 'c'),
    'd.yaml': `${object('one.io', 'd')}$patch: delete\n`,
    'tests/e.yaml': object('one.io', 'e'),
    'f.yaml': 'apiVersion: one.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: things.one.io }\n',
  });

  it('gives all that counts of the wanted groups in the order of the repository, patches and definitions too', () => {
    const wanted = new Set(['one.io', 'three.io']);
    expect(names(countedObjects(inventory, (group) => wanted.has(group)))).toEqual(['a', 'c', 'd', 'things.one.io']);
  });

  it('asks once for each group', () => {
    const asked: string[] = [];
    countedObjects(inventory, (group) => asked.push(group) < 0);
    expect(asked.toSorted()).toEqual(['one.io', 'three.io', 'two.io']);
  });

  it('gives of the wanted groups the wanted kinds, each asked once', () => {
    const asked: string[] = [];
    const isWanted = (kind: string, group: string) => asked.push(`${group}/${kind}`) > 0 && kind === 'Thing';
    const found = countedObjects(inventory, (group) => group !== 'two.io', isWanted);
    expect(names(found)).toEqual(['a', 'c', 'd']);
    expect(asked.toSorted()).toEqual(['one.io/CustomResourceDefinition', 'one.io/Thing', 'three.io/Thing']);
  });

  it('gives all kinds of a group in the order of the repository', () => {
    expect(names(objectsOfGroup(inventory, 'one.io'))).toEqual(['a', 'd', 'things.one.io']);
  });

  it('gives one group alone, and nothing of one that is not there', () => {
    expect(names(objectsOfGroup(inventory, 'two.io'))).toEqual(['b']);
    expect(objectsOfGroup(inventory, 'four.io')).toEqual([]);
  });
});
