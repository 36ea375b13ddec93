import { describe, expect, it } from 'vitest';
import { argocdApplicationSets } from '@/lib/scan/indicators/argocd-application-sets';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const set = (generators: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${generators}\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {}}}\n`;

describe('lib/scan/indicators/argocd-application-sets.ts', () => {
  it('names the generators, those inside others too', () => {
    const nested = '[{merge: {generators: [{clusters: {}}, {list: {}}]}}]';
    expect(detectIn(argocdApplicationSets, { 'a.yaml': set(nested) })).toMatchObject({
      outcome: 'present',
      measures: { objects: 1, generators: ['clusters', 'list', 'merge'] },
    });
  });

  it('is unknown where only parts of sets are here', () => {
    const part = 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec: {template: {}}\n';
    expect(detectIn(argocdApplicationSets, { 'a.yaml': part })).toMatchObject({
      outcome: 'unknown',
      measures: { unresolved: 1 },
    });
  });

  it('is absent beside plain applications, and without Argo CD as well: none was found where all was read', () => {
    expect(detectIn(argocdApplicationSets, { 'a.yaml': anApplication('a') }).outcome).toBe('absent');
    expect(detectIn(argocdApplicationSets, {})).toMatchObject({
      outcome: 'absent',
      reason: 'No ApplicationSet was found, and no Application either.',
    });
  });
});
