import { describe, expect, it } from 'vitest';
import { fluxSources } from '@/lib/scan/indicators/flux-sources';
import { detectIn } from '@/tests/factories/scanned-files';

const source = (kind: string, spec: string, group = 'source.toolkit.fluxcd.io'): string =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`;

describe('lib/scan/indicators/flux-sources.ts', () => {
  it('counts sources and those whose content is verified', () => {
    const files = {
      'a.yaml': source('GitRepository', '{interval: 1m, url: x, verify: {mode: HEAD}}'),
      'b.yaml': source('HelmRepository', '{url: x}'),
      'c.yaml': source('GitRepository', '{ref: {branch: main}}'),
    };
    expect(detectIn(fluxSources, files)).toMatchObject({ outcome: 'present', measures: { sources: 2, verified: 1 } });
  });

  it('is unknown where only parts are here, absent where none is', () => {
    expect(detectIn(fluxSources, { 'a.yaml': source('GitRepository', '{ref: {tag: v1}}') }).outcome).toBe('unknown');
    expect(detectIn(fluxSources, {}).outcome).toBe('absent');
  });

  it('does not take the GitRepository of GitOps Promoter for one', () => {
    const promoter = source('GitRepository', '{interval: 1m, url: x}', 'promoter.argoproj.io');
    expect(detectIn(fluxSources, { 'a.yaml': promoter }).outcome).toBe('absent');
  });

  it('counts what a FluxInstance syncs from, and none without a sync', () => {
    const instance = (sync: string): string =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec: {distribution: {version: 2.x, registry: r}${sync}}\n`;
    const synced = instance(', sync: {kind: GitRepository, url: "https://x/y", ref: refs/heads/main, path: a}');
    expect(detectIn(fluxSources, { 'a.yaml': synced })).toMatchObject({ outcome: 'present', measures: { sources: 1 } });
    expect(detectIn(fluxSources, { 'a.yaml': instance('') }).outcome).toBe('absent');
  });
});
