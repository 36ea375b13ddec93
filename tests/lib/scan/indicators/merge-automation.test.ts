import { describe, expect, it } from 'vitest';
import { mergeAutomation } from '@/lib/scan/indicators/merge-automation';
import { anInventory, aResource, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const detect = (texts: Record<string, string>, overrides = {}) =>
  mergeAutomation.detect(
    anInventory({
      files: someFiles(...Object.keys(texts)),
      texts: new Map(Object.entries(texts)),
      pipelines: pipelinesOf(texts),
      ...overrides,
    }),
  );
const PATH = '.github/workflows/merge.yml';
const merging = '{\n  "packageRules": [{"matchUpdateTypes": ["patch"], "automerge": true}]\n}';

describe('lib/scan/indicators/merge-automation.ts', () => {
  it.each([
    ['renovate.json', merging, 2],
    ['renovate.json', '{"extends": ["config:recommended", ":automergePatch"]}', 1],
    ['.mergify.yml', 'pull_request_rules:\n  - name: bots\n    conditions: []\n    actions:\n      merge: {}\n', 5],
    ['.kodiak.toml', 'version = 1\n[merge]\nmethod = "squash"\n', 2],
    ['.bulldozer.yml', 'version: 1\nmerge:\n  trigger: {labels: [merge]}\n', 2],
    ['config/prow/config.yaml', 'plank: {}\ntide:\n  queries:\n    - repos: [shop/deploy]\n', 2],
    [PATH, workflow('pull_request', 'gh pr merge --auto --squash "$PR"'), 6],
    [PATH, 'on: pull_request\njobs: {main: {steps: [{uses: pascalgn/automerge-action@v0.16}]}}\n', 2],
  ])('is present with %s', (path, text, line) => {
    expect(detect({ [path]: text })).toMatchObject({
      outcome: 'present',
      measures: { rules: 1 },
      marks: [{ path, line }],
    });
  });

  it.each([
    ['renovate.json', '{"packageRules": [{"automerge": false}]}'],
    ['renovate.json', '{"enabled": false, "automerge": true}'],
    ['renovate.json', '{"extends": [":automergeBranch", ":automergeDisabled"]}'],
    ['renovate.json', '{\n  // "automerge": true\n}'],
    [PATH, workflow('workflow_dispatch', 'gh pr merge "$PR"')],
    [PATH, 'on: pull_request\njobs: {main: {steps: [{uses: hmarr/auto-approve-action@v4}]}}\n'],
    [PATH, workflow('push', 'git merge origin/main')],
    ['config/prow/config.yaml', 'plank: {}\n'],
  ])('is absent with %s: %j', (path, text) => {
    expect(detect({ [path]: text }).outcome).toBe('absent');
  });

  it('is partial where Mergify only labels', () => {
    const text = 'pull_request_rules:\n  - name: label\n    actions: {label: {add: [x]}}\n';
    expect(detect({ '.mergify.yml': text })).toMatchObject({ outcome: 'partial', measures: { rules: 0 } });
  });

  it('follows presets of the own repository, and is unknown where they stand in another', () => {
    const main = '{"extends": ["github>shop/deploy//.renovate/merge.json5"]}';
    const preset = '.renovate/merge.json5';
    expect(detect({ '.github/renovate.json5': main, [preset]: merging })).toMatchObject({
      outcome: 'present',
      marks: [{ path: preset, line: 2 }],
    });
    expect(detect({ '.github/renovate.json5': main, [preset]: '{}' }).outcome).toBe('absent');
    expect(detect({ '.github/renovate.json5': main }).outcome).toBe('unknown');
  });

  it('knows promotions that merge themselves', () => {
    const strategy = (more: string) =>
      aResource(
        `apiVersion: promoter.argoproj.io/v1alpha1\nkind: PromotionStrategy\nmetadata: {name: shop}\nspec: {environments: [{branch: env/dev${more}}]}\n`,
      );
    expect(detect({}, { resources: [strategy('')] }).outcome).toBe('present');
    expect(detect({}, { resources: [strategy(', autoMerge: false')] }).outcome).toBe('absent');
  });

  it('is unknown where a configuration could not be read', () => {
    const unread = [{ path: '.mergify.yml', line: null, reason: 'larger than the limit' }];
    expect(detect({}, { unread }).outcome).toBe('unknown');
    expect(detect({}).searched?.what.join()).toMatch(/Mergify/);
  });
});
