import { describe, expect, it } from 'vitest';
import { isObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';

describe('lib/scan/documents/json.ts', () => {
  const body = { spec: { list: [{ name: 'a' }, 7], text: 'x', nothing: null } };

  it('follows keys and positions', () => {
    expect(valueAt(body, 'spec', 'list', 0, 'name')).toBe('a');
    expect(valueAt(body, 'spec', 'nothing')).toBeNull();
  });

  it('gives undefined where a step is missing', () => {
    expect(valueAt(body, 'spec', 'list', 9)).toBeUndefined();
    expect(valueAt(body, 'spec', 'text', 'deeper')).toBeUndefined();
    expect(valueAt(body, 'spec', 'list', 'name')).toBeUndefined();
    expect(valueAt(undefined, 'spec')).toBeUndefined();
  });

  it('never follows what an object inherits', () => {
    expect(valueAt({}, 'constructor')).toBeUndefined();
    expect(valueAt({}, '__proto__')).toBeUndefined();
    expect(valueAt([], 'length')).toBeUndefined();
  });

  it('tells objects from lists and null', () => {
    expect(isObject({})).toBe(true);
    expect([isObject([]), isObject(null), isObject('x'), isObject(undefined)]).toEqual([false, false, false, false]);
    expect(objectAt(body, 'spec', 'list')).toBeUndefined();
  });

  it('takes a missing list as an empty one', () => {
    expect(listAt(body, 'spec', 'none')).toEqual([]);
    expect(listAt(body, 'spec', 'text')).toEqual([]);
  });

  it('reads numbers as the text that they were written as', () => {
    expect(textAt(body, 'spec', 'list', 1)).toBe('7');
    expect(textAt(body, 'spec', 'list', 0)).toBeUndefined();
  });
});
