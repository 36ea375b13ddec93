import { describe, expect, it } from 'vitest';
import { collectSources, type SourceEvidence } from '@/lib/scan/documents/source-reference';
import { aHelmOperatorRelease } from '@/tests/factories/scanned-files';
import { aChart, aKustomization, anAgent, aResource, aSource, aTerraformFile } from '../../../factories/inventory';

function collect(evidence: Partial<SourceEvidence>): string[] {
  const all = collectSources({ resources: [], agents: [], kustomizations: [], charts: [], terraform: [], ...evidence });
  return all.map(
    ({ kind, target, reference, pin, own }) => `${kind} ${target} ${reference} ${pin}${own ? ' own' : ''}`,
  );
}

const application = aResource(
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    repoURL: x\n    targetRevision: v1.0.0\n  destination: {}\n',
  { path: 'apps/shop.yaml' },
);

function argo(source: Parameters<typeof aSource>[0], overrides: Parameters<typeof anAgent>[0] = {}) {
  return anAgent({
    engine: 'argo-cd',
    kind: 'Application',
    resource: application,
    sources: [aSource(source)],
    ...overrides,
  });
}

function release(spec: string, overrides: Parameters<typeof aResource>[1] = {}) {
  const text = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec:\n  interval: 1h\n${spec}`;
  return aResource(text, overrides);
}

describe('lib/scan/documents/source-reference.ts', () => {
  it('reads charts and revisions of Argo CD objects', () => {
    const agents = [
      argo({ url: 'https://charts.example.org', chart: 'shop', revision: '1.2.3' }),
      argo({ url: 'https://charts.example.org', chart: 'open', revision: null }),
      argo({ url: 'https://git.example.org/other', path: 'deploy', revision: 'v2.0.0' }),
      argo({ url: 'https://git.example.org/other', path: 'deploy', revision: 'HEAD' }),
      argo({ url: 'oci://registry.example.org/shop', revision: '1.2.x' }),
    ];
    expect(collect({ agents })).toEqual([
      'helm-chart shop 1.2.3 fixed',
      'helm-chart open null floating',
      'git-revision https://git.example.org/other v2.0.0 fixed',
      'git-revision https://git.example.org/other HEAD floating',
      'oci-artifact oci://registry.example.org/shop 1.2.x ranged',
    ]);
  });

  it('reads the chart or the Git repository of a release of the Helm Operator', () => {
    const operated = (chart: string) => aResource(aHelmOperatorRelease('shop', chart));
    const resources = [
      operated('{repository: https://charts.example.org, name: shop, version: 1.2.3}'),
      operated('{repository: https://charts.example.org, name: open}'),
      operated('{git: "https://git.example.org/other", ref: main, path: chart}'),
      operated('{git: "https://git.example.org/other", ref: v2.0.0, path: chart}'),
      operated('{git: "https://git.example.org/other", path: chart}'),
    ];
    expect(collect({ resources })).toEqual([
      'helm-chart shop 1.2.3 fixed',
      'helm-chart open null floating',
      'git-revision https://git.example.org/other main floating',
      'git-revision https://git.example.org/other v2.0.0 fixed',
      'git-revision https://git.example.org/other null floating',
    ]);
  });

  it('knows its own repository by its address, or by the folders that a copy of it holds', () => {
    const agents = [argo({ url: 'https://git.example.org/team/config.git', path: 'apps/shop', revision: 'HEAD' })];
    const ownUrls = ['git@git.example.org:team/config.git'];
    expect(collect({ agents, ownUrls })).toEqual([
      'git-revision https://git.example.org/team/config.git HEAD floating own',
    ]);
    const kustomizations = [aKustomization('apps/shop')];
    expect(collect({ agents, kustomizations })[0]).toMatch(/own$/);
    expect(collect({ agents })[0]).not.toMatch(/own$/);
  });

  it('says nothing about a branch of an address that a template fills', () => {
    expect(collect({ agents: [argo({ url: '{{ .Values.repo }}', path: 'x', revision: 'HEAD' })] })).toEqual([
      'git-revision {{ .Values.repo }} HEAD unresolved',
    ]);
  });

  it('takes the address that a template fills for its own where every path is a folder here', () => {
    const kustomizations = [aKustomization('apps/shop')];
    const here = argo({ url: '{{ .Values.repo }}', path: 'apps/shop', revision: '{{ .Values.branch }}' });
    expect(collect({ agents: [here], kustomizations })[0]).toMatch(/own$/);
    const elsewhere = argo({ url: '{{ .Values.repo }}', path: 'x', revision: 'HEAD' });
    expect(collect({ agents: [here, elsewhere], kustomizations })[0]).not.toMatch(/own$/);
  });

  it('counts one source delivered to several environments once, and points at its key', () => {
    const source = { url: 'https://git.example.org/other', revision: 'v1.0.0' };
    const agents = [argo(source, { environments: ['dev'] }), argo(source)];
    const found = collectSources({ resources: [], agents, kustomizations: [], charts: [], terraform: [] });
    expect(found).toMatchObject([{ path: 'apps/shop.yaml', key: ['spec', 'source', 'targetRevision'] }]);
  });

  it('passes over an incomplete object without a revision', () => {
    const resource = { ...application, completeness: 'partial' as const };
    expect(collect({ agents: [argo({ url: 'https://git.example.org/other' }, { resource })] })).toEqual([]);
  });

  it('reads the sources of Flux by what their fields say', () => {
    const git = (ref: string) =>
      aResource(
        `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nspec: {interval: 1m, url: "https://git.example.org/a"${ref}}\n`,
      );
    const oci = (ref: string) =>
      aResource(
        `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nspec: {interval: 1m, url: "oci://r/a"${ref}}\n`,
      );
    expect(
      collect({
        resources: [
          git(', ref: {tag: stable}'),
          git(', ref: {branch: v1.2.3}'),
          git(', ref: {semver: ">=1.0.0"}'),
          git(', ref: {commit: abc, branch: main}'),
          git(''),
          oci(', ref: {tag: latest}'),
          oci(', ref: {tag: 1.2.3}'),
          oci(', ref: {digest: "sha256:abc"}'),
          oci(', ref: {semver: "1.x"}'),
          oci(''),
        ],
      }).map((line) => line.split(' ').slice(2).join(' ')),
    ).toEqual([
      'stable fixed',
      'v1.2.3 floating',
      '>=1.0.0 ranged',
      'abc fixed',
      'null floating',
      'latest floating',
      '1.2.3 fixed',
      'sha256:abc fixed',
      '1.x ranged',
      'null floating',
    ]);
  });

  it('takes the source that flux bootstrap wrote for its own', () => {
    const resource = aResource(
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nspec: {interval: 1m, url: "ssh://git@git.example.org/team/config", ref: {branch: main}}\n',
      { path: 'clusters/prod/flux-system/gotk-sync.yaml' },
    );
    expect(collect({ resources: [resource] })).toEqual([
      'git-revision ssh://git@git.example.org/team/config main floating own',
    ]);
  });

  it('takes a Flux source for its own whose Kustomizations take folders that are here, whatever its address became', () => {
    const source = aResource(
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: home}\nspec: {interval: 1m, url: "https://git.example.org/old/config", ref: {branch: main}}\n',
    );
    const takes = (...folders: string[]) =>
      folders.map((path) =>
        anAgent({
          engine: 'flux',
          kind: 'Kustomization',
          resource: aResource(
            'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {sourceRef: {kind: GitRepository, name: home}}\n',
          ),
          sources: [aSource({ path })],
        }),
      );
    const paths = new Set(['apps/web/a.yaml', 'apps/mail/a.yaml']);
    const pin = 'git-revision https://git.example.org/old/config main floating';
    const agents = takes('./apps/web', './apps/mail');
    expect(collect({ resources: [source], agents, paths })).toEqual([`${pin} own`]);
    expect(collect({ resources: [source], agents: takes('./apps/web'), paths })).toEqual([pin]);
    expect(collect({ resources: [source], agents: [...agents, ...takes('./deploy')], paths })).toEqual([pin]);
  });

  it('takes a complete release without a version for any version', () => {
    expect(collect({ resources: [release('  chart: {spec: {chart: shop}}\n')] })).toEqual([
      'helm-chart shop null floating',
    ]);
    expect(collect({ resources: [release('  chart: {spec: {chart: shop, version: "4.1.*"}}\n')] })).toEqual([
      'helm-chart shop 4.1.* ranged',
    ]);
  });

  it.each([
    ['is a patch', [release('  chart: {spec: {chart: shop}}\n', { completeness: 'partial' })], []],
    ['takes its chart from Git', [release('  chart: {spec: {chart: ./shop, sourceRef: {kind: GitRepository}}}\n')], []],
    ['refers to a source with its own version', [release('  chartRef: {kind: OCIRepository, name: shop}\n')], []],
    [
      'gets its version by a patch in a kustomization',
      [release('  chart: {spec: {chart: shop}}\n')],
      [
        {
          target: { kind: 'HelmRelease', name: 'shop' },
          patch: '- op: add\n  path: /spec/chart/spec/version\n  value: 1.2.3\n',
        },
      ],
    ],
  ])('says nothing of a release that %s', (_, resources, patches) => {
    expect(collect({ resources, kustomizations: [aKustomization('prod', { body: { patches } })] })).toEqual([]);
  });

  it('reads the version that a patch file brings instead', () => {
    const base = release('  chart: {spec: {chart: shop}}\n');
    const patch = release('  chart: {spec: {version: 2.0.0}}\n', { completeness: 'patch' });
    expect(collect({ resources: [base, patch] })).toEqual(['helm-chart shop 2.0.0 fixed']);
  });

  it('reads packages of Crossplane and charts of a cluster', () => {
    expect(
      collect({
        resources: [
          aResource(
            'apiVersion: pkg.crossplane.io/v1\nkind: Provider\nspec: {package: "xpkg.example.org/p/aws:v1.2.3"}\n',
          ),
          aResource('apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: {chart: traefik}\n'),
        ],
      }),
    ).toEqual(['oci-artifact xpkg.example.org/p/aws:v1.2.3 v1.2.3 fixed', 'helm-chart traefik null floating']);
  });

  it('reads remote bases and inflated charts of kustomizations', () => {
    const remotes = [
      'https://github.com/o/r//p?ref=v1.0.0',
      'https://github.com/o/r//p',
      'github.com/team/config/base?ref=main',
    ];
    const body = {
      resources: remotes,
      helmCharts: [{ name: 'a', repo: 'https://c', version: '1.0.0' }, { name: 'local' }],
    };
    const kustomizations = [aKustomization('prod', { remotes, body })];
    expect(collect({ kustomizations, ownUrls: ['https://github.com/team/config'] })).toEqual([
      'kustomize-remote https://github.com/o/r//p?ref=v1.0.0 v1.0.0 fixed',
      'kustomize-remote https://github.com/o/r//p null floating',
      'kustomize-remote github.com/team/config/base?ref=main main floating own',
      'helm-chart a 1.0.0 fixed',
    ]);
  });

  it('reads dependencies of charts; a lock file fixes their ranges', () => {
    const dependencies = [
      {
        name: 'db',
        version: '^1.0.0',
        repository: 'https://charts.example.org',
        index: 0,
        alias: null,
        conditions: [],
      },
      { name: 'local', version: '1.0.0', repository: 'file://../local', index: 1, alias: null, conditions: [] },
      { name: 'unpacked', version: '1.0.0', repository: null, index: 2, alias: null, conditions: [] },
    ];
    const charts = [aChart('shop', { dependencies })];
    expect(collect({ charts })).toEqual(['helm-dependency db ^1.0.0 ranged']);
    expect(collect({ charts, paths: new Set(['shop/Chart.lock']) })).toEqual(['helm-dependency db ^1.0.0 fixed']);
    expect(collect({ charts: [aChart('shop', { dependencies, vendored: true })] })).toEqual([]);
  });

  it('reads modules and releases of Terraform, not modules of the repository itself', () => {
    const module = (source: string, version: string | null = null) => ({ name: 'm', source, version, line: 3 });
    const terraform = [
      aTerraformFile('main.tf', {
        modules: [
          module('./modules/vpc'),
          module('terraform-aws-modules/vpc/aws', '5.1'),
          module('terraform-aws-modules/eks/aws'),
          module('git::https://git.example.org/m.git//vpc?ref=v1.0.0'),
          module('git::https://git.example.org/m.git//vpc'),
        ],
        resources: [{ type: 'helm_release', name: 'web', line: 9 }],
        attributes: { 'helm_release.web': { chart: 'web' } },
      }),
    ];
    expect(collect({ terraform })).toEqual([
      'terraform-module terraform-aws-modules/vpc/aws 5.1 fixed',
      'terraform-module terraform-aws-modules/eks/aws null floating',
      'terraform-module git::https://git.example.org/m.git//vpc?ref=v1.0.0 v1.0.0 fixed',
      'terraform-module git::https://git.example.org/m.git//vpc null floating',
      'helm-chart web null floating',
    ]);
  });

  it('reads sources of Terragrunt by their revision, and takes paths that it computes for none', () => {
    const sources = [
      'git::https://h/m.git//vpc?ref=v1.2.0',
      'tfr:///acme/vpc/aws?version=5.1.0',
      '${local.base}//vpc?ref=v2.0.0',
      '${local.base}//vpc',
      '${get_repo_root()}//modules/vpc',
      '${dirname(find_in_parent_folders())}//modules/vpc',
    ];
    const modules = sources.map((source) => ({ name: 'terraform', source, version: null, line: 1 }));
    expect(collect({ terraform: [aTerraformFile('a/terragrunt.hcl', { modules })] })).toEqual([
      'terraform-module git::https://h/m.git//vpc?ref=v1.2.0 v1.2.0 fixed',
      'terraform-module tfr:///acme/vpc/aws?version=5.1.0 5.1.0 fixed',
      'terraform-module ${local.base}//vpc?ref=v2.0.0 v2.0.0 fixed',
    ]);
  });
});
