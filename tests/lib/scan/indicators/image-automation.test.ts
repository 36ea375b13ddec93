import { describe, expect, it, vi } from 'vitest';
import * as json from '@/lib/scan/documents/json';
import { imageAutomation } from '@/lib/scan/indicators/image-automation';
import { aHelmOperatorRelease, anApplication, detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const automation = (more = ''): string =>
  `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\nmetadata: {name: flux-system}\nspec:\n  interval: 30m\n  sourceRef: {kind: GitRepository, name: flux-system}\n  git: {checkout: {ref: {branch: main}}, push: {branch: main}}\n${more}`;
const policy =
  'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: {name: shop}\nspec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: 1.x}}}\n';
const marked =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec:\n  template:\n    spec:\n      containers:\n        - name: shop\n          image: shop:1.0.0 # {"$imagepolicy": "flux-system:shop"}\n';
const seen = (files: Record<string, string>) => detectIn(imageAutomation, files);
const whole = { 'a.yaml': automation(), 'b.yaml': policy, 'c.yaml': marked };

describe('lib/scan/indicators/image-automation.ts', () => {
  it('finds an automation of Flux with its policy and its markers', () => {
    expect(seen(whole)).toMatchObject({
      outcome: 'present',
      measures: { automations: 1, direct: 1, proposing: 0, tools: ['Flux'] },
      marks: [{ path: 'a.yaml', key: ['spec'] }],
    });
    expect(
      seen({ ...whole, 'a.yaml': automation().replace('push: {branch: main}', 'push: {branch: images}') }).measures,
    ).toMatchObject({ proposing: 1, direct: 0 });
  });

  it.each([
    ['no marker', { 'c.yaml': marked.replace(/ #.*/, '') }],
    ['a marker that is a comment of its own', { 'c.yaml': '# {"$imagepolicy": "flux-system:shop"}\n' }],
    ['no policy', { 'b.yaml': '' }],
    ['an automation that is suspended', { 'a.yaml': automation('  suspend: true\n') }],
    ['no automation', { 'a.yaml': '' }],
  ])('is partial with %s', (_name, change) => {
    expect(seen({ ...whole, ...change })).toMatchObject({ outcome: 'partial', measures: { automations: 0, idle: 1 } });
  });

  it('asks each source once where it lies, however many automations write there', () => {
    const source = (at: number): string =>
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: source-${at}}\nspec: {interval: 1m, url: "https://git.example.org/other/${at}", ref: {branch: main}}\n`;
    const readings = vi.spyOn(json, 'textAt');
    const countReadings = (times: number): number => {
      const pairs = Array.from({ length: times }, (_, at) => [
        automation().replace('kind: GitRepository, name: flux-system', `kind: GitRepository, name: source-${at}`),
        source(at),
      ]);
      const inventory = inventoryOf({ 'b.yaml': policy, 'all.yaml': pairs.flat().join('---\n') });
      readings.mockClear();
      expect(imageAutomation.detect(inventory).measures).toMatchObject({ automations: times });
      return readings.mock.calls.length;
    };
    expect(countReadings(60)).toBeLessThan(3 * countReadings(30));
  });

  it('takes an automation that writes to another repository at its word', () => {
    const source =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: flux-system}\nspec: {interval: 1m, url: "https://git.example.org/other/apps", ref: {branch: main}}\n';
    expect(seen({ 'a.yaml': automation(), 'b.yaml': policy, 'd.yaml': source }).outcome).toBe('present');
  });

  it('tells the Image Updater that writes to Git from one that writes to the live application', () => {
    const updater = (spec: string): string =>
      `apiVersion: argocd-image-updater.argoproj.io/v1alpha1\nkind: ImageUpdater\nmetadata: {name: shop}\nspec: ${spec}\n`;
    expect(
      seen({ 'a.yaml': updater('{applicationRefs: [{namePattern: "*"}], writeBackConfig: {method: git}}') }).outcome,
    ).toBe('present');
    expect(
      seen({ 'a.yaml': updater('{applicationRefs: [{namePattern: "*"}], writeBackConfig: {method: argocd}}') }),
    ).toMatchObject({ outcome: 'partial', measures: { live: 1 } });
    expect(seen({ 'a.yaml': updater('{applicationRefs: [{namePattern: "*"}]}') }).outcome).toBe('partial');
    const config = (more: string) =>
      updater(`{applicationRefs: [{namePattern: "*"}], writeBackConfig: {method: git, gitConfig: {${more}}}}`);
    expect(seen({ 'a.yaml': config('branch: main') }).measures).toMatchObject({ proposing: 0 });
    expect(seen({ 'a.yaml': config('branch: main, pullRequest: {github: {}}') }).measures).toMatchObject({
      proposing: 1,
    });
  });

  it('reads annotations on applications', () => {
    const annotated = (more: string): string =>
      anApplication('shop').replace(
        '  name: shop\n',
        `  name: shop\n  annotations: {argocd-image-updater.argoproj.io/image-list: shop=shop${more}}\n`,
      );
    const method = ', argocd-image-updater.argoproj.io/write-back-method: "git:secret:argocd/token"';
    expect(seen({ 'a.yaml': annotated(method) })).toMatchObject({
      outcome: 'present',
      measures: { tools: ['Argo CD Image Updater'] },
    });
    expect(seen({ 'a.yaml': annotated('') }).outcome).toBe('partial');
    expect(seen({ 'a.yaml': annotated(''), '.argocd-source-shop.yaml': '' }).outcome).toBe('present');
  });

  it('finds scans of Fleet, and calls Keel partial', () => {
    const fleet =
      'apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: a}\nspec: {repo: x, imageScanCommit: {authorName: fleet}}\n';
    expect(seen({ 'a.yaml': fleet }).outcome).toBe('present');
    const keel = (value: string): string =>
      marked.replace('{name: shop}', `{name: shop, annotations: {keel.sh/policy: ${value}}}`);
    expect(seen({ 'a.yaml': keel('minor') })).toMatchObject({ outcome: 'partial', measures: { live: 1 } });
    expect(seen({ 'a.yaml': keel('never') }).outcome).toBe('absent');
  });

  it('finds what Flux 1 is asked to update', () => {
    const release = aHelmOperatorRelease('shop', undefined, '{fluxcd.io/automated: "true"}');
    expect(seen({ 'a.yaml': release })).toMatchObject({ outcome: 'present', measures: { direct: 1, tools: ['Flux'] } });
    expect(seen({ 'a.yaml': aHelmOperatorRelease('shop') }).outcome).toBe('absent');
  });

  it('takes definitions, examples and rights for none; is not applicable without objects', () => {
    const role =
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: [image.toolkit.fluxcd.io]}]\n';
    expect(seen({ 'a.yaml': role, 'b.yaml': anApplication('a'), 'examples/a.yaml': automation() })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(seen({}).outcome).toBe('not-applicable');
  });
});
