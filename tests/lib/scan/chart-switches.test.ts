import { describe, expect, it } from 'vitest';
import { chartSwitches } from '@/lib/scan/chart-switches';
import { inventoryOf } from '../../factories/scanned-files';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const template =
  '{{- if .Values.policies.enabled }}\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\n{{- end }}\n';

function switched(files: Record<string, string>) {
  const inventory = inventoryOf({ 'shop/Chart.yaml': chart, 'shop/templates/policy.yaml': template, ...files });
  const policy = inventory.resources.find(({ kind }) => kind === 'NetworkPolicy');
  if (!policy) throw new Error('the template holds a policy');
  return chartSwitches(inventory)(policy);
}

describe('lib/scan/chart-switches.ts', () => {
  it('is off where the values of the chart leave it out or say no', () => {
    expect(switched({})).toBe('off');
    expect(switched({ 'shop/values.yaml': 'policies:\n  enabled: false\n' })).toBe('off');
  });

  it('is on where the chart says yes', () => {
    expect(switched({ 'shop/values.yaml': 'policies:\n  enabled: true\n' })).toBe('on');
  });

  it('is on where a values file of an environment sets it, also below the name of the chart', () => {
    expect(switched({ 'environments/prod/values.yaml': 'policies: { enabled: true }\n' })).toBe('on');
    expect(switched({ 'environments/prod/values.yaml': 'shop: { policies: { enabled: true } }\n' })).toBe('on');
  });

  it('is on where a release sets it', () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec:\n  interval: 5m\n  chart: {spec: {chart: ./shop, sourceRef: {kind: GitRepository, name: x}}}\n  values: {policies: {enabled: true}}\n';
    expect(switched({ 'clusters/prod/shop.yaml': release })).toBe('on');
  });

  it('takes what stands behind no value, or behind more than values, for on', () => {
    const open = template.replace('.Values.policies.enabled', 'not .Values.policies.disabled');
    expect(switched({ 'shop/templates/policy.yaml': open })).toBe('on');
    expect(switched({ 'shop/templates/policy.yaml': template.replace(/\{\{.*\}\}\n/g, '') })).toBe('on');
  });

  it('needs the values of an and whatever else stands beside them, and none of an or', () => {
    const values = { 'shop/values.yaml': 'policies: {enabled: false}\n' };
    const behind = (condition: string) => template.replace('.Values.policies.enabled', condition);
    const condition = 'and .Values.policies.enabled (.Capabilities.APIVersions.Has "networking.k8s.io/v1 (a)")';
    expect(switched({ ...values, 'shop/templates/policy.yaml': behind(condition) })).toBe('off');
    const nested = 'and (eq .Values.mode "a") (and .Values.policies.enabled .Values.more)';
    expect(switched({ ...values, 'shop/templates/policy.yaml': behind(nested) })).toBe('off');
    const either = 'or .Values.policies.enabled (.Capabilities.APIVersions.Has "a")';
    expect(switched({ ...values, 'shop/templates/policy.yaml': behind(either) })).toBe('on');
    const piped = 'and .Values.policies.enabled .Values.more | not';
    expect(switched({ ...values, 'shop/templates/policy.yaml': behind(piped) })).toBe('on');
  });

  it('needs all values of an and, and none for what follows an else', () => {
    const both = template.replace('.Values.policies.enabled', 'and .Values.policies.enabled .Values.more');
    expect(switched({ 'shop/templates/policy.yaml': both, 'shop/values.yaml': 'policies: {enabled: true}\n' })).toBe(
      'off',
    );
    const other = template.replace('apiVersion', '{{- else }}\napiVersion');
    expect(switched({ 'shop/templates/policy.yaml': other })).toBe('on');
  });

  it('follows the condition under which a chart takes in another, and the values that it hands down', () => {
    const inside = (values: string, condition = 'web.enabled') =>
      switched({
        'shop/templates/policy.yaml': '',
        'shop/Chart.yaml': `${chart}dependencies: [{name: part, alias: web, version: 1.0.0, condition: ${condition}}]\n`,
        'shop/values.yaml': values,
        'shop/charts/part/Chart.yaml': chart.replace('shop', 'part'),
        'shop/charts/part/templates/policy.yaml': template,
        'shop/charts/part/values.yaml': 'policies: { enabled: false }\n',
      });
    expect(inside('web: { policies: { enabled: true } }\n')).toBe('on');
    expect(inside('web: { enabled: false, policies: { enabled: true } }\n')).toBe('off');
    expect(inside('web: { enabled: true }\n')).toBe('off');
    expect(inside('other: {}\nweb: { policies: { enabled: true } }\n', "''")).toBe('on');
  });

  it('follows the values that a chart elsewhere hands down, for one environment alone too', () => {
    const taken = (dependency: string, values: Record<string, string>) =>
      switched({
        'shop/values.yaml': 'policies: { enabled: false }\n',
        'apps/web/Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [${dependency}]\n`,
        ...values,
      });
    const on = { 'apps/web/values-prod.yaml': 'shop: { policies: { enabled: true } }\n' };
    expect(taken('{name: shop, version: 1.0.0, repository: "file://../../shop/"}', on)).toBe('on');
    expect(taken('{name: shop, version: 1.0.0, repository: "oci://ghcr.io/a/charts"}', on)).toBe('on');
    expect(taken('{name: shop, version: 1.0.0, repository: "file://../other"}', on)).toBe('off');
    const alias = '{name: shop, alias: front, version: 1.0.0, repository: "file://../../shop"}';
    expect(taken(alias, { 'apps/web/values.yaml': 'front: { policies: { enabled: true } }\n' })).toBe('on');
    expect(taken(alias, on)).toBe('off');
  });
});
