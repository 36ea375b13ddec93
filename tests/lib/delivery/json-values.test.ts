import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventSplitter } from '@/lib/delivery/event-splitter';

/** Cuts a text that comes in pieces of some bytes. */
function split(text: string, size = text.length * 4 + 1) {
  const bytes = new TextEncoder().encode(text);
  const splitter = createEventSplitter();
  const lines = [];
  for (let start = 0; start < bytes.length; start += size)
    lines.push(...splitter.push(bytes.subarray(start, start + size)));
  return [...lines, ...splitter.end()];
}

const values = (text: string, size?: number) =>
  split(text, size).map((line) => ('text' in line ? JSON.parse(line.text) : line.problem));

describe('lib/delivery/json-values.ts', () => {
  it('gives the elements of an array, each with the line where it begins', () => {
    expect(split('[{"a":1},\n  {"b":\n[2]}\n,{"c":3}]\n')).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 2, text: '{"b":\n[2]}' },
      { number: 4, text: '{"c":3}' },
    ]);
  });

  it('gives one object that is written over several lines, and those that follow it', () => {
    expect(values('\uFEFF{\n  "a": {"b": "}"}\n}\n{\n"c": 1\n}')).toEqual([{ a: { b: '}' } }, { c: 1 }]);
  });

  it('reads lines where the first line holds a whole object, or nothing that is JSON', () => {
    expect(split('{"a":1}\nnonsense\n[1]')).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 2, text: 'nonsense' },
      { number: 3, text: '[1]' },
    ]);
    expect(split('\n\nnonsense\n{"a":1}')).toHaveLength(2);
    expect(split('')).toEqual([]);
  });

  it('loses bad elements, and what comes after one that is never closed', () => {
    expect(split('[1, "x,]", {"a" 1}, nonsense, {"b":2}]')).toEqual(
      ['1', '"x,]"', '{"a" 1}', 'nonsense', '{"b":2}'].map((text) => ({ number: 1, text })),
    );
    expect(split('[{"a":1},\n{"b":')).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 2, problem: 'is not JSON: it is never closed' },
    ]);
    expect(split('[1]]}\n{"a":1}').map((line) => ('text' in line ? line.text : ''))).toEqual([
      '1',
      ']',
      '}',
      '{"a":1}',
    ]);
  });

  it('gives the same for an array, for objects one after the other, and in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        fc.integer({ min: 1, max: 40 }),
        (all, size) => {
          const expected = JSON.parse(JSON.stringify(all));
          expect(values(JSON.stringify(all), size)).toEqual(expected);
          expect(values(JSON.stringify(all, null, 1), size)).toEqual(expected);
          const objects = all.filter((each) => Object.keys(each).length > 0);
          const text = objects.map((each) => JSON.stringify(each, null, 2)).join('\n');
          expect(values(text, size)).toEqual(JSON.parse(JSON.stringify(objects)));
        },
      ),
    );
  });
});
