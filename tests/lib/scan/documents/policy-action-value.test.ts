import { describe, expect, it } from 'vitest';
import { actionValueOf } from '@/lib/scan/documents/policy-action-value';

function valueIn(text: string, apiVersion = 'kyverno.io/v1'): string | undefined {
  const part = { text, line: 1, apiVersion, kind: 'ClusterPolicy' };
  return actionValueOf(apiVersion, () => text, part).actionValue;
}

describe('lib/scan/documents/policy-action-value.ts', () => {
  it.each([
    ['spec:\n  validationFailureAction: {{ .Values.action }}\n', 'action'],
    ['spec:\n  validationFailureAction: "{{ $.Values.kyverno.action | default `Audit` }}"\n', 'kyverno.action'],
    ['        failureAction: {{- .Values.action -}}\n', 'action'],
    ['  enforcementAction: {{ .Values.action }}\n', 'action'],
  ])('reads %j', (text, value) => {
    expect(valueIn(text)).toBe(value);
  });

  it.each([
    'spec:\n  validationFailureAction: Enforce\n',
    'spec:\n  validationFailureAction: {{ include "action" . }}\n',
    '# validationFailureAction: {{ .Values.action }}\n',
    '  failureAction: {{ .Values.one }}\n  failureAction: {{ .Values.other }}\n',
  ])('reads nothing in %j', (text) => {
    expect(valueIn(text)).toBeUndefined();
  });

  it('asks policies alone', () => {
    expect(valueIn('  failureAction: {{ .Values.one }}\n', 'apps/v1')).toBeUndefined();
  });
});
