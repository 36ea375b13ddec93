import { describe, expect, it } from 'vitest';
import { aFluxDaemon, agentsOf, aHelmOperatorRelease } from '@/tests/factories/scanned-files';

const daemonsIn = (text: string) => agentsOf({ 'flux/flux.yaml': text }).filter(({ kind }) => kind === 'Flux daemon');
const chart = '{repository: https://charts.fluxcd.io, name: flux, version: 1.3.0}';

describe('lib/scan/documents/flux-daemon.ts', () => {
  it('reads the daemon by its arguments: it applies again, all of the repository where no folder is named', () => {
    expect(daemonsIn(aFluxDaemon())).toMatchObject([
      {
        engine: 'flux',
        automatic: { value: true },
        selfHeal: { value: true },
        prune: { value: false },
        sources: [{ url: 'git@git.example.org:team/config', path: '', revision: null }],
      },
    ]);
    expect(daemonsIn(aFluxDaemon('--git-path=apps, base', '--git-branch=live'))[0]?.sources).toMatchObject([
      { path: 'apps', revision: 'live' },
      { path: 'base', revision: 'live' },
    ]);
  });

  it.each([
    ['--sync-garbage-collection', true],
    ['--sync-garbage-collection=true', true],
    ['--sync-garbage-collection=false', false],
    ['--sync-garbage-collection-dry', false],
  ])('tells from %s whether it prunes: %s', (argument, prunes) => {
    expect(daemonsIn(aFluxDaemon(argument))[0]?.prune.value).toBe(prunes);
  });

  it('reads a release of its chart as a release and as the daemon', () => {
    const values = '  values: {git: {path: clusters/prod}, syncGarbageCollection: {enabled: true}}\n';
    const agents = agentsOf({ 'flux/flux.yaml': aHelmOperatorRelease('flux', chart) + values });
    expect(agents).toMatchObject([
      { kind: 'HelmRelease', sources: [{ chart: 'flux' }] },
      { kind: 'Flux daemon', prune: { value: true }, sources: [{ path: 'clusters/prod' }], tiers: ['production'] },
    ]);
  });

  it('leaves open whether it prunes where the values are elsewhere', () => {
    expect(daemonsIn(aHelmOperatorRelease('flux', chart))[0]?.prune.value).toBeNull();
  });

  it.each([
    ['a chart of that name from elsewhere', aHelmOperatorRelease('flux')],
    ['a workload of that name', aFluxDaemon().replace('docker.io/fluxcd/flux:', 'example.org/light/flux:')],
    ['the Helm Operator', aFluxDaemon().replace('fluxcd/flux:', 'fluxcd/helm-operator:')],
    ['its metrics', aFluxDaemon().replace('kind: Deployment', 'kind: DaemonSet')],
  ])('takes %s for none', (_, text) => {
    expect(daemonsIn(text)).toEqual([]);
  });
});
