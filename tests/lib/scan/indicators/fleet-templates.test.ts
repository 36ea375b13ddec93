import { describe, expect, it } from 'vitest';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const set = (generators: string, server: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${generators}\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {server: '${server}'}}}\n`;

describe('lib/scan/indicators/fleet-templates.ts', () => {
  it('finds sets whose destination comes from a generator, however nested', () => {
    const nested = '[{merge: {generators: [{clusters: {}}, {list: {elements: [{cluster: eu}, {cluster: us}]}}]}}]';
    expect(detectIn(fleetTemplates, { 'a.yaml': set(nested, '{{server}}') })).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, targets: ['eu', 'us'], generators: ['clusters', 'list', 'merge'] },
    });
  });

  it('finds what selects its targets by label', () => {
    const files = {
      'a.yaml':
        'apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: a}\nspec: {repo: x, targets: [{clusterSelector: {matchLabels: {env: prod}}}]}\n',
      'b.yaml':
        'apiVersion: config.projectsveltos.io/v1beta1\nkind: ClusterProfile\nmetadata: {name: b}\nspec: {clusterSelector: {matchLabels: {a: b}}}\n',
    };
    expect(detectIn(fleetTemplates, files).measures).toMatchObject({ templates: 2 });
  });

  it('is absent where each target is written out', () => {
    expect(detectIn(fleetTemplates, { 'a.yaml': set('[{git: {}}]', 'https://kubernetes.default.svc') }).outcome).toBe(
      'absent',
    );
    expect(detectIn(fleetTemplates, { 'a.yaml': anApplication('a') }).outcome).toBe('absent');
  });

  it('does not take previews of pull requests for a fleet, and is not applicable without an agent', () => {
    expect(
      detectIn(fleetTemplates, { 'a.yaml': set('[{pullRequest: {}}]', '{{server}}'), 'b.yaml': anApplication('b') })
        .outcome,
    ).toBe('absent');
    expect(detectIn(fleetTemplates, {}).outcome).toBe('not-applicable');
  });
});
