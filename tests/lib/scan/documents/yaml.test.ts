import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/lib/scan/documents/yaml';

function readValue(text: string): unknown {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

describe('lib/scan/documents/yaml.ts', () => {
  it('reads YAML 1.2: `on` and `yes` are texts, dates stay texts', () => {
    expect(readValue('on: yes\nwhen: 2026-01-31\nflag: true\nnone: ~\n')).toEqual({
      on: 'yes',
      when: '2026-01-31',
      flag: true,
      none: null,
    });
  });

  it('follows merge keys and aliases', () => {
    expect(readValue('base: &base {a: 1}\nuse:\n  <<: *base\n  b: 2\nagain: *base\n')).toEqual({
      base: { a: 1 },
      use: { a: 1, b: 2 },
      again: { a: 1 },
    });
  });

  it('lets a later duplicate key win', () => {
    expect(readValue('a: 1\nb: 2\na: 3\n')).toEqual({ a: 3, b: 2 });
  });

  it('ignores what is commented out', () => {
    expect(readValue('syncPolicy:\n  # automated:\n  #   selfHeal: true\n  retry: 1\n')).toEqual({
      syncPolicy: { retry: 1 },
    });
  });

  it.each(['', '\n\n', '# only\n  # comments\n', '%YAML 1.2\n', '\uFEFF# a comment\n', '---\n', '\t\n'])(
    'takes %j as a document of nothing',
    (text) => {
      expect(parseDocument(text)).toEqual({ ok: true, value: null });
    },
  );

  it('reads CRLF line ends, a byte order mark and tabs after values', () => {
    expect(readValue('\uFEFFa:\r\n  b: 1\t\r\n  c: x\r\n')).toEqual({ a: { b: 1, c: 'x' } });
  });

  it('gives the line of a tab that indents', () => {
    expect(parseDocument('a: 1\nb:\n\tc: 1\n')).toMatchObject({ ok: false, line: 3 });
  });

  it('gives the line of a mistake, counted from 1', () => {
    const parsed = parseDocument('a: 1\nb: [1, 2\nc: 3\n');
    expect(parsed).toMatchObject({ ok: false, reason: expect.stringContaining('not valid YAML') });
    expect(parsed.ok ? null : parsed.line).toBeGreaterThanOrEqual(2);
  });

  it('keeps `__proto__` a plain key that changes nobody', () => {
    const value = readValue('__proto__:\n  polluted: true\nb: 1\n');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'b']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses aliases that expand to billions of values', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(parseDocument(lines.join('\n'))).toMatchObject({ ok: false, reason: expect.stringContaining('aliases') });
  });

  it('refuses aliases that repeat a long text until it fills the memory', () => {
    const bomb = `a: &a ${'x'.repeat(500_000)}\nb: [${Array(1_000).fill('*a').join(', ')}]\n`;
    expect(parseDocument(bomb)).toMatchObject({ ok: false, reason: expect.stringContaining('aliases') });
  });

  it('refuses aliases that nest deeper than recursion stands', () => {
    const nest = (inner: string): string => `${'['.repeat(150)}${inner}${']'.repeat(150)}`;
    const lines = [`a0: &a0 ${nest('x')}`];
    for (let level = 1; level < 1_500; level += 1) lines.push(`a${level}: &a${level} ${nest(`*a${level - 1}`)}`);
    expect(parseDocument(lines.join('\n')).ok).toBe(false);
  });

  it('refuses a value that holds itself', () => {
    expect(parseDocument('a: &a\n  b: *a\n').ok).toBe(false);
    expect(parseDocument('&a [*a]').ok).toBe(false);
  });

  it('reads nesting of a hundred levels and refuses a thousand', () => {
    expect(parseDocument('['.repeat(100) + ']'.repeat(100)).ok).toBe(true);
    expect(parseDocument('['.repeat(1_000) + ']'.repeat(1_000)).ok).toBe(false);
    expect(parseDocument('{"a":'.repeat(100_000)).ok).toBe(false);
  });

  it('never throws, whatever the bytes, and gives what JSON can write', () => {
    const decoder = new TextDecoder();
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => decoder.decode(array));
    const marks = fc.array(
      fc.constantFrom(
        '- ',
        ': ',
        '\n',
        '  ',
        '&a ',
        '*a',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '|',
        '>',
        '#',
        '\t',
        '!x ',
        '? ',
        'k',
        '<<',
        '%',
        '---\n',
        '...\n',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          bytes,
          marks.map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseDocument(text);
          if (parsed.ok) JSON.stringify(parsed.value);
          else expect(parsed.reason).not.toBe('');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('reads brackets that close at the column of their key, as clusters do', () => {
    expect(parseDocument('keda: {\n  env: dev\n}\ncommand: [\n  "a",\n  # why\n  "b",\n]\nlast: 1\n')).toEqual({
      ok: true,
      value: { keda: { env: 'dev' }, command: ['a', 'b'], last: 1 },
    });
  });

  it('gives the mistake of a text that neither parser reads', () => {
    expect(parseDocument('a: [1, 2\nb: {')).toMatchObject({ ok: false });
  });
});
