import { describe, expect, it } from 'vitest';
import { promotionAutomation } from '@/lib/scan/indicators/promotion-automation';
import { anInventory, aPipeline } from '@/tests/factories/inventory';
import { aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

const stage = (more: string): string =>
  `apiVersion: kargo.akuity.io/v1alpha1\nkind: Stage\nmetadata: {name: test}\nspec:\n${more}`;
const freight = '  requestedFreight: [{origin: {kind: Warehouse, name: shop}, sources: {direct: true}}]\n';
const steps =
  '  promotionTemplate: {spec: {steps: [{uses: git-clone}, {uses: kustomize-set-image}, {uses: git-push}]}}\n';
const seen = (files: Record<string, string>) => detectIn(promotionAutomation, files);
const ofJobs = (...pipelines: ReturnType<typeof aPipeline>[]) => promotionAutomation.detect(anInventory({ pipelines }));
const main = { triggers: ['push' as const], branches: ['main'] };

describe('lib/scan/indicators/promotion-automation.ts', () => {
  it('finds stages of Kargo with their gates', () => {
    expect(
      seen({ 'a.yaml': stage(`${freight}${steps}  verification: {analysisTemplates: [{name: errors}]}\n`) }),
    ).toMatchObject({
      outcome: 'present',
      measures: { promotions: 1, gated: 1, tools: ['Kargo'], gates: ['a verification'] },
      marks: [{ path: 'a.yaml' }],
    });
    const soaked = '  requestedFreight: [{sources: {stages: [test], requiredSoakTime: 1h}}]\n';
    expect(seen({ 'a.yaml': stage(soaked + steps.replace('git-push', 'git-wait-for-pr')) }).measures).toMatchObject({
      gates: ['a review', 'a soak time'],
    });
  });

  it('takes Kargo that is only installed, a stage without steps and a patch for none', () => {
    expect(seen({ 'a.yaml': aHelmRelease('kargo') }).outcome).toBe('absent');
    expect(seen({ 'a.yaml': stage(freight), 'b.yaml': anApplication('a') }).outcome).toBe('absent');
    expect(seen({ 'a.yaml': stage(steps), 'b.yaml': anApplication('a') }).outcome).toBe('absent');
  });

  it('finds GitOps Promoter, Sveltos and Telefonistka', () => {
    const promoter = (environments: string): string =>
      `apiVersion: promoter.argoproj.io/v1alpha1\nkind: PromotionStrategy\nmetadata: {name: a}\nspec: {activeCommitStatuses: [{key: health}], environments: ${environments}}\n`;
    expect(
      seen({ 'a.yaml': promoter('[{branch: env/test}, {branch: env/prod, autoMerge: false}]') }).measures,
    ).toMatchObject({ tools: ['GitOps Promoter'], gates: ['a review', 'checks'] });
    expect(seen({ 'a.yaml': promoter('[{branch: env/prod}]') }).outcome).toBe('absent');
    const sveltos =
      'apiVersion: config.projectsveltos.io/v1beta1\nkind: ClusterPromotion\nmetadata: {name: a}\nspec: {stages: [{name: t, trigger: {auto: {delay: 1h}}}, {name: p, trigger: {manual: {}}}]}\n';
    expect(seen({ 'a.yaml': sveltos }).measures).toMatchObject({
      tools: ['Sveltos'],
      gates: ['a review', 'a soak time'],
    });
    expect(seen({ 'telefonistka.yaml': 'promotionPaths: []\n', 'a.yaml': anApplication('a') }).measures).toMatchObject({
      tools: ['Telefonistka'],
    });
  });

  it('finds pipelines that are named for promotion and bring a change to Git', () => {
    const promote = aPipeline(['cp -r test/. prod/', 'git commit -am x', 'git push'], {
      name: 'promote',
      triggers: ['manual'],
    });
    expect(ofJobs(promote)).toMatchObject({ outcome: 'present', measures: { tools: ['pipeline'], gated: 0 } });
    const proposed = aPipeline(['cp -r test/. prod/', 'gh pr create --fill'], {
      name: 'promote-to-prod',
      triggers: ['manual'],
    });
    expect(ofJobs(proposed).measures).toMatchObject({ gates: ['a review'] });
    expect(ofJobs(aPipeline(['echo done'], { name: 'promote', triggers: ['manual'] })).outcome).toBe('absent');
  });

  it('finds pipelines that write a version for staging or production, and calls others partial', () => {
    const write = (folder: string) =>
      aPipeline([`cd ${folder} && kustomize edit set image shop=shop:$TAG`, 'git push'], main);
    expect(ofJobs(aPipeline(['yq -i ".image.tag = env(TAG)" envs/prod/values.yaml', 'git push'], main)).outcome).toBe(
      'present',
    );
    expect(ofJobs(aPipeline(['yq -i ".image.tag = env(TAG)" envs/dev/values.yaml', 'git push'], main))).toMatchObject({
      outcome: 'partial',
      measures: { writeBacks: 1 },
    });
    expect(ofJobs(write('overlays/dev')).outcome).toBe('partial');
    expect(
      ofJobs(aPipeline(['sed -i "s/tag: .*/tag: $TAG/" deploy/values-production.yaml', 'git push'], main)).outcome,
    ).toBe('present');
  });

  it.each([
    ['a write that stays in the job', ['yq -i ".image.tag = 1" envs/prod/values.yaml', 'helm template .']],
    ['the version of a chart', ['yq -i ".version = 1" charts/prod/Chart.yaml', 'git push']],
    ['documentation', ['helm-docs', 'git commit -am docs', 'git push']],
  ])('takes %s for no promotion', (_name, commands) => {
    expect(ofJobs(aPipeline(commands, main)).outcome).toBe('absent');
  });

  it('finds the branches that promotions leave behind, not those that only sound like it', () => {
    const withBranches = (...branches: string[]) =>
      promotionAutomation.detect({
        ...anInventory({ pipelines: [aPipeline(['make'])] }),
        references: { known: true, branches },
      });
    expect(withBranches('main', 'kargo/promotion/test.01abc.1234567')).toMatchObject({
      outcome: 'present',
      measures: { tools: ['Kargo'] },
    });
    expect(withBranches('update-image-tag/shop/production/v1').outcome).toBe('present');
    expect(withBranches('main', 'feature/promotion-page', 'kargo', 'update-image-tag').outcome).toBe('absent');
  });

  it('is absent with what was looked for, not applicable without objects and pipelines', () => {
    expect(seen({ 'a.yaml': anApplication('a') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(seen({}).outcome).toBe('not-applicable');
  });
});
