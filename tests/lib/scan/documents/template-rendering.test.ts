import { describe, expect, it } from 'vitest';
import { fillTemplate } from '@/lib/scan/documents/template-rendering';

const values = {
  revision: 'v1.2.0',
  none: {},
  apps: { web: { namespace: 'shop', on: true, files: ['a.yaml', 'b.yaml'] }, api: { on: false } },
};

const fill = (template: string): string | undefined => fillTemplate(template, values)?.text;

describe('lib/scan/documents/template-rendering.ts', () => {
  it('writes the body of a range for each element, maps in the order of their keys', () => {
    expect(fill('{{- range $name, $app := .Values.apps }}\n- {{ $name }}: {{ $app.on }}\n{{- end }}\n')).toBe(
      '\n- api: false\n- web: true\n',
    );
    expect(fill('{{ range .Values.apps.web.files }}{{ . }},{{ end }}')).toBe('a.yaml,b.yaml,');
  });

  it('reads the root inside of a range by the dollar sign alone', () => {
    expect(fill('{{ range .Values.apps.web.files }}{{ $.Values.revision }} {{ .Values.revision }};{{ end }}')).toBe(
      'v1.2.0 {{ .Values.revision }};v1.2.0 {{ .Values.revision }};',
    );
  });

  it('chooses text and quotes it as the functions say', () => {
    expect(fill('{{ .Values.apps.api.namespace | default "api" | quote }}')).toBe('"api"');
    expect(fill('{{ default .Values.revision .Values.none }}')).toBe('v1.2.0');
    expect(fill('{{ printf "%s-%s" "a" .Values.revision | upper }}')).toBe('A-V1.2.0');
  });

  it('takes the branch that values tell', () => {
    const template = '{{- range .Values.apps }}{{ if .on }}on{{ else }}off{{ end }};{{ end }}';
    expect(fill(template)).toBe('off;on;');
    expect(fill('{{ with .Values.apps.web }}{{ .namespace }}{{ end }}')).toBe('shop');
    expect(fill('{{ if eq .Values.revision "v1.2.0" }}a{{ else if true }}b{{ end }}')).toBe('a');
    expect(fill('{{ range $a := .Values.apps.web.files }}{{ $b := $a }}{{ $b }}{{ end }}')).toBe('a.yamlb.yaml');
  });

  it('leaves as it is written what values do not tell', () => {
    for (const template of [
      '{{ .Release.Name }}',
      '{{ .Values.missing }}',
      '{{ include "name" . }}',
      '{{ .Values.revision | sha256sum }}',
      '{{ toYaml .Values.apps | nindent 2 }}',
      '{{ if .Capabilities.APIVersions.Has "v1" }}{{ .Values.revision }}{{ end }}',
      '{{ range .Values.none }}a{{ end }}',
      '{{ range .Values.missing }}a{{ end }}',
      '{{ (index .Values.apps "web").namespace }}',
    ])
      expect(fill(template)).toBe(template);
  });

  it('does not trust a variable that is set anew on some way', () => {
    expect(fill('{{ $a := "one" }}{{ if .Release.IsUpgrade }}{{ $a = "two" }}{{ end }}{{ $a }}')).toContain('{{ $a }}');
  });

  it('tells the line of the template that a line comes from', () => {
    const filled = fillTemplate('# first\n{{- range .Values.apps }}\n---\nname: a\n{{- end }}\n', values);
    expect(filled?.text.split('\n')).toEqual(['# first', '---', 'name: a', '---', 'name: a', '']);
    expect([1, 3, 5].map((line) => filled?.lineOf(line))).toEqual([1, 4, 4]);
    expect(filled?.ranges).toBe(1);
  });

  it('refuses blocks that do not close and texts that grow without end', () => {
    expect(fill('{{ if .Values.on }}')).toBeUndefined();
    expect(fill('{{ end }}')).toBeUndefined();
    const list = Array.from({ length: 2_000 }, (_, at) => at);
    const nested = '{{ range .Values.list }}{{ range $.Values.list }}{{ . }}{{ end }}{{ end }}';
    expect(fillTemplate(nested, { list })).toBeNull();
  });
});
