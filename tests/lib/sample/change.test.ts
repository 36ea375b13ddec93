import { describe, expect, it } from 'vitest';
import { remove, replace, setImageTag, setValuesTag, together, write } from '@/lib/sample/change';

const overlay =
  'images:\n  - name: registry.example/cart\n    newTag: 1.0.0\n  - name: registry.example/orders\n    newTag: 2.0.0\n';
const values =
  'image:\n  repository: registry.example/cart\n  tag: "1.0.0"\nsidecar:\n  repository: registry.example/proxy\n  tag: "9"\n';

describe('lib/sample/change.ts', () => {
  it('sets the tag of one image and leaves the others', () => {
    const files = new Map([['kustomization.yaml', overlay]]);
    expect(setImageTag('kustomization.yaml', 'registry.example/cart', '1.1.0')(files)).toEqual({
      'kustomization.yaml': overlay.replace('1.0.0', '1.1.0'),
    });
  });

  it('sets the tag of one image in values and leaves the others', () => {
    const files = new Map([['values.yaml', values]]);
    expect(setValuesTag('values.yaml', 'registry.example/cart', '1.1.0')(files)).toEqual({
      'values.yaml': values.replace('"1.0.0"', '"1.1.0"'),
    });
  });

  it('refuses an image that is not there', () => {
    const files = new Map([['kustomization.yaml', overlay]]);
    expect(() => setImageTag('kustomization.yaml', 'registry.example/search', '1')(files)).toThrow(/no image/);
    expect(() => setValuesTag('kustomization.yaml', 'registry.example/search', '1')(files)).toThrow(/no image/);
  });

  it('deletes files and whole folders, and refuses to delete nothing', () => {
    const files = new Map([
      ['a/one', ''],
      ['a/two', ''],
      ['b', ''],
      ['bc', ''],
    ]);
    expect(remove('a', 'b')(files)).toEqual({ 'a/one': null, 'a/two': null, b: null });
    expect(() => remove('c')(files)).toThrow(/nothing to delete/);
  });

  it('lets each edit see what those before it made', () => {
    const edit = together(write({ a: 'one', b: 'x' }), replace('a', 'one', 'two'), remove('b'));
    expect(edit(new Map())).toEqual({ a: 'two', b: null });
  });
});
