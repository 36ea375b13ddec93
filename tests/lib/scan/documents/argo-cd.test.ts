import { describe, expect, it } from 'vitest';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { generatorNames } from '@/lib/scan/documents/argo-cd';
import { agentsOf, anApplication } from '@/tests/factories/scanned-files';

function only(files: Record<string, string>): AgentObject {
  const [agent, ...others] = agentsOf(files);
  if (!agent || others.length > 0) throw new Error(`one agent object was expected, not ${others.length + 1}`);
  return agent;
}

function application(syncPolicy: string): AgentObject {
  return only({ 'apps/shop.yaml': anApplication('shop', syncPolicy) });
}

function applicationSet(generators: string, more = '', syncPolicy = '{automated: {selfHeal: true}}'): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shops
spec:
  generators: ${generators}
${more}  template:
    metadata:
      name: '{{name}}-shop'
    spec:
      project: shop
      source: {repoURL: https://git.example.org/shop/deploy, path: 'apps/{{name}}'}
      destination: {server: '{{server}}', namespace: shop}
      syncPolicy: ${syncPolicy}
`;
}

describe('lib/scan/documents/argo-cd.ts', () => {
  it.each<[string, boolean | null, boolean | null, boolean | null]>([
    ['{}', false, false, false],
    ['{automated: {}}', true, false, false],
    ['{automated: {selfHeal: true, prune: true}}', true, true, true],
    ['{automated: {prune: true, selfHeal: false}}', true, false, true],
    ['{automated: null}', false, false, false],
    ['{automated: ~, retry: {}}', false, false, false],
    ['{automated: {enabled: false, selfHeal: true, prune: true}}', false, false, false],
    ['{automated: {enabled: true, selfHeal: true}}', true, true, false],
    ['{automated: {selfHeal: "true"}}', true, true, false],
    ['{automated: {selfHeal: "{{ .heal }}"}}', true, null, false],
    ['{automated: {enabled: "{{ .on }}", selfHeal: true}}', null, null, null],
    ['"{{ .syncPolicy }}"', null, null, null],
    ['{automated: "{{ .automated }}"}', null, null, null],
    ['{"{{ .mode }}": {}}', null, null, null],
  ])('reads syncPolicy %s as automatic %j, self-healing %j, pruning %j', (policy, automatic, selfHeal, prune) => {
    const agent = application(policy);
    expect([agent.automatic.value, agent.selfHeal.value, agent.prune.value]).toEqual([automatic, selfHeal, prune]);
  });

  it('sees nothing in a policy that is commented out', () => {
    const agent = application('{}\n  #   automated:\n  #     selfHeal: true');
    expect([agent.automatic.value, agent.selfHeal.value]).toEqual([false, false]);
  });

  it('takes an object that the controller skips as doing nothing', () => {
    const skipped = anApplication('shop', '{automated: {selfHeal: true, prune: true}}').replace(
      'metadata:',
      'metadata:\n  annotations: {argocd.argoproj.io/skip-reconcile: "true"}',
    );
    expect(only({ 'a.yaml': skipped })).toMatchObject({
      suspended: { value: true },
      automatic: { value: false },
      selfHeal: { value: false },
      prune: { value: false },
    });
    expect(only({ 'a.yaml': skipped.replace('"true"', '"false"') })).toMatchObject({
      suspended: { value: false },
      selfHeal: { value: true },
    });
    expect(only({ 'a.yaml': skipped.replace('"true"', '"{{ .skip }}"') })).toMatchObject({
      suspended: { value: null },
      automatic: { value: null },
    });
  });

  it('reads the template of an ApplicationSet', () => {
    expect(only({ 'a.yaml': applicationSet('[{clusters: {}}]') })).toMatchObject({
      kind: 'ApplicationSet',
      automatic: { value: true, key: ['spec', 'template', 'spec', 'syncPolicy', 'automated'] },
      selfHeal: { value: true },
      prune: { value: false },
      generators: ['clusters'],
      project: 'shop',
      unresolved: false,
    });
  });

  it('leaves open what a templatePatch may set for some targets', () => {
    const patch =
      '  templatePatch: |\n    spec:\n      {{- if .auto }}\n      syncPolicy:\n        automated: {selfHeal: true}\n      {{- end }}\n';
    expect(only({ 'a.yaml': applicationSet('[{clusters: {}}]', patch, '{}') })).toMatchObject({
      automatic: { value: null },
      unresolved: true,
    });
    const other = '  templatePatch: |\n    metadata: {labels: {a: b}}\n';
    expect(only({ 'a.yaml': applicationSet('[{clusters: {}}]', other) }).automatic.value).toBe(true);
  });

  it('applies a templatePatch that says the same for every target', () => {
    const patch =
      '  templatePatch: |\n    spec:\n      project: "{{ .team }}"\n      syncPolicy:\n        automated: {prune: true, selfHeal: {{ .heal }}}\n';
    expect(only({ 'a.yaml': applicationSet('[{clusters: {}}]', patch, '{}') })).toMatchObject({
      automatic: { value: true },
      prune: { value: true },
      selfHeal: { value: null },
      unresolved: false,
    });
  });

  it('leaves open what an expression writes into a templatePatch by lines of its own', () => {
    const patch = '  templatePatch: |\n    spec:\n      syncPolicy:\n        {{- toYaml .syncPolicy | nindent 8 }}\n';
    expect(only({ 'a.yaml': applicationSet('[{clusters: {}}]', patch) })).toMatchObject({
      automatic: { value: null },
      unresolved: true,
    });
  });

  it('finds generators inside matrix and merge', () => {
    const nested =
      '[{merge: {mergeKeys: [name], generators: [{clusters: {values: {a: b}}}, {matrix: {generators: [{git: {}}, {list: {elements: []}}]}}]}}]';
    expect(only({ 'a.yaml': applicationSet(nested) }).generators).toEqual([
      'clusters',
      'git',
      'list',
      'matrix',
      'merge',
    ]);
  });

  it('does not take what shapes a generator for a generator', () => {
    expect(generatorNames([{ list: {}, selector: {}, template: {}, values: {} }, 'text', null])).toEqual(['list']);
  });

  it('takes the environments from generator elements, not from addresses that only contain such a word', () => {
    const elements = '[{list: {elements: [{name: eu, env: prod}, {name: us, env: staging}]}}]';
    expect(only({ 'a.yaml': applicationSet(elements) })).toMatchObject({
      environments: ['prod', 'staging'],
      production: true,
    });
    const git =
      "[{git: {repoURL: 'https://git.example.org/dev/platform-prod', revision: staging, directories: [{path: 'apps/*'}]}}]";
    expect(only({ 'a.yaml': applicationSet(git) }).environments).toEqual([]);
  });

  it('takes applications of pull requests as previews, never as production', () => {
    expect(
      only({ 'prod/a.yaml': applicationSet('[{matrix: {generators: [{pullRequest: {}}, {clusters: {}}]}}]') }),
    ).toMatchObject({
      preview: true,
      production: false,
    });
  });

  it('reads all sources, and the cluster by name or address', () => {
    const many = anApplication('shop').replace(
      /source: .*/,
      'sources: [{repoURL: a, chart: web, targetRevision: 1.2.3}, {repoURL: b, path: values, ref: v}]',
    );
    expect(only({ 'a.yaml': many.replace('https://kubernetes.default.svc', 'https://eu.example.org') })).toMatchObject({
      cluster: 'https://eu.example.org',
      sources: [
        { url: 'a', chart: 'web', revision: '1.2.3', path: null },
        { url: 'b', path: 'values', chart: null },
      ],
    });
    const clusterOf = (destination: string): string | null =>
      only({ 'a.yaml': anApplication('shop', '{}', { destination }) }).cluster;
    expect(clusterOf('{name: prod-eu}')).toBe('prod-eu');
    expect(clusterOf('{name: "", server: "https://kubernetes.default.svc:443"}')).toBe('in-cluster');
    expect(clusterOf('{namespace: shop}')).toBeNull();
  });

  it.each([
    ['core.oam.dev/v1beta1', 'Application'],
    ['app.k8s.io/v1beta1', 'Application'],
    ['argoproj.io/v1alpha1', 'Workflow'],
    ['argoproj.io/v1alpha1', 'Rollout'],
  ])('takes a %s %s for none of its objects', (apiVersion, kind) => {
    const text = anApplication('shop').replace('argoproj.io/v1alpha1', apiVersion).replace('Application', kind);
    expect(agentsOf({ 'a.yaml': text })).toEqual([]);
  });

  it('takes a definition of the kind, or a List without items, for none either', () => {
    const definition =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: applications.argoproj.io}\nspec: {group: argoproj.io, names: {kind: Application}}\n';
    expect(agentsOf({ 'a.yaml': definition, 'b.yaml': 'apiVersion: v1\nkind: List\nitems: []\n' })).toEqual([]);
  });

  it('reads applications of a List, with the way to each', () => {
    const item = anApplication('shop').replace(/^/gm, '  ').replace('  api', '- api').trimEnd();
    const agent = only({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${item}\n` });
    expect(agent).toMatchObject({ name: 'shop', resource: { rootKey: ['items', 0] } });
  });

  it('leaves open what only a part of an Application says', () => {
    const partial =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec: {source: {targetRevision: v2}, destination: {namespace: x}}\n';
    expect(only({ 'a.yaml': partial }).unresolved).toBe(true);
  });

  describe('in a Helm chart', () => {
    const chart = (text: string): AgentObject =>
      only({ 'chart/Chart.yaml': 'name: apps\nversion: 1.0.0\n', 'chart/templates/app.yaml': text });
    const policy = '\n    automated:\n      selfHeal: true\n';

    it('reads what is plain although values around it are templated', () => {
      const text = anApplication('{{ .Release.Name }}', '{automated: {selfHeal: true}}', {
        path: '{{ .Values.path }}',
      });
      expect(chart(`{{- range .Values.apps }}\n---\n${text}{{- end }}\n`)).toMatchObject({
        selfHeal: { value: true },
        resource: { chart: 'chart', templated: true },
      });
    });

    it('knows nothing of a field behind a condition', () => {
      const text = anApplication('shop', `${policy}{{ end }}\n`).replace(
        '  syncPolicy:',
        '  {{- if .Values.auto }}\n  syncPolicy:',
      );
      expect(chart(text)).toMatchObject({ automatic: { value: null }, selfHeal: { value: null }, unresolved: true });
    });

    it('knows everything of a document that stands behind one as a whole', () => {
      expect(chart(`{{- if .Values.on }}\n${anApplication('shop', policy)}{{- end }}\n`)).toMatchObject({
        automatic: { value: true },
        selfHeal: { value: true },
        unresolved: false,
      });
    });

    it('knows nothing of a policy that values write', () => {
      const text = anApplication('shop', '\n    {{- toYaml .Values.syncPolicy | nindent 4 }}');
      expect(chart(text)).toMatchObject({ automatic: { value: null }, unresolved: true });
    });
  });
});
