import { describe, expect, it } from 'vitest';
import { readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';

describe('lib/scan/documents/pipelines/located-yaml', () => {
  it('knows the line of keys, items and the first line of a block text', () => {
    const [document] = readLocatedYaml('# head\na:\n  b:\n    - run: |\n        one\n        two\n').documents;
    expect(document?.lineOf('a', 'b')).toBe(3);
    expect(document?.lineOf('a', 'b', 0)).toBe(4);
    expect(document?.lineOf('a', 'b', 0, 'run')).toBe(5);
    expect(document?.isLiteral('a', 'b', 0, 'run')).toBe(true);
    expect(document?.lineOf('a', 'missing', 3)).toBe(2);
  });

  it('finds lines through anchors and merge keys', () => {
    const [document] = readLocatedYaml('.base: &base\n  script: make\njob:\n  <<: *base\n').documents;
    expect(document?.value).toMatchObject({ job: { script: 'make' } });
    expect(document?.lineOf('job', 'script')).toBe(2);
  });

  it('keeps files with tags that YAML does not know', () => {
    const yaml = readLocatedYaml('a: !reference [.x, script]\nb: !custom text\nc: !map {d: 1}\n');
    expect(yaml.documents[0]?.value).toEqual({ a: { '!reference': ['.x', 'script'] }, b: 'text', c: { d: 1 } });
    expect(yaml.problem).toBeNull();
  });

  it('loses a broken document alone, and says so', () => {
    const yaml = readLocatedYaml('a: 1\n---\nb: [\n---\nc: 3\n');
    expect(yaml.documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(yaml.problem).toMatch(/line 2/);
    expect(yaml.documents[1]?.lineOf('c')).toBe(5);
  });

  it('reads documents with template expressions', () => {
    const yaml = readLocatedYaml('name: x\nrevision: {{ revision }}/y\n');
    expect(yaml.documents[0]?.value).toMatchObject({ name: 'x' });
  });

  it('refuses aliases that expand without end, and circles', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let step = 1; step < 12; step += 1) {
      const above = String.fromCharCode(96 + step);
      const name = String.fromCharCode(97 + step);
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${above}`).join(',')}]`);
    }
    expect(readLocatedYaml(bomb.join('\n')).problem).toMatch(/expand/);
    expect(readLocatedYaml('a: &a [*a]').problem).not.toBeNull();
  });

  it('survives text that is no YAML', () => {
    expect(readLocatedYaml('\u0000\u0001{{{[[').documents).toEqual([]);
    expect(readLocatedYaml('').documents).toEqual([]);
    expect(readLocatedYaml('[[['.repeat(10_000)).problem).not.toBeNull();
  });
});
