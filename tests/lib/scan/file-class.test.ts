import { describe, expect, it } from 'vitest';
import { classifyFiles } from '@/lib/scan/file-class';
import type { NotCountedReason } from '@/lib/scan/inventory';

function classOf(path: string, ...beside: string[]): NotCountedReason | null {
  return classifyFiles([path, ...beside]).get(path) ?? null;
}

describe('lib/scan/file-class.ts', () => {
  it.each<[string, NotCountedReason]>([
    ['tests/a.yaml', 'test'],
    ['app/testdata/a.yaml', 'test'],
    ['a/fixtures/deep/er/b.yaml', 'test'],
    ['.fixtures/tls/server.key', 'test'],
    ['e2e/a.yaml', 'test'],
    ['hack/a.yaml', 'test'],
    ['apptests/a.yaml', 'test'],
    ['policies/x/.chainsaw-test/a.yaml', 'test'],
    ['policies/kyverno-test.yaml', 'test'],
    ['chart/ci/small-values.yaml', 'test'],
    ['examples/a.yaml', 'example'],
    ['services/_example_/helmfile.yaml', 'example'],
    ['a/Samples/b.yaml', 'example'],
    ['addons/_template/Chart.yaml', 'example'],
    ['a/secret.example.yaml', 'example'],
    ['app.sample.env', 'example'],
    ['base/example-oauth-client-secret.enc.yaml', 'example'],
    ['environments/prod/modules/network/test/main.tf', 'test'],
    ['playground/a.yaml', 'example'],
    ['tutorial/a.yaml', 'example'],
    ['tutorials/a.yaml', 'example'],
    ['demos/a.yaml', 'example'],
    ['docs/a.yaml', 'documentation'],
    ['documentation/a.yaml', 'documentation'],
    ['website/a.json', 'documentation'],
    ['vendor/a.yaml', 'vendored'],
    ['a/node_modules/b/c.yaml', 'vendored'],
    ['.terraform/a.tf', 'vendored'],
    ['third_party/a.yaml', 'vendored'],
    ['cue.mod/gen/k8s.io/a.cue', 'vendored'],
    ['cue.mod/pkg/example.org/a.cue', 'vendored'],
    ['test/a.yaml', 'test'],
    ['demo/a.yaml', 'test'],
  ])('leaves out %s as %s', (path, reason) => {
    expect(classOf(path)).toBe(reason);
  });

  it.each([
    'a.yaml',
    'contest/a.yaml',
    'testing-tools/a.yaml',
    'apps/latest/a.yaml',
    'docs-service/a.yaml',
    'examples.yaml',
    'apps/example-service.yaml',
    'apps/sample-secretary.yaml',
    'apps/example-service/a.yaml',
    'vendors/a.yaml',
    'cue.mod/usr/k8s.io/a.cue',
    'cue.mod/module.cue',
    'charts/shop/Chart.yaml',
    'clusters/prod/ci/app.yaml',
  ])('counts %s', (path) => {
    expect(classOf(path)).toBeNull();
  });

  it.each<[string, string[]]>([
    ['overlays/test/a.yaml', []],
    ['environments/demo/a.yaml', []],
    ['overlays/north/demo/a.yaml', []],
    ['overlays/prod/north/demo/a.yaml', []],
    ['clusters/test/a.yaml', []],
    ['apps/shop/test/a.yaml', ['apps/shop/prod/a.yaml']],
    ['test/a.yaml', ['dev/a.yaml', 'prod/a.yaml']],
    ['envs/north/blue/shop/test/a.yaml', ['envs/north/blue/shop/test/kustomization.yaml']],
  ])('counts %s, where the folder is an environment', (path, beside) => {
    expect(classOf(path, ...beside)).toBeNull();
  });

  it('leaves out the pages of a site, and only beside the settings of its generator', () => {
    expect(classOf('blog/2026/rollout.yaml', 'docusaurus.config.js')).toBe('documentation');
    expect(classOf('site/content/a.yaml', 'site/hugo.toml')).toBe('documentation');
    expect(classOf('apps/blog/a.yaml', 'docusaurus.config.js')).toBeNull();
    expect(classOf('blog/a.yaml', 'README.md')).toBeNull();
  });

  it('does not take a test beside a demonstration for an environment', () => {
    expect(classOf('test/a.yaml', 'demo/a.yaml', 'src/a.go')).toBe('test');
    expect(classOf('test/a.yaml', 'e2e/a.yaml', 'integration/a.yaml')).toBe('test');
  });

  it('leaves out the unpacked dependencies of a chart', () => {
    expect(classOf('charts/db/values.yaml', 'Chart.yaml', 'charts/db/Chart.yaml')).toBe('vendored');
    expect(classOf('a/charts/db/templates/x.yaml', 'a/Chart.yaml', 'a/charts/db/Chart.yaml')).toBe('vendored');
    expect(classOf('charts/db/values.yaml', 'charts/db/Chart.yaml')).toBeNull();
  });

  it.each(['archive/shop/a.yaml', 'k8s/.archive/media/shop/a.yaml', '_archived/apps/shop/a.yaml'])(
    'leaves out %s, which was put aside',
    (path) => {
      expect(classOf(path)).toBe('archived');
      expect(classOf(path, path.replace(/(archived?\/).*/, '$1README.md'))).toBe('archived');
    },
  );

  it.each<[string, string[]]>([
    ['apps/archive/deployment.yaml', []],
    ['apps/archive/jobs/a.yaml', ['apps/archive/kustomization.yaml']],
    ['apps/archive/base/a.yaml', ['apps/archive/overlays/prod/a.yaml']],
    ['archive/prod/a.yaml', ['archive/staging/a.yaml']],
    ['charts/archiver/templates/a.yaml', ['charts/archiver/Chart.yaml']],
  ])('counts %s, where archive is the name of an application', (path, beside) => {
    expect(classOf(path, ...beside)).toBeNull();
  });

  it('counts a chart inside a chart that is the own of the team', () => {
    const paths = [
      'a/Chart.yaml',
      'a/charts/web/Chart.yaml',
      'a/charts/web/templates/x.yaml',
      'a/charts/db/Chart.yaml',
    ];
    expect([...classifyFiles(paths, new Set(['a/charts/web']))]).toEqual([['a/charts/db/Chart.yaml', 'vendored']]);
  });

  it('lets the topmost folder decide', () => {
    expect(classOf('docs/tests/a.yaml')).toBe('documentation');
  });

  it('leaves out what a template of new services fills in', () => {
    const paths = [
      'templates/go/template.yaml',
      'templates/go/skeleton/k8s/deployment.yaml',
      'templates/py/{{cookiecutter.name}}/chart/values.yaml',
      'apps/skeleton/deployment.yaml',
      'template.yaml',
      'skeleton/deployment.yaml',
      'content/deployment.yaml',
    ];
    const classes = classifyFiles(paths);
    expect(paths.filter((path) => classes.get(path) === 'example')).toEqual([paths[1], paths[2], paths[5]]);
    expect(classes.has('apps/skeleton/deployment.yaml')).toBe(false);
  });
});
