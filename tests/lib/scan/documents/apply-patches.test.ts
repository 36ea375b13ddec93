import { describe, expect, it, vi } from 'vitest';
import { applyPatches, PatchRoom } from '@/lib/scan/documents/apply-patches';
import type { Draft, Patch } from '@/lib/scan/documents/draft';
import { type JsonObject, objectAt } from '@/lib/scan/documents/json';
import * as patchTarget from '@/lib/scan/documents/patch-target';
import { agentsOf } from '@/tests/factories/scanned-files';

const application = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec: {source: {path: x}}\n`;
const [agent] = agentsOf({ 'a.yaml': application('a') });

function draft(name: string): Draft {
  if (!agent) throw new Error('no agent object was read');
  const body: JsonObject = { metadata: { name } };
  return { resource: { ...agent.resource, body }, body, name, namespace: null, leaf: '', patches: [] };
}

function patch(target: JsonObject, value: number): Patch {
  const place = { path: 'kustomization.yaml', objectId: '1', line: 1, key: [] };
  return { ...place, content: { spec: { [`set${value}`]: true } }, target: patchTarget.targetOf(target) };
}

const setsOf = ({ body }: Draft): string[] => Object.keys(objectAt(body, 'spec') ?? {});

describe('lib/scan/documents/apply-patches', () => {
  it('applies patches by name, by pattern and for all, in their order', () => {
    const patches = [
      patch({ name: 'a' }, 1),
      patch({ kind: 'Application' }, 2),
      patch({ name: 'a|b' }, 3),
      patch({ name: 'b' }, 4),
    ];
    const [a, b, c] = applyPatches(['a', 'b', 'c'].map(draft), patches, new PatchRoom());
    expect([a, b, c].map((each) => each && setsOf(each))).toEqual([
      ['set1', 'set2', 'set3'],
      ['set2', 'set3', 'set4'],
      ['set2'],
    ]);
    expect(a?.patches.map(({ content }) => content)).toEqual(patches.slice(0, 3).map(({ content }) => content));
  });

  it('looks at each object only for the patches that may select it', () => {
    const looks = vi.spyOn(patchTarget, 'selects');
    const names = Array.from({ length: 300 }, (_, at) => `a${at}`);
    const patches = names.map((name, at) => patch({ name }, at));
    const found = applyPatches(names.map(draft), patches, new PatchRoom());
    expect(found.every(({ patches: applied }) => applied.length === 1)).toBe(true);
    expect(looks).toHaveBeenCalledTimes(300);
  });

  it('patches nothing any more where there is no room', () => {
    const room = new PatchRoom();
    while (room.take('application'));
    expect(applyPatches([draft('a')], [patch({ name: 'a' }, 1)], room)).toEqual([draft('a')]);
  });
});
