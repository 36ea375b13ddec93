import { describe, expect, it } from 'vitest';
import { dependencyUpdates } from '@/lib/scan/indicators/dependency-updates';
import type { Inventory } from '@/lib/scan/inventory';
import { anInventory, aPipeline, aResource, someFiles } from '../../../factories/inventory';

function detect(texts: Record<string, string>, overrides: Partial<Inventory> = {}, ...others: string[]) {
  const files = someFiles(...Object.keys(texts), ...others);
  return dependencyUpdates.detect(anInventory({ texts: new Map(Object.entries(texts)), files, ...overrides }));
}

const manifests = { resources: [aResource('apiVersion: v1\nkind: Namespace\n', { path: 'a.yaml' })] };

describe('lib/scan/indicators/dependency-updates.ts', () => {
  it.each(['renovate.json', '.github/renovate.json5', '.gitlab/renovate.json', '.renovaterc', '.renovaterc.json'])(
    'is present with %s',
    (path) => {
      expect(detect({ [path]: '// ours\n{ "extends": ["config:recommended"], }' })).toMatchObject({
        outcome: 'present',
        measures: { bots: ['Renovate'], automerge: 0 },
        marks: [{ path, line: 1 }],
        reason: 'Renovate proposes newer versions.',
      });
    },
  );

  it('names two bots in one sentence', () => {
    const dependabot =
      'version: 2\nupdates: [{package-ecosystem: docker, directory: /, schedule: {interval: weekly}}]\n';
    const both = { 'renovate.json': '{}', '.github/dependabot.yml': dependabot };
    expect(detect(both).reason).toBe('Dependabot and Renovate propose newer versions.');
  });

  it('reads the part of package.json, and none where it has none', () => {
    expect(detect({ 'package.json': '{"renovate":{"extends":["x"]}}' }).outcome).toBe('present');
    expect(detect({ 'package.json': '{"name":"shop"}' }).outcome).toBe('absent');
  });

  it('is absent where Renovate is switched off', () => {
    expect(detect({ 'renovate.json': '{"enabled": false}' }).outcome).toBe('absent');
    expect(detect({ 'renovate.json': '{"packageRules": [{"enabled": false}]}' }).outcome).toBe('present');
  });

  it('is partial where Renovate is told nothing of plain manifests', () => {
    expect(detect({ 'renovate.json': '{}' }, manifests)).toMatchObject({ outcome: 'partial', share: 0.5 });
    expect(detect({ 'renovate.json': '{"kubernetes": {"managerFilePatterns": ["/a/"]}}' }, manifests).outcome).toBe(
      'present',
    );
    expect(detect({ 'renovate.json': '{}' }, manifests, 'apps/kustomization.yaml').outcome).toBe('present');
    expect(detect({ 'renovate.json': '{"extends": ["local>acme/renovate"]}' }, manifests).outcome).toBe('present');
  });

  it('tells what Dependabot updates', () => {
    const of = (name: string) => `version: 2\nupdates:\n  - package-ecosystem: ${name}\n    directory: /\n`;
    expect(detect({ '.github/dependabot.yml': of('docker') }, manifests).outcome).toBe('present');
    expect(detect({ '.github/dependabot.yml': of('npm') }, manifests).outcome).toBe('partial');
    expect(detect({ '.github/dependabot.yml': of('npm') }).outcome).toBe('present');
    expect(detect({ '.github/dependabot.yml': 'version: 2\nupdates: []\n' }).outcome).toBe('absent');
  });

  it('sees that updates are merged by rule', () => {
    const rules = '{"packageRules": [{"matchUpdateTypes": ["patch"], "automerge": true}]}';
    expect(detect({ 'renovate.json': rules }).measures).toMatchObject({ automerge: 1 });
  });

  it('sees bots that a pipeline runs', () => {
    const pipelines = [aPipeline(['renovatebot/github-action@v40'])];
    expect(detect({}, { pipelines }).measures).toMatchObject({ bots: ['Renovate'] });
    const others = [aPipeline(['updatecli apply --config updatecli.d'])];
    expect(detect({}, { pipelines: others }).measures).toMatchObject({ bots: ['Updatecli'] });
  });

  it('is unknown where the configuration could not be read', () => {
    const unread = [{ path: 'renovate.json', line: null, reason: 'too large' }];
    expect(detect({}, { unread }, 'renovate.json').outcome).toBe('unknown');
  });

  it('says what was looked for', () => {
    expect(detect({})).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String), expect.any(String)] },
    });
  });
});
