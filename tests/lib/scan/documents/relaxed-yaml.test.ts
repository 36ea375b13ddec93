import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relaxedYaml } from '@/lib/scan/documents/relaxed-yaml';
import { parseDocument } from '@/lib/scan/documents/yaml';

function readingOf(text: string): unknown {
  const parsed = parseDocument(text);
  return parsed.ok ? parsed.value : parsed.reason;
}

describe('lib/scan/documents/relaxed-yaml.ts', () => {
  it.each([
    [
      'entries at the column of their key',
      'a:\n  hosts: [\n  one,\n  two\n  ]\n  b: 1\n',
      { hosts: ['one', 'two'], b: 1 },
    ],
    ['entries left of their key', "a:\n  hosts: ['one', # [first\n'two']\n", { hosts: ['one', 'two'] }],
    ['maps in braces', 'a:\n  limits: {cpu: 1,\nlist: [1,\n2]}\n', { limits: { cpu: 1, list: [1, 2] } }],
    [
      'quoted text',
      'a:\n  text: "One.\n\nTwo \\"[\\" and\nthree."\n  b: 1\n',
      { text: 'One.\nTwo "[" and three.', b: 1 },
    ],
    ['text in single quotes', "a:\n  - text: 'it''s\nlong'\n", [{ text: "it's long" }]],
    ['an alias for a key', 'a:\n  name: &n shop\n  ports:\n    *n: 1\n', { name: 'shop', ports: { shop: 1 } }],
  ])('reads %s', (_, text, value) => expect(readingOf(text)).toEqual({ a: value }));

  it('leaves what only looks like it: blocks of text, comments, brackets and quotes inside of words', () => {
    const text = 'a: |\n  x [\n  "\nb: it\'s [\n# c: [\nd: x"y\ne: >-\n  {\nf: 1\n';
    expect(relaxedYaml(text)).toBe(text);
  });

  it('changes no block of text beside what it mends, however its key begins', () => {
    const script = "&s |\n    *host: 1\n    'open\n";
    expect(readingOf(`a:\n  run: ${script}  b: [1,\n2]\n`)).toEqual({ a: { run: "*host: 1\n'open\n", b: [1, 2] } });
    expect(readingOf('- run: |\n    "x\n  b: [1,\n2]\n')).toEqual([{ run: '"x\n', b: [1, 2] }]);
    expect(readingOf('a:\n- |\n  "x\n- [1,\n2]\n')).toEqual({ a: ['"x\n', [1, 2]] });
  });

  it('moves no line far, so that a text of many lines grows by little', () => {
    const text = `${' '.repeat(30_000)}a: [\n${'b,\n'.repeat(5_000)}]\n`;
    expect(relaxedYaml(text).length).toBeLessThan(2_000_000);
  });

  it('keeps what nobody reads a mistake', () => {
    expect(readingOf('a:\n  b: [1,\n2\nc: 3\n')).toMatch(/^not valid YAML/);
    expect(readingOf('a:\n  b: "x\ny\n')).toMatch(/^not valid YAML/);
  });

  it('leaves a long text alone', () => {
    const text = `a:\n  b: [\n1]\n${'#'.repeat(70_000)}\n`;
    expect(relaxedYaml(text)).toBe(text);
  });

  it('keeps every line in its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'ab:- \n[]{},"\'|#*\\'.split('')), { maxLength: 60 }), (characters) => {
        const text = characters.join('');
        expect(relaxedYaml(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});
