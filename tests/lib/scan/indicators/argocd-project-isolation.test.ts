import { describe, expect, it } from 'vitest';
import { argocdProjectIsolation } from '@/lib/scan/indicators/argocd-project-isolation';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const project = (name: string, spec: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const strict = "{sourceRepos: ['https://x/*'], destinations: [{server: 'https://y', namespace: shop}]}";
const open = "{sourceRepos: ['*'], destinations: [{server: '*', namespace: '*'}]}";

function outcome(projects: Record<string, string>, ...applications: string[]) {
  const apps = applications.map((name) => [`${name}.yaml`, anApplication(name, '{}', { project: name })]);
  return detectIn(argocdProjectIsolation, { ...projects, ...Object.fromEntries(apps) });
}

describe('lib/scan/indicators/argocd-project-isolation.ts', () => {
  it('counts applications in projects that limit sources and destinations', () => {
    const projects = { 'p.yaml': `${project('shop', strict)}---\n${project('platform', open)}` };
    expect(outcome(projects, 'shop', 'platform', 'default')).toMatchObject({
      outcome: 'partial',
      measures: { of: 3, met: 1, projects: 2, strictProjects: 1 },
    });
  });

  it('never takes the project default as one', () => {
    expect(outcome({ 'p.yaml': project('default', strict) }, 'default').outcome).toBe('absent');
  });

  it.each([
    ['{}'],
    ["{sourceRepos: ['*'], destinations: [{server: x, namespace: y}]}"],
    ["{sourceRepos: [a], destinations: [{name: '*', namespace: '*'}]}"],
    ['{sourceRepos: [a]}'],
  ])('takes %s as no limit', (spec) => {
    expect(outcome({ 'p.yaml': project('shop', spec) }, 'shop').measures).toMatchObject({ of: 1, met: 0 });
  });

  it('is partial, not absent, where a project limits only one of both', () => {
    const half = project('shop', "{sourceRepos: ['*'], destinations: [{server: x, namespace: shop-*}]}");
    expect(outcome({ 'p.yaml': half }, 'shop', 'default')).toMatchObject({
      outcome: 'partial',
      share: 0,
      reason: expect.stringContaining('1 is in a project that limits only one of the two.'),
      marks: expect.arrayContaining([expect.objectContaining({ note: 'AppProject shop limits destinations only' })]),
    });
    expect(outcome({ 'p.yaml': project('shop', open) }, 'shop').outcome).toBe('absent');
  });

  it('knows nothing of a project that is kept elsewhere, or that a template fills', () => {
    expect(outcome({}, 'shop')).toMatchObject({ outcome: 'unknown', measures: { unresolved: 1 } });
    const filled = project('shop', '\n  sourceRepos: ["{{ .repo }}"]\n  destinations: [{server: x, namespace: y}]');
    expect(outcome({ 'c/Chart.yaml': 'name: c\n', 'c/templates/p.yaml': filled }, 'shop').outcome).toBe('unknown');
    const written = project(
      'shop',
      '\n  sourceRepos:\n    {{- toYaml .Values.repos | nindent 4 }}\n  destinations: [{server: x, namespace: y}]',
    );
    expect(outcome({ 'c/Chart.yaml': 'name: c\n', 'c/templates/p.yaml': written }, 'shop').outcome).toBe('unknown');
  });

  it('is not applicable without Argo CD', () => {
    expect(outcome({}).outcome).toBe('not-applicable');
  });
});
