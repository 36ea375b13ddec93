import { describe, expect, it } from 'vitest';
import { featureFlags } from '@/lib/scan/indicators/feature-flags';
import { aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

const flag = (spec: string): string =>
  `apiVersion: core.openfeature.dev/v1beta1\nkind: FeatureFlag\nmetadata: {name: flags}\nspec: ${spec}\n`;
const outcome = (files: Record<string, string>) => detectIn(featureFlags, files).outcome;

describe('lib/scan/indicators/feature-flags.ts', () => {
  it('finds flags of OpenFeature', () => {
    expect(
      detectIn(featureFlags, { 'a.yaml': flag('{flagSpec: {flags: {new-cart: {state: ENABLED}}}}') }),
    ).toMatchObject({
      outcome: 'present',
      measures: { names: ['OpenFeature'] },
      marks: [{ path: 'a.yaml' }],
    });
    expect(outcome({ 'a.yaml': flag('{flagSpec: {flags: {}}}') })).toBe('partial');
  });

  it('finds files of flags, flags in Terraform, and flags in a config map', () => {
    expect(outcome({ 'app/shop.flagd.json': '{"flags": {}}', 'a.yaml': anApplication('shop') })).toBe('present');
    expect(
      outcome({
        'main.tf': 'resource "launchdarkly_feature_flag" "cart" {\n  key = "cart"\n}\n',
        'a.yaml': anApplication('shop'),
      }),
    ).toBe('present');
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: flags}\ndata:\n  shop.flagd.json: "{}"\n';
    expect(outcome({ 'a.yaml': map })).toBe('present');
    expect(outcome({ 'a.yaml': map.replace('shop.flagd.json', 'settings.json') })).toBe('absent');
  });

  it('is partial where only a library can ask for flags, or a server is installed', () => {
    expect(
      detectIn(featureFlags, { 'package.json': '{"dependencies": {\n"@openfeature/server-sdk": "1.0.0"}}' }),
    ).toMatchObject({
      outcome: 'partial',
      marks: [{ path: 'package.json', line: 2, note: 'depends on @openfeature/server-sdk' }],
    });
    expect(outcome({ 'a.yaml': aHelmRelease('unleash') })).toBe('partial');
  });

  it('passes over libraries that others bring along, and what only sounds like one', () => {
    expect(
      outcome({ 'go.mod': 'module x\n\nrequire (\n\tgithub.com/open-feature/go-sdk v1.2.0 // indirect\n)\n' }),
    ).toBe('absent');
    expect(outcome({ 'go.mod': 'module x\n\nrequire github.com/open-feature/go-sdk v1.2.0\n' })).toBe('partial');
    expect(outcome({ 'package.json': '{"name": "unleash-demo", "description": "unleash your team"}' })).toBe('absent');
    expect(outcome({ 'tests/package.json': '{"dependencies": {"unleash-client": "1"}}', 'package.json': '{}' })).toBe(
      'absent',
    );
  });

  it('is absent with what was looked for, not applicable without applications and objects', () => {
    expect(detectIn(featureFlags, { 'a.yaml': anApplication('shop') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(outcome({ 'README.md': '' })).toBe('not-applicable');
  });
});
