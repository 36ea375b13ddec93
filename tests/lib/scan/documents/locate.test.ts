import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { locateKey } from '@/lib/scan/documents/locate';

type Key = readonly (string | number)[];

describe('lib/scan/documents/locate.ts', () => {
  const application = [
    '# selfHeal: true', // 1
    'apiVersion: argoproj.io/v1alpha1', // 2
    'spec:', // 3
    '  syncPolicy:', // 4
    '    # automated: {selfHeal: true}', // 5
    '    automated:', // 6
    '      prune: true', // 7
    '      selfHeal: false', // 8
    '  sources:', // 9
    '  - repoURL: one', // 10
    '    path: a', // 11
    '  -', // 12
    '    repoURL: two', // 13
    '  - helm: {values: x}', // 14
    'selfHeal: no', // 15
  ].join('\n');

  it.each<[Key, number]>([
    [['spec', 'syncPolicy', 'automated', 'selfHeal'], 8],
    [['spec', 'syncPolicy', 'automated'], 6],
    [['selfHeal'], 15],
    [['spec', 'sources', 0, 'path'], 11],
    [['spec', 'sources', 0, 'repoURL'], 10],
    [['spec', 'sources', 1, 'repoURL'], 13],
    [['spec', 'sources', 2], 14],
    [[], 2],
  ])('finds %j', (key, line) => {
    expect(locateKey(application, key)).toBe(line);
  });

  it.each<[Key, number]>([
    [['spec', 'syncPolicy', 'retry'], 4],
    [['spec', 'sources', 9], 9],
    [['spec', 'sources', 2, 'helm', 'values'], 14],
    [['spec', 'destination', 'server'], 3],
    [['metadata', 'name'], 2],
    [['spec', 'sources', 0, 'path', 'deeper'], 11],
  ])('gives the nearest key above %j, which is not there', (key, line) => {
    expect(locateKey(application, key)).toBe(line);
  });

  it('does not take the key of a sibling for that of a block that lacks it', () => {
    expect(locateKey('a:\n  x: 1\nb:\n  y: 2\n', ['a', 'y'])).toBe(1);
  });

  it('reads quoted keys, keys with dots and slashes, and CRLF line ends', () => {
    const text = 'metadata:\r\n  labels:\r\n    "app.kubernetes.io/name": x\r\n    \'a b\': y\r\n';
    expect(locateKey(text, ['metadata', 'labels', 'app.kubernetes.io/name'])).toBe(3);
    expect(locateKey(text, ['metadata', 'labels', 'a b'])).toBe(4);
    expect(locateKey('appXkubernetes: 1\napp.kubernetes: 2\n', ['app.kubernetes'])).toBe(2);
  });

  it('reads the text of Helm templates', () => {
    const text =
      'spec:\n  {{- if .Values.auto }}\n  syncPolicy:\n    automated: {{ .Values.automated }}\n  {{- end }}\n';
    expect(locateKey(text, ['spec', 'syncPolicy', 'automated'])).toBe(4);
  });

  it('gives the first line of an empty text', () => {
    expect(locateKey('', ['a', 0])).toBe(1);
  });

  it('finds lists of lists', () => {
    const text = 'a:\n- - x\n  - y\n- - z: 1\n    w: 2\n';
    expect(locateKey(text, ['a', 0, 1])).toBe(3);
    expect(locateKey(text, ['a', 1, 0, 'w'])).toBe(5);
  });

  it('agrees with a parser on every key of generated documents', () => {
    const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_./-]{0,11}$/);
    const scalar = fc.oneof(
      fc.stringMatching(/^[ -~]{0,30}$/),
      fc.constantFrom('', 'a: b', '- a', '# c', 'one\ntwo: 2\n', 'x\n\n  y\n', 'word '.repeat(40)),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 5 },
        scalar,
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
        fc.array(tie('value'), { maxLength: 4 }),
      ),
    }));
    const document = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 });
    const style = fc.record({
      indentSeq: fc.boolean(),
      indent: fc.constantFrom(2, 3, 4),
      lineWidth: fc.constantFrom(0, 80),
    });
    fc.assert(
      fc.property(document, style, (data, options) => {
        const text = stringify(data, options);
        for (const [key, line] of linesOfKeys(text)) expect([key, locateKey(text, key)]).toEqual([key, line]);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Every key of a document with its line, as a parser with positions says. */
function linesOfKeys(text: string): [Key, number][] {
  const counter = new LineCounter();
  const found: [Key, number][] = [];
  const lineAt = (node: Node): number => counter.linePos(node.range?.[0] ?? 0).line;
  const visit = (node: unknown, key: Key): void => {
    if (isMap(node))
      for (const { key: name, value } of node.items) {
        if (!isScalar(name)) continue;
        const inner = [...key, String(name.value)];
        found.push([inner, lineAt(name)]);
        visit(value, inner);
      }
    if (isSeq<Node>(node))
      node.items.forEach((item, index) => {
        found.push([[...key, index], lineAt(item)]);
        visit(item, [...key, index]);
      });
  };
  visit(parseDocument(text, { lineCounter: counter }).contents, []);
  return found;
}
