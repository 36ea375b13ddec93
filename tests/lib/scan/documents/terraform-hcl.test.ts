import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHcl } from '@/lib/scan/documents/terraform-hcl';

describe('lib/scan/documents/terraform-hcl.ts', () => {
  it('goes on at the next top-level block after a brace that nobody closed', () => {
    const blocks = readHcl('resource "a" "b" {\n  x = {\n    y = [1,\n\nmodule "m" {\n  source = "s"\n}\n');
    expect(blocks.map(({ type, labels }) => [type, ...labels])).toEqual([
      ['resource', 'a', 'b'],
      ['module', 'm'],
    ]);
    expect(blocks[1]?.texts).toEqual({ source: 's' });
  });

  it('passes over closing braces that nothing opened', () => {
    expect(readHcl('}\n}}\nlocals {\n  a = "1"\n}\n}')).toMatchObject([{ type: 'locals', texts: { a: '1' } }]);
  });

  it('is not led astray by braces and hashes in strings and templates', () => {
    const template = `${'$'}{lookup(m, "k}")} tail`;
    const [block] = readHcl(`x "y" {\n  a = "# { not a comment"\n  b = "${template}"\n  c = "end"\n}`);
    expect(block?.texts).toEqual({ a: '# { not a comment', b: template, c: 'end' });
  });

  it('keeps only literals as attributes', () => {
    const [block] = readHcl(
      'x {\n a = var.b\n c = "l" == "m" ? 1 : 2\n d = 1 + 2\n e = 12 // note\n f = false\n g = [\n"x"\n]\n h = "z"\n}',
    );
    expect(block?.texts).toEqual({ e: '12', f: 'false', h: 'z' });
  });

  it('reads on after a comment that ends an expression', () => {
    const [block] = readHcl('x {\n  a = f(1) # why\n  b = "kept"\n}');
    expect(block?.texts).toEqual({ b: 'kept' });
  });

  it('loses only its line to a string without an end', () => {
    const [block] = readHcl('x {\n  a = "open\n  b = "kept"\n}');
    expect(block?.texts).toEqual({ b: 'kept' });
  });

  it('takes a word of any length behind `<<` for no reason to fail', () => {
    expect(() => readHcl(`a = <<${'EOT'.repeat(20_000)}\nb\n`)).not.toThrow();
  });

  it('reads a heredoc without an end to the end of the file', () => {
    const [block] = readHcl('x {\n  a = <<EOT\n  text\n}\n');
    expect(block?.heredocs).toEqual([{ text: '  text\n}\n', line: 3 }]);
  });

  it('passes over for expressions', () => {
    const [block] = readHcl('x {\n  a = { for k, v in var.m : k => { n = v } }\n  b = "kept"\n}');
    expect(block?.texts).toEqual({ b: 'kept' });
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '"',
      '\\',
      '<<A\n',
      'A\n',
      '\n',
      '=',
      '#',
      '/*',
      '*/',
      '${',
      'x',
      'module "m" {',
      '[',
      ')',
      ',',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 200 }).map((all) => all.join('')),
        ),
        (text) => {
          expect(Array.isArray(readHcl(text))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['strings without an end', '"\\"'],
    ['opening braces', 'a {\n'],
    ['heredocs without an end', 'a = <<A\n'],
    ['comments', '#\n'],
    ['block comments without an end', '/*'],
    ['opening brackets', 'a = [\n'],
    ['template openings', 'a = "${'],
    ['quotes', '"'],
    ['words', 'ab '],
    ['attributes', 'a = "b"\n'],
  ])('reads a megabyte of %s in time that grows with its length', (_, piece) => {
    const short = piece.repeat(Math.ceil(2 ** 17 / piece.length));
    const long = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    const time = (text: string): number => {
      const start = performance.now();
      readHcl(text);
      return performance.now() - start;
    };
    time(short);
    const reference = Math.max(time(short), 5);
    // Eight times the length; quadratic work would take sixty-four times as long.
    expect(time(long) / reference).toBeLessThan(40);
  });
});
