import { describe, expect, it } from 'vitest';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { conditionalKeys } from '@/lib/scan/documents/template-conditions';

function conditional(kind: 'Application' | 'Kustomization', ...lines: string[]): string[] {
  const apiVersion = kind === 'Application' ? 'argoproj.io/v1alpha1' : 'kustomize.toolkit.fluxcd.io/v1';
  const neutral = neutralizeTemplate(lines.join('\n'));
  return conditionalKeys(neutral.text, neutral, apiVersion, kind);
}

const all = ['', '.automated', '.automated.enabled', '.automated.selfHeal', '.automated.prune'].map(
  (key) => `spec.syncPolicy${key}`,
);

describe('lib/scan/documents/template-conditions.ts', () => {
  it('finds nothing where only values are templated', () => {
    expect(
      conditional(
        'Application',
        'kind: Application',
        'spec:',
        '  project: {{ .p }}',
        '  syncPolicy:',
        '    automated: {}',
      ),
    ).toEqual([]);
  });

  it('takes a condition around one field as open, and what stands below it', () => {
    expect(
      conditional(
        'Application',
        'kind: Application',
        'spec:',
        '  syncPolicy:',
        '    {{- if .Values.auto }}',
        '    automated:',
        '      selfHeal: true',
        '    {{- end }}',
      ),
    ).toEqual(all.slice(1));
  });

  it('takes a condition within one line as open', () => {
    expect(
      conditional(
        'Kustomization',
        'kind: Kustomization',
        'spec:',
        '  {{ if .x }}suspend: true{{ end }}',
        '  prune: true',
      ),
    ).toEqual(['spec.suspend']);
  });

  it('takes a field in an else branch as open', () => {
    expect(
      conditional(
        'Kustomization',
        'kind: Kustomization',
        'spec:',
        '  prune: true',
        '  {{ if .x }}',
        '  {{ else }}',
        '  suspend: true',
        '  {{ end }}',
      ),
    ).toEqual(['spec.suspend']);
  });

  it('finds nothing where the condition or loop encloses the whole document', () => {
    expect(
      conditional(
        'Application',
        '{{- range .apps }}',
        '{{- if .on }}',
        'kind: Application',
        'spec:',
        '  syncPolicy:',
        '    automated: {}',
        '{{- end }}',
        '{{- end }}',
      ),
    ).toEqual([]);
  });

  it('takes a missing field as open where an expression writes what would hold it', () => {
    expect(
      conditional(
        'Application',
        'kind: Application',
        'spec:',
        '  syncPolicy:',
        '    {{- toYaml .Values.syncPolicy | nindent 4 }}',
      ),
    ).toEqual(all.slice(1));
    expect(
      conditional('Application', 'kind: Application', 'spec:', '  project: a', '{{ toYaml .Values.spec | indent 2 }}'),
    ).toEqual(all);
    expect(
      conditional(
        'Application',
        'kind: Application',
        'spec:',
        '  syncPolicy:',
        '    syncOptions: []',
        '    {{- toYaml .Values.sync | nindent 4 }}',
        '  project: a',
      ),
    ).toEqual(all.slice(1));
  });

  it('does not take an expression of another block for one that could write the field', () => {
    expect(
      conditional(
        'Application',
        'kind: Application',
        'metadata:',
        '  labels:',
        '    {{- include "labels" . | nindent 4 }}',
        'spec:',
        '  source:',
        '    helm:',
        '      {{- toYaml .Values.helm | nindent 6 }}',
        '  syncPolicy:',
        '    retry: {}',
      ),
    ).toEqual([]);
  });

  it('asks nothing of kinds whose fields decide no rule', () => {
    const neutral = neutralizeTemplate('kind: Deployment\nspec:\n  {{ if .x }}suspend: true{{ end }}\n');
    expect(conditionalKeys(neutral.text, neutral, 'apps/v1', 'Deployment')).toEqual([]);
    expect(conditionalKeys(neutral.text, neutral, 'constructor', 'prototype')).toEqual([]);
  });
});
