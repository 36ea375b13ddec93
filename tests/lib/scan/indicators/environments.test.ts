import { describe, expect, it } from 'vitest';
import { environments } from '@/lib/scan/indicators/environments';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const app = anApplication('shop', '{}', { path: 'x' });

describe('lib/scan/indicators/environments.ts', () => {
  it('names environments by tier, with the places that name them', () => {
    const files = {
      'env/prod/a.yaml': app,
      'env/preprod/a.yaml': app,
      'env/qa/a.yaml': app,
      'env/dev/a.yaml': app,
      'env/ring-1/a.yaml': app,
    };
    expect(detectIn(environments, files)).toMatchObject({
      outcome: 'present',
      measures: {
        names: ['dev', 'preprod', 'prod', 'qa', 'ring-1'],
        production: ['prod'],
        staging: ['preprod'],
        testing: ['qa'],
        development: ['dev'],
        unknown: ['ring-1'],
        impliedProduction: 0,
      },
      marks: expect.arrayContaining([expect.objectContaining({ path: 'env/prod/a.yaml', note: 'prod: production' })]),
    });
  });

  it('says that the one target is taken as production', () => {
    expect(detectIn(environments, { 'a.yaml': app })).toMatchObject({
      outcome: 'absent',
      measures: { names: [], impliedProduction: 1 },
      reason: expect.stringContaining('one target'),
    });
  });

  it('counts objects of which no name tells the target, and no root that only brings them', () => {
    const to = (name: string, path: string) =>
      anApplication(name, '{}', { path, destination: `{server: https://kubernetes.default.svc, namespace: ${name}}` });
    const root = { 'root.yaml': to('root', 'agents'), 'agents/a.yaml': to('shop-staging', 'apps/staging') };
    const unnamed = (files: Record<string, string>) => detectIn(environments, files).measures;
    expect(unnamed(root)).toMatchObject({ names: ['staging'], unnamedObjects: 0 });
    expect(unnamed({ ...root, 'agents/b.yaml': to('shop', 'apps/shop') })).toMatchObject({ unnamedObjects: 1 });
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}\n';
    expect(unnamed({ ...root, 'agents/map.yaml': map })).toMatchObject({ unnamedObjects: 1 });
    expect(unnamed({ ...root, 'root.yaml': to('root', 'elsewhere') })).toMatchObject({ unnamedObjects: 1 });
  });

  it('says nothing of a target where nothing is delivered', () => {
    const detection = detectIn(environments, { 'README.md': '# Handbook\n' });
    expect(detection).toMatchObject({ outcome: 'absent', measures: { impliedProduction: 0 } });
    expect(detection.reason).not.toContain('target');
  });
});
