import { describe, expect, it } from 'vitest';
import { ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { inventoryOf } from '@/tests/factories/scanned-files';

const object = (name: string, rest: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, ${rest}\n`;
const inTemplate = (marks: string) => ` }\nspec: { template: { metadata: { ${marks} } } }`;

const names = (inventory: Inventory, wanted: string) =>
  [...markedObjects(inventory, (name) => name === wanted)].map(({ name }) => name);

describe('lib/scan/marked-objects.ts', () => {
  const inventory = inventoryOf({
    'a.yaml': object('a', inTemplate('annotations: { tool.io/on: "true" }')),
    'b.yaml': object('b', 'labels: { app: b } }'),
    'c.yaml': object('c', 'labels: { tool.io/on: "true", app: c } }'),
    'd.yaml': object('d', 'annotations: { tool.io/on: "false" } }'),
    'f.yaml': object('f', 'annotations: { istio-injection: enabled, app: f } }'),
    'tests/e.yaml': object('e', 'labels: { tool.io/on: "true" } }'),
  });

  it('gives what counts and carries a label or an annotation, itself or in its template, in order', () => {
    expect(names(inventory, 'tool.io/on')).toEqual(['a', 'c', 'd']);
    expect(names(inventory, 'app')).toEqual(['b', 'c']);
  });

  it('knows of annotations those of tools, not the notes that people write', () => {
    expect(names(inventory, 'istio-injection')).toEqual(['f']);
  });

  it('gives nothing of a name that nothing carries', () => {
    expect(names(inventory, 'tool.io/off')).toEqual([]);
  });

  it('gives the same of a commit that follows another', () => {
    const memory = new ScanMemory();
    memory.begin();
    expect(names({ ...inventory, memory }, 'app')).toEqual(['b', 'c']);
    memory.begin();
    const [first, ...rest] = inventory.resources;
    const next = { ...inventory, memory, resources: [...rest, ...(first ? [first] : [])] };
    expect(names(next, 'tool.io/on')).toEqual(['c', 'd', 'a']);
  });
});
