import { describe, expect, it } from 'vitest';
import { driftDetection } from '@/lib/scan/indicators/drift-detection';
import { anInventory, aResource } from '@/tests/factories/inventory';
import {
  aFluxDaemon,
  aFluxKustomization,
  aHelmOperatorRelease,
  aHelmRelease,
  anApplication,
  detectIn,
  inventoryOf,
} from '@/tests/factories/scanned-files';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

const enabled = '  driftDetection: {mode: enabled}\n';
const aTerraform =
  'apiVersion: infra.contrib.fluxcd.io/v1alpha2\nkind: Terraform\nmetadata: {name: dns}\nspec: {approvePlan: auto, interval: 1h, path: ./dns, sourceRef: {kind: GitRepository, name: shop}}\n';

describe('lib/scan/indicators/drift-detection.ts', () => {
  it('is partial where Flux corrects by applying again and nothing says so', () => {
    expect(detectIn(driftDetection, { 'a.yaml': aFluxKustomization('a', './a') })).toMatchObject({
      outcome: 'partial',
      measures: { of: 1, met: 1, implicit: 1 },
    });
  });

  it('stays partial where Flux does most of it and another engine a little beside it', () => {
    const files = { 'a.yaml': aFluxKustomization('a', './a'), 'b.yaml': aFluxKustomization('b', './b') };
    const mixed = detectIn(driftDetection, { ...files, 'c.yaml': aTerraform });
    expect(mixed).toMatchObject({ outcome: 'partial', measures: { of: 3, met: 3, implicit: 2 } });
    expect(mixed.reason).toMatch(/on its interval/);
    const half = { 'a.yaml': files['a.yaml'], 'c.yaml': aTerraform };
    expect(detectIn(driftDetection, half).outcome).toBe('present');
  });

  it('is present where releases look for drift too', () => {
    const files = { 'a.yaml': aFluxKustomization('a', './none'), 'b.yaml': aHelmRelease('b', enabled) };
    expect(detectIn(driftDetection, files)).toMatchObject({ outcome: 'present', measures: { of: 2, met: 2 } });
  });

  it('counts a release beside Kustomizations only where it says something of drift', () => {
    const files = {
      'a.yaml': aFluxKustomization('a', './none'),
      'b.yaml': aHelmRelease('b'),
      'c.yaml': aHelmRelease('c', '  driftDetection: {mode: warn}\n'),
    };
    expect(detectIn(driftDetection, files)).toMatchObject({ outcome: 'partial', measures: { of: 2, met: 1 } });
  });

  it('is partial where some releases look for drift and others say nothing of it', () => {
    const files = {
      'a.yaml': aFluxKustomization('a', './none'),
      'b.yaml': aHelmRelease('b', enabled),
      'c.yaml': aHelmRelease('c'),
    };
    const found = detectIn(driftDetection, files);
    expect(found).toMatchObject({ outcome: 'partial', measures: { of: 2, met: 2 } });
    expect(found.reason).toMatch(/1 HelmRelease does not look for drift/);
    expect(found.marks?.at(-1)).toMatchObject({ path: 'c.yaml', note: expect.stringMatching(/does not look/) });
    const part =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: c}\nspec: {values: {a: 1}}\n';
    expect(detectIn(driftDetection, { ...files, 'c.yaml': part }).outcome).toBe('present');
  });

  it('counts every release where there is no Kustomization', () => {
    const files = { 'b.yaml': aHelmRelease('b'), 'c.yaml': aHelmRelease('c', enabled) };
    expect(detectIn(driftDetection, files)).toMatchObject({ outcome: 'partial', measures: { of: 2, met: 1 } });
  });

  it('covers production with what corrects and prunes', () => {
    const files = {
      'env/prod/a.yaml': anApplication('a', '{automated: {selfHeal: true, prune: true}}', { path: 'x' }),
      'env/prod/b.yaml': anApplication('b', '{automated: {selfHeal: true}}', { path: 'x' }),
      'env/dev/c.yaml': anApplication('c', '{automated: {selfHeal: true, prune: true}}', { path: 'x' }),
    };
    expect(detectIn(driftDetection, files)).toMatchObject({
      outcome: 'present',
      measures: { productionOf: 2, productionMet: 2, productionCovered: 1 },
    });
  });

  it.each<[string, number]>([
    ['[{group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}]', 0],
    ["[{group: '*', kind: '*', managedFieldsManagers: [x]}]", 1],
    ['[{kind: Deployment, jsonPointers: [/spec]}]', 1],
    ['[{kind: Deployment, jsonPointers: [/]}]', 1],
    ['[{kind: Deployment, jqPathExpressions: [.spec]}]', 1],
    ['[{kind: Deployment, jqPathExpressions: [.]}]', 1],
    ['[{kind: Deployment, jqPathExpressions: [.spec.replicas]}]', 0],
  ])('counts the ignored differences %s as broad: %i', (ignored, broadIgnores) => {
    const text = `${anApplication('a', '{automated: {selfHeal: true}}')}  ignoreDifferences: ${ignored}\n`;
    expect(detectIn(driftDetection, { 'a.yaml': text }).measures).toMatchObject({ broadIgnores });
  });

  it('reads the ignored differences of what a set makes', () => {
    const set = (ignored: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{clusters: {}}]\n  template: {metadata: {name: b}, spec: {project: p, source: {}, destination: {}, ignoreDifferences: ${ignored}}}\n`;
    const measures = (ignored: string) => detectIn(driftDetection, { 'a.yaml': set(ignored) }).measures;
    expect(measures('[{kind: Deployment, jsonPointers: [/spec]}]')).toMatchObject({ broadIgnores: 1 });
    expect(measures('[{kind: Deployment, jsonPointers: [/spec/replicas]}]')).toMatchObject({ broadIgnores: 0 });
  });

  it('leaves an application that something elsewhere completes out of the share', () => {
    const part = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: b}\nspec: {project: p}\n';
    const files = { 'a.yaml': anApplication('a', '{automated: {selfHeal: true}}'), 'b.yaml': part };
    expect(detectIn(driftDetection, files)).toMatchObject({
      outcome: 'present',
      measures: { of: 1, met: 1, unresolved: 1 },
    });
  });

  const ignored = '    - {kind: Deployment, jsonPointers: [/spec]}\n';
  it.each<[string, string, number]>([
    ['no comment', `  ignoreDifferences:\n${ignored}`, 0],
    ['a reason before the list', `  # The autoscaler owns these fields\n  ignoreDifferences:\n${ignored}`, 1],
    ['a reason before the entry', `  ignoreDifferences:\n    # owned by the autoscaler\n${ignored}`, 1],
    ['a reason behind the entry', `  ignoreDifferences:\n${ignored.trimEnd()} # owned by the autoscaler\n`, 1],
    ['a reason for one of two', `  ignoreDifferences:\n    # owned by the autoscaler\n${ignored}${ignored}`, 0],
    ['a reason for what follows', `  ignoreDifferences:\n${ignored}  # owned by the autoscaler\n  info: []\n`, 0],
    ['an entry commented out', `  ignoreDifferences:\n    # - group: apps or so\n${ignored}`, 0],
  ])('reads the reason of a broad exception from %s', (_case, more, broadIgnoresReasoned) => {
    const text = anApplication('a', '{automated: {selfHeal: true}}') + more;
    expect(detectIn(driftDetection, { 'a.yaml': text }).measures).toMatchObject({
      broadIgnores: 1,
      broadIgnoresReasoned,
    });
  });

  const nightly = (command: string) => ({
    '.github/workflows/a.yml': `on: {schedule: [{cron: '0 3 * * *'}]}\njobs: {a: {steps: [{run: ${command}}]}}\n`,
  });
  const detect = (files: Record<string, string>) =>
    driftDetection.detect({ ...inventoryOf(files), pipelines: pipelinesOf(files) });

  it('is partial where a scheduled pipeline looks for drift and nothing puts it right', () => {
    const checked = nightly('terraform plan -detailed-exitcode');
    expect(detect(checked)).toMatchObject({
      outcome: 'partial',
      measures: { of: 0, scheduledChecks: 1 },
      marks: [{ path: '.github/workflows/a.yml', line: 2 }],
      reason:
        'Scheduled pipelines look for drift and report it (terraform plan). No agent that puts it right is in sight.',
    });
    expect(detect(checked).searched).toBeUndefined();
    const idle = detect({ ...nightly('argocd app diff a'), 'a.yaml': anApplication('a') });
    expect(idle).toMatchObject({ outcome: 'partial', share: 0, measures: { of: 1, met: 0 } });
    expect(idle.searched).toBeUndefined();
    const healed = { 'a.yaml': anApplication('a', '{automated: {selfHeal: true}}') };
    expect(detect({ ...checked, ...healed })).toMatchObject({ outcome: 'present', measures: { scheduledChecks: 1 } });
    expect(detect({ ...checked, 'a.yaml': aFluxKustomization('a', './a') }).reason).not.toMatch(/nothing reports/);
  });

  it('is absent where something runs and nothing looks, whoever brings it there', () => {
    const workload = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n';
    expect(detectIn(driftDetection, { 'web.yaml': workload })).toMatchObject({
      outcome: 'absent',
      measures: { of: 0 },
      searched: { what: expect.any(Array) },
      reason: expect.stringContaining('nor a scheduled pipeline'),
    });
    const pushed =
      'on: {push: {branches: [main]}}\njobs: {a: {environment: production, steps: [{run: helm upgrade web ./chart}]}}\n';
    expect(detect({ '.github/workflows/a.yml': pushed }).outcome).toBe('absent');
    expect(detect({ 'web.yaml': workload, ...nightly('kubectl diff -f .') }).outcome).toBe('partial');
  });

  it.each(['npx renovate', 'terraform plan'])('takes %j by a clock for no look for drift', (command) => {
    expect(detect(nightly(command))).toMatchObject({ outcome: 'not-applicable', measures: { scheduledChecks: 0 } });
  });

  it('counts single objects that Flux leaves alone, and says so beside those that it corrects', () => {
    const object = (value: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  annotations: {kustomize.toolkit.fluxcd.io/reconcile: ${value}}\nspec: {}\n`;
    const kustomization = aFluxKustomization('a', './a');
    const left = detectIn(driftDetection, { 'f.yaml': kustomization, 'a/web.yaml': object('disabled') });
    expect(left.measures).toMatchObject({ of: 1, met: 1, leftAlone: 1 });
    expect(left.reason).toMatch(/1 object is left as found/);
    expect(left.marks?.[0]).toMatchObject({ path: 'a/web.yaml', key: ['metadata'] });
    const corrected = detectIn(driftDetection, { 'f.yaml': kustomization, 'a/web.yaml': object('enabled') });
    expect(corrected.measures).toMatchObject({ leftAlone: 0 });
    expect(corrected.reason).not.toMatch(/left as found/);
    const example = aResource(object('disabled'), { counted: false });
    expect(driftDetection.detect(anInventory({ resources: [example] })).measures).toMatchObject({ leftAlone: 0 });
    const counted = aResource(object('disabled'));
    expect(driftDetection.detect(anInventory({ resources: [counted] })).measures).toMatchObject({ leftAlone: 1 });
  });

  it('counts the daemon of Flux 1, and leaves the releases of its Helm Operator open', () => {
    const releases = { 'a.yaml': aHelmOperatorRelease('a') };
    expect(detectIn(driftDetection, releases)).toMatchObject({
      outcome: 'unknown',
      measures: { of: 0, unresolved: 1 },
    });
    const chart = '{repository: https://charts.fluxcd.io, name: flux, version: 1.3.0}';
    const daemon = { 'clusters/prod/flux/flux.yaml': aHelmOperatorRelease('flux', chart) };
    const values = { 'clusters/prod/flux/flux-values.yaml': 'git: {url: x}\nsyncGarbageCollection: {enabled: true}\n' };
    expect(detectIn(driftDetection, daemon).measures).toMatchObject({ productionMet: 1, productionCovered: 0 });
    expect(detectIn(driftDetection, { ...daemon, ...values }).measures).toMatchObject({ productionCovered: 1 });
    expect(detectIn(driftDetection, { ...releases, 'flux.yaml': aFluxDaemon() })).toMatchObject({
      outcome: 'partial',
      measures: { of: 1, met: 1, unresolved: 0 },
    });
  });

  it('is absent where drift stays, unknown where a template decides, not applicable without an agent', () => {
    expect(detectIn(driftDetection, { 'a.yaml': anApplication('a') })).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String), expect.stringContaining('scheduled')] },
    });
    expect(detectIn(driftDetection, { 'a.yaml': aFluxKustomization('a', './a', `  suspend: \${X}\n`) }).outcome).toBe(
      'unknown',
    );
    expect(detectIn(driftDetection, {}).outcome).toBe('not-applicable');
  });
});
