import { describe, expect, it } from 'vitest';
import { fillIn, generatorParameters } from '@/lib/scan/documents/generator-parameters';
import type { JsonValue } from '@/lib/scan/documents/json';
import { pinnedSources } from '@/lib/scan/indicators/pinned-sources';
import { detectIn } from '@/tests/factories/scanned-files';

const sets = (generators: JsonValue) =>
  generatorParameters({ spec: { generators } }).map((each) => Object.fromEntries(each));
const one = { name: 'a', version: '1.0.0' };
const two = { name: 'b', version: '2.0.0' };

describe('lib/scan/documents/generator-parameters.ts', () => {
  it('reads elements of lists, and values of any generator', () => {
    expect(sets([{ list: { elements: [one, two] } }])).toEqual([one, two]);
    expect(sets([{ clusters: { values: { v: '1.2.3' } } }])).toEqual([{ 'values.v': '1.2.3' }]);
    expect(sets([{ git: { directories: [{ path: 'apps/*' }] } }])).toEqual([]);
  });

  it('joins each with each in a matrix, and what others change in a merge', () => {
    const list = { list: { elements: [one, two] } };
    const clusters = { clusters: { values: { region: 'eu' } } };
    expect(sets([{ matrix: { generators: [clusters, list] } }])).toEqual([
      { ...one, 'values.region': 'eu' },
      { ...two, 'values.region': 'eu' },
    ]);
    const versions = ['1.0.0', '2.0.0'].map((v) => ({ clusters: { values: { v } } }));
    expect(sets([{ merge: { generators: versions } }])).toEqual([{ 'values.v': '1.0.0' }, { 'values.v': '2.0.0' }]);
  });

  it('fills in both ways to write an expression, and leaves what it does not know', () => {
    const parameters = new Map([['values.v', '1.2.3']]);
    expect(fillIn('{{values.v}} {{ .values.v }} {{name}} {{ .values.v | quote }}', parameters)).toBe(
      '1.2.3 1.2.3 {{name}} {{ .values.v | quote }}',
    );
  });

  it('bounds hostile matrices', () => {
    const many = { list: { elements: Array.from({ length: 100 }, (_, at) => ({ name: `n${at}` })) } };
    expect(sets([{ matrix: { generators: [many, many, many] } }]).length).toBeLessThanOrEqual(200);
  });

  it('tells versions of charts that a list names', () => {
    const text = (version: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: add-ons}
spec:
  generators:
    - matrix:
        generators:
          - clusters: {}
          - list: {elements: [{chart: one, version: 1.0.0}, {chart: two, version: "${version}"}]}
  template:
    metadata: {name: '{{chart}}'}
    spec:
      project: default
      source: {repoURL: 'https://charts.example.org', chart: '{{chart}}', targetRevision: '{{version}}'}
      destination: {server: '{{server}}', namespace: a}
`;
    expect(detectIn(pinnedSources, { 'a.yaml': text('2.0.0') })).toMatchObject({
      outcome: 'present',
      measures: { fixed: 2 },
    });
    expect(detectIn(pinnedSources, { 'a.yaml': text('2.*') })).toMatchObject({
      outcome: 'partial',
      measures: { ranged: 1 },
    });
  });
});
