import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifests } from '@/lib/scan/documents/manifests';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

function kinds(text: string): string[] {
  return readManifests(text, false).documents.map(({ kind }) => kind);
}

describe('lib/scan/documents/manifests.ts', () => {
  it('reads the objects of a stream with their lines, names and namespaces', () => {
    const text =
      '---\n# the shop\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n---\napiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    name: wrong\n  # name: wrong\n  name: "front"\n';
    expect(readManifests(text, false).documents).toMatchObject([
      { line: 3, apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' },
      { line: 9, kind: 'Service', name: 'front', namespace: null, body: null },
    ]);
  });

  it('reads the name of an object that it does not parse, written in one line', () => {
    const text = 'apiVersion: v1\r\nkind: Service\r\nmetadata: {name: web, namespace: "shop", labels: {name: x}}\r\n';
    expect(readManifests(text, false).documents).toMatchObject([{ name: 'web', namespace: 'shop', body: null }]);
  });

  it('loses a broken document and keeps the others', () => {
    const text =
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: [unclosed\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: c\n';
    const facts = readManifests(text, false);
    expect(facts.documents.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(facts.problems).toEqual([{ line: expect.any(Number), reason: expect.stringContaining('not valid YAML') }]);
    expect(facts.problems[0]?.line).toBeGreaterThanOrEqual(8);
  });

  it('sees nothing in what is commented out', () => {
    const text =
      '#apiVersion: argoproj.io/v1alpha1\n#kind: Application\n#spec:\n#  syncPolicy:\n#    automated: {selfHeal: true}\n';
    expect(readManifests(text, true)).toMatchObject({ documents: [], plain: [], problems: [] });
    const field =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    # automated:\n    #   selfHeal: true\n    retry: {}\n';
    expect(readManifests(field, false).documents[0]?.body).toMatchObject({ spec: { syncPolicy: { retry: {} } } });
  });

  it('does not parse a definition, however large, but knows that it is there', () => {
    const facts = readManifests(
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: a\nspec: [broken\n',
      false,
    );
    expect(facts.documents).toMatchObject([{ kind: 'CustomResourceDefinition', name: 'a', body: null }]);
    expect(facts.problems).toEqual([]);
  });

  it('expands lists of objects', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata: {name: a}\n- just text\n- kind: NoVersion\n- apiVersion: argoproj.io/v1alpha1\n  kind: Application\n';
    expect(readManifests(text, false).documents.map(({ kind, item }) => [kind, item])).toEqual([
      ['Namespace', 0],
      ['Application', 3],
    ]);
    expect(kinds('apiVersion: v1\nkind: ConfigMapList\nitems:\n- {apiVersion: v1, kind: ConfigMap}\n')).toEqual([
      'ConfigMap',
    ]);
    expect(kinds('apiVersion: example.org/v1\nkind: AllowList\nspec: {}\n')).toEqual(['AllowList']);
  });

  it('reads JSON, CRLF line ends and a byte order mark', () => {
    expect(kinds('{"apiVersion": "v1",\n "kind": "Namespace", "metadata": {"name": "a"}}')).toEqual(['Namespace']);
    expect(
      readManifests('\uFEFFapiVersion: v1\r\nkind: Service\r\nmetadata:\r\n  name: a\r\n', false).documents,
    ).toMatchObject([{ name: 'a' }]);
    expect(kinds('a: 1\n--- {apiVersion: v1, kind: Namespace}\n')).toEqual(['Namespace']);
  });

  it('keeps plain documents only where they are asked for', () => {
    const text = 'resources:\n- a.yaml\n';
    expect(readManifests(text, false)).toMatchObject({ documents: [], plain: [] });
    expect(readManifests(text, true).plain).toEqual([{ line: 1, templated: false, body: { resources: ['a.yaml'] } }]);
  });

  it.each([
    '- op: add\n  path: /spec/suspend\n  value: true\n',
    '- {op: add, path: /spec/suspend, value: true}\n',
    '[{"op": "add", "path": "/spec/suspend", "value": true}]',
    '[\n  {\n    "op": "add",\n    "path": "/spec/suspend",\n    "value": true\n  }\n]\n',
    '# why\n- path: /spec/suspend\n  op: add\n  value: true\n',
  ])('keeps the operations of a JSON patch: %j', (text) => {
    expect(readManifests(text, false).plain).toMatchObject([
      { body: [{ op: 'add', path: '/spec/suspend', value: true }] },
    ]);
  });

  it('never keeps the value of a Secret', () => {
    const text = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: correct-horse-battery\n';
    const facts = readManifests(text, false);
    expect(JSON.stringify(facts)).not.toContain('correct-horse');
    expect(facts.secrets).toMatchObject([{ line: 5, key: expect.stringContaining('password') }]);
  });

  it('tells the line of a Secret in its file', () => {
    const text = 'a: 1\n---\napiVersion: v1\nkind: Secret\nstringData:\n  password: correct-horse-battery\n';
    expect(readManifests(text, false).secrets).toMatchObject([{ line: 6 }]);
  });

  it('says that a file is encrypted', () => {
    expect(readManifests('a: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\n', true).encrypted).toBe(true);
    expect(readManifests('a: 1\n', true).encrypted).toBe(false);
  });

  it('neutralises templates, and says so of the object', () => {
    const text =
      '{{- if .Values.on }}\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  {{- with .Values.sync }}\n  syncPolicy:\n    automated: {}\n  {{- end }}\n{{- end }}\n';
    expect(readManifests(text, false)).toMatchObject({
      problems: [],
      documents: [
        {
          line: 2,
          name: UNRESOLVED,
          templated: true,
          conditional: expect.arrayContaining(['spec.syncPolicy', 'spec.syncPolicy.automated']),
        },
      ],
    });
  });

  it('reads an object whose texts hold a template for another tool as it is written', () => {
    const text = [
      'apiVersion: helm.toolkit.fluxcd.io/v2',
      'kind: HelmRelease',
      'metadata: {name: alerts}',
      'spec:',
      '  values:',
      '    receivers:',
      '      - text: >-',
      '          {{ range .Alerts -}}',
      '            *Alert:* {{ .Annotations.title }}',
      '          *Details:*',
      '          {{ end }}',
      '    image: {repository: shop/alerts, tag: 1.2.3}',
    ].join('\n');
    const { documents, problems } = readManifests(text, false);
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([{ name: 'alerts', line: 1, templated: false, conditional: [] }]);
  });

  it('still loses a template that stays broken without its expressions', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: {{ .Values.a }}\n b: 1\n';
    const { documents, problems } = readManifests(text, false);
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ line: 6 }]);
  });

  it('looks at the lines of each document for what is conditional in it', () => {
    const document = (open: string, close: string): string =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  ${open}\n  suspend: true\n  ${close}\n  prune: true\n`;
    const text = `${document('', '')}---\n${document('{{ if .x }}', '{{ end }}')}---\n${document('', '')}`;
    expect(readManifests(text, false).documents.map(({ conditional }) => conditional)).toEqual([
      [],
      ['spec.suspend'],
      [],
    ]);
  });

  it('survives names and keys that mean something to JavaScript', () => {
    const text =
      'apiVersion: constructor/v1\nkind: constructor\n__proto__: {polluted: true}\nmetadata: {name: __proto__}\n';
    expect(readManifests(text, false).documents).toMatchObject([{ apiVersion: 'constructor/v1', name: '__proto__' }]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('reads the header of an object with a thousand comments and no name', () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata:\n${'  # comment\n'.repeat(1_000)}spec: {}\n`;
    expect(readManifests(text, false).documents).toMatchObject([{ kind: 'Service', name: null }]);
    const blanks = `- ${' '.repeat(200_000)}x\nb: 1\n`;
    expect(readManifests(blanks, false).documents).toEqual([]);
  });

  it('keeps facts that JSON can carry', () => {
    const text = 'a: .inf\nb: 2026-01-01\nc: 0x1F\n---\n- x\n---\nplain\n';
    const facts = readManifests(text, true);
    expect(facts.plain.map(({ line }) => line)).toEqual([1, 5, 7]);
    expect(JSON.parse(JSON.stringify(facts.plain[1]))).toEqual(facts.plain[1]);
  });

  it('never throws, whatever the bytes', () => {
    const piece = fc.constantFrom(
      'apiVersion: v1\n',
      'kind: Secret\n',
      'kind: List\n',
      'items:\n',
      '- ',
      '{{ if x }}',
      '{{ end }}',
      '---\n',
      'data: ',
      'metadata:\n',
      '  name: a\n',
      '\t',
      '[',
      '{',
      '&a ',
      '*a',
      '"',
      '|\n',
      '$patch: delete\n',
      '\r\n',
      '__proto__: ',
      'apiVersion: constructor/v1\nkind: constructor\n',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\n',
      'spec:\n  ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        fc.boolean(),
        (text, keepPlain) => {
          const facts = readManifests(text, keepPlain);
          const last = text.split('\n').length;
          for (const { line } of [...facts.documents, ...facts.plain]) expect(line).toBeLessThanOrEqual(last);
          JSON.stringify(facts);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
