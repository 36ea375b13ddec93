import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { UNRESOLVED as T } from '@/lib/scan/documents/unresolved';
import { parseDocument } from '@/lib/scan/documents/yaml';

function parsed(text: string): unknown {
  const result = parseDocument(neutralizeTemplate(text).text);
  return result.ok ? result.value : result.reason;
}

describe('lib/scan/documents/template.ts', () => {
  it('leaves a text without expressions as it is, tabs included', () => {
    expect(neutralizeTemplate('a: "x\ty"\n')).toEqual({
      text: 'a: "x\ty"\n',
      templated: false,
      depths: [],
      spreads: [],
      switches: [],
      asksCluster: false,
    });
    expect(neutralizeTemplate('a: {b: {c: 1}}\n').templated).toBe(false);
    expect(neutralizeTemplate('a: "{{ never closed"\n').templated).toBe(false);
  });

  it('knows a template that asks the cluster by its expressions, not by other words of the text', () => {
    const asks = (text: string) => neutralizeTemplate(text).asksCluster;
    expect(asks('{{ if .Capabilities.APIVersions.Has "batch/v1" }}\na: 1\n{{ end }}\n')).toBe(true);
    expect(asks('{{ if semverCompare ">=1.21-0" $version }}\na: 1\n{{ end }}\n')).toBe(true);
    expect(asks('# set by kubeVersion\nkubeVersion: {{ .Values.version }}\n')).toBe(false);
  });

  it('blanks expressions that stand alone on their lines', () => {
    const text = '{{- if .Values.on }}\na: 1\n  {{- include "x" . | nindent 2 }} {{/* why */}}\n{{ end -}}\nb: 2\n';
    expect(
      neutralizeTemplate(text)
        .text.split('\n')
        .map((line) => line.trim()),
    ).toEqual(['', 'a: 1', '', '', 'b: 2', '']);
  });

  it('puts a token where an expression writes a value', () => {
    expect(
      parsed('a: {{ .Values.a }}\nb: "x-{{ .b }}-y"\nc: {{ .c | quote }}\nd: {{ .a }}:{{ .b }}\n- {{ .c }}: 1\n'),
    ).not.toBe('');
    expect(parsed('a: {{ .Values.a }}\nb: "x-{{ .b }}-y"\n{{ .key }}: {{ .c | quote }}\n')).toEqual({
      a: T,
      b: `x-${T}-y`,
      [T]: T,
    });
  });

  it('reads keys on the lines below a block that begins behind their parent', () => {
    const text = 'data: {{- range $k, $v := .Values.a }}\n  {{ $k }}: {{ $v | quote }}\n{{- end }}\nkind: Secret\n';
    expect(parsed(text)).toEqual({ data: { [T]: T }, kind: 'Secret' });
    const chosen = 'name: {{ if .Values.a -}}\n  one\n{{- else }} two {{ end }}\n';
    expect(neutralizeTemplate(chosen).text).toContain(`name: ${T}`);
  });

  it('takes what an expression writes behind the head of a text for unknown', () => {
    const text = 'data:\n  a.yaml: |- {{ include "a" . | indent 4 }}\n  b.yaml: |\n    c: {{ .d }}\n';
    expect(parsed(text)).toEqual({ data: { 'a.yaml': T, 'b.yaml': `c: ${T}\n` } });
  });

  it('keeps the lines of an expression that spans several', () => {
    const text = 'a: {{ dict\n  "x" 1\n  | toYaml }}\nb: 2\n{{- /*\n  a comment }} with braces\n*/ -}}\nc: 3\n';
    const neutral = neutralizeTemplate(text);
    expect(neutral.text.split('\n')[3]).toBe('b: 2');
    expect(parsed(text)).toEqual({ a: T, b: 2, c: 3 });
  });

  it('is not misled by braces inside strings of an expression', () => {
    expect(parsed('a: "{{ "{{" }} $labels.pod {{ "}}" }}"\nb: {{`{{ name }}`}}\nc: 1\n')).toEqual({
      a: `${T} $labels.pod ${T}`,
      b: T,
      c: 1,
    });
  });

  it('reads the quoted placeholders of an ApplicationSet', () => {
    expect(parsed('name: \'{{name}}-{{ .path.basename }}\'\nargs: "{{=sprig.trim(\\"x\\")}}"\n')).toEqual({
      name: `${T}-${T}`,
      args: T,
    });
  });

  it('marks a value that a condition chooses as unknown instead of joining its branches', () => {
    expect(
      parsed('a: {{ if .x }}true{{ else }}false{{ end }}\nb: {{ if .x }}"y"{{ else }}"n"{{ end }}\nc: 1\n'),
    ).toEqual({
      a: expect.stringContaining(T),
      b: expect.stringContaining(T),
      c: 1,
    });
  });

  it('takes tabs of a template as blanks', () => {
    expect(parsed('a:\n\tb: {{ .x }}\n')).toEqual({ a: { b: T } });
  });

  it('tells how many blocks enclose each line', () => {
    const text = [
      '{{ if .a }}', // begins a block
      'one: 1',
      '{{- range .b }}{{ with .c }}',
      'three: 3',
      '{{- end }}',
      'two: 2',
      '{{ else }}',
      'also: 2{{ end }}',
      'one: 1{{- end }}',
      'none: 0',
      '{{ if .d }}inline: 1{{ end }}',
      'value: {{ if .e }}x{{ end }}',
    ];
    const { depths } = neutralizeTemplate(text.join('\n'));
    expect([1, 3, 5, 7, 8, 9, 10, 11].map((line) => depths[line])).toEqual([1, 3, 2, 2, 1, 0, 1, 0]);
  });

  it('tells where expressions write lines of their own, and at which column', () => {
    const text =
      'a:\n  {{- toYaml .x | nindent 4 }}\n{{ toYaml .y | indent 2 }}\n    {{ include "z" . }}\n  {{- if .x }}\n  {{- end }}\n  {{- $v := 1 }}\nb: {{ .v }}\n';
    expect(neutralizeTemplate(text).spreads).toEqual([
      { line: 1, indent: 4 },
      { line: 2, indent: 2 },
      { line: 3, indent: 4 },
    ]);
  });

  it.each([
    ['openings', '{{'.repeat(300_000)],
    ['pairs on one line', '{{x}}'.repeat(100_000)],
    ['strings that hold closings', '{{ "}}" '.repeat(60_000)],
    ['comments that never end', '{{/* }} '.repeat(60_000)],
    ['backquotes', '{{ ` }} '.repeat(60_001)],
  ])('gets through half a megabyte of %s', (_, text) => {
    expect(neutralizeTemplate(text).templated).toBe(text.includes('}}'));
  });

  it('keeps the number of lines, whatever the text', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{- if x }}',
      '{{ end }}',
      '{{/* c',
      '*/}}',
      '"',
      '`',
      '\n',
      '\r\n',
      'a: ',
      '- ',
      ' ',
      '\t',
      'x',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (text) => {
          const neutral = neutralizeTemplate(text);
          expect(neutral.text.split('\n')).toHaveLength(text.split('\n').length);
          if (neutral.templated) expect(neutral.depths).toHaveLength(text.split('\n').length);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
