import { describe, expect, it } from 'vitest';
import { previewEnvironments } from '@/lib/scan/indicators/preview-environments';
import { anInventory, aPipeline } from '@/tests/factories/inventory';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const set = (generators: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: previews}\nspec:\n  generators: ${generators}\n  template: {metadata: {name: x}, spec: {project: p, source: {repoURL: r, path: a}, destination: {name: dev}}}\n`;
const provider = (type: string): string =>
  `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSetInputProvider\nmetadata: {name: proposals, labels: {app: shop}}\nspec: {type: ${type}, url: "https://git.example.org/shop"}\n`;
const resourceSet = (from: string): string =>
  `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: previews}\nspec: {inputsFrom: [${from}], resources: []}\n`;
const seen = (files: Record<string, string>) => detectIn(previewEnvironments, files);
const ofJobs = (...pipelines: ReturnType<typeof aPipeline>[]) => previewEnvironments.detect(anInventory({ pipelines }));

describe('lib/scan/indicators/preview-environments.ts', () => {
  it('finds the generator of pull requests, however deep', () => {
    const nested =
      '[{matrix: {generators: [{clusters: {}}, {merge: {generators: [{pullRequest: {github: {owner: o, repo: r}}}]}}]}}]';
    expect(seen({ 'a.yaml': set(nested) })).toMatchObject({
      outcome: 'present',
      measures: { previews: 1, pulled: 1, pushed: 0, tools: ['ApplicationSet'] },
      marks: [{ path: 'a.yaml', key: ['spec', 'generators'] }],
    });
    expect(seen({ 'a.yaml': set('[{git: {repoURL: r, directories: []}}]') }).outcome).toBe('absent');
  });

  it('finds inputs of proposals that a set takes in, and calls them partial alone', () => {
    expect(seen({ 'a.yaml': provider('GitHubPullRequest'), 'b.yaml': resourceSet('{name: proposals}') }).outcome).toBe(
      'present',
    );
    expect(
      seen({
        'a.yaml': provider('GitLabMergeRequest'),
        'b.yaml': resourceSet('{selector: {matchLabels: {app: shop}}}'),
      }).outcome,
    ).toBe('present');
    expect(seen({ 'a.yaml': provider('GitHubPullRequest'), 'b.yaml': resourceSet('{name: other}') }).outcome).toBe(
      'partial',
    );
    expect(seen({ 'a.yaml': provider('OCIArtifactTag'), 'b.yaml': resourceSet('{name: proposals}') }).outcome).toBe(
      'absent',
    );
  });

  it('takes review apps for a part, which a pipeline pushes, whether or not another job removes them', () => {
    const environments = ['review/$CI_COMMIT_REF_SLUG'];
    const deploy = aPipeline(['helm upgrade --install'], { name: 'deploy review', environments });
    const stop = aPipeline(['helm uninstall'], { name: 'stop review', environments, triggers: ['manual'] });
    expect(ofJobs(deploy, stop)).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { previews: 1, pushed: 1 },
    });
    expect(ofJobs(deploy)).toMatchObject({ outcome: 'partial', share: 0, measures: { halves: 1 } });
    const remove = aPipeline(['cdk destroy "shop-pr${{ github.event.number }}" --force'], { name: 'down' });
    expect(ofJobs(deploy, remove)).toMatchObject({ outcome: 'partial', share: 0.5, measures: { previews: 1 } });
  });

  it('takes what pull requests deploy under the number of one for a part, too', () => {
    const path = '.github/workflows/preview.yml';
    const pipeline = (run: string, on = 'pull_request') =>
      pipelinesOf({ [path]: workflow(on, `aws eks update-kubeconfig --name dev && ${run}`) });
    const up = 'helm upgrade --install shop chart --namespace pr-${{ github.event.number }}';
    const down = 'kubectl delete namespace pr-${{ github.event.number }}';
    const outcome = (...pipelines: ReturnType<typeof pipelinesOf>[]) =>
      previewEnvironments.detect(anInventory({ pipelines: pipelines.flat() }));
    expect(outcome(pipeline(up))).toMatchObject({ outcome: 'partial', share: 0, marks: [{ path }] });
    expect(outcome(pipeline(up), pipeline(down))).toMatchObject({ outcome: 'partial', share: 0.5 });
    expect(outcome(pipeline(up, 'push')).outcome).toBe('absent');
    expect(outcome(pipeline('helm upgrade --install shop chart')).outcome).toBe('absent');
    const tagged = up.replace('--namespace ', '--set image.tag=');
    expect(outcome(pipeline(tagged)).outcome).toBe('absent');
  });

  it('finds tools that make previews on pull requests, and only there', () => {
    expect(ofJobs(aPipeline(['okteto preview deploy pr-1']))).toMatchObject({
      outcome: 'present',
      measures: { tools: ['Okteto'] },
    });
    expect(ofJobs(aPipeline(['okteto preview deploy x'], { triggers: ['manual'] })).outcome).toBe('absent');
  });

  it('takes fixed environments, clusters of a test run and tools of a developer for none', () => {
    const jobs = [
      aPipeline(['helm upgrade'], { environments: ['preview'] }),
      aPipeline(['helm upgrade'], { environments: ['production'] }),
      aPipeline(['kind create cluster'], { ephemeralCluster: true }),
    ];
    expect(ofJobs(...jobs)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
    expect(
      seen({
        'a.yaml': anApplication('a'),
        Tiltfile: '',
        'devspace.yaml': 'version: v2beta1\n',
        'examples/set.yaml': set('[{pullRequest: {}}]'),
      }).outcome,
    ).toBe('absent');
  });

  it('is not applicable without objects and pipelines', () => {
    expect(seen({}).outcome).toBe('not-applicable');
  });
});
