import { describe, expect, it } from 'vitest';
import { withoutDefinitions } from '@/lib/scan/documents/template-definitions';
import { inventoryOf } from '@/tests/factories/scanned-files';

const definition = '{{- define "shop.settings" }}\n    level: {{ .Values.level }}\n    mode: fast\n{{- end }}\n';
const object =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata:\n  settings: |\n    port: 1\n    {{- template "shop.settings" . }}\n';

describe('lib/scan/documents/template-definitions.ts', () => {
  it('leaves out what a definition holds, and keeps every line in its place', () => {
    const text = withoutDefinitions(`${definition}${object}`);
    expect(text).not.toContain('mode');
    expect(text.split('\n').indexOf('kind: ConfigMap')).toBe(5);
    expect(text).toHaveLength(`${definition}${object}`.length);
  });

  it('lets an object below a definition be read', () => {
    const files = { 'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' };
    const { resources, unread } = inventoryOf({ ...files, 'shop/templates/a.yaml': `${definition}${object}` });
    expect(resources.map(({ kind, line }) => [kind, line])).toEqual([['ConfigMap', 5]]);
    expect(unread).toEqual([]);
  });

  it('keeps a whole object that stands apart from the rest, and takes one that does not for no document', () => {
    const holding = (name: string) =>
      `{{- define "${name}" }}\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n{{- end }}\n`;
    const files = { 'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' };
    const kindsIn = (text: string) =>
      inventoryOf({ ...files, 'shop/templates/a.yaml': text }).resources.map(({ kind }) => kind);
    const call = '{{ if .Values.on }}\n{{ include "a" . }}\n{{ end }}\n';
    expect(kindsIn(`${holding('a')}${call}---\n${object}`)).toEqual(['Service', 'ConfigMap']);
    expect(kindsIn(`${object}---\n${holding('a')}${call}`)).toEqual(['ConfigMap', 'Service']);
    expect(kindsIn(`${holding('a')}${object}`)).toEqual(['ConfigMap']);
    expect(kindsIn(`${object}${holding('a')}`)).toEqual(['ConfigMap']);
    expect(kindsIn(`${holding('a')}${holding('b')}---\n${object}`)).toEqual(['Service', 'ConfigMap']);
  });

  it.each([
    ['a file of definitions alone', `# why\n---\n${definition}{{ include "shop.settings" . }}\n`],
    ['a text without definitions', object],
    ['a block that never ends', `{{ define "a" }}\na: 1\n`],
  ])('keeps %s', (_, text) => expect(withoutDefinitions(text)).toBe(text));
});
