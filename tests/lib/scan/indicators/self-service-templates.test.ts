import { describe, expect, it } from 'vitest';
import { selfServiceTemplates } from '@/lib/scan/indicators/self-service-templates';
import { detectIn } from '../../../factories/scanned-files';

const object = (apiVersion: string, kind: string, spec = '{}', name = 'shop') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const detect = (files: Record<string, string>) => detectIn(selfServiceTemplates, files);

const definition = object(
  'apiextensions.crossplane.io/v1',
  'CompositeResourceDefinition',
  '{group: acme.org, names: {kind: XDatabase}, claimNames: {kind: Database}}',
);
const composition = object('apiextensions.crossplane.io/v1', 'Composition', '{compositeTypeRef: {kind: XDatabase}}');
const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

function application(name: string, path: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  project: a\n  destination: {name: north}\n  source: {repoURL: 'https://git.example.org/a', path: ${path}, targetRevision: main}\n`;
}

describe('lib/scan/indicators/self-service-templates.ts', () => {
  it.each([
    ['Backstage', { 'templates/service/template.yaml': object('scaffolder.backstage.io/v1beta3', 'Template') }],
    ['Kratix', { 'promise.yaml': object('platform.kratix.io/v1alpha1', 'Promise') }],
    ['kro', { 'graph.yaml': object('kro.run/v1alpha1', 'ResourceGraphDefinition') }],
    ['KubeVela', { 'web.yaml': object('core.oam.dev/v1beta1', 'ComponentDefinition') }],
    ['Cookiecutter', { 'service/cookiecutter.json': '{}' }],
    ['Copier', { 'copier.yml': 'name: {type: str}\n' }],
    ['Helm starter', { 'starters/web/Chart.yaml': chart('web') }],
    ['folder to copy', { '_scaffold/service/Chart.yaml': chart('a') }],
    ['folder to copy', { 'namespace-template/00-namespace.yaml': object('v1', 'Namespace') }],
    ['folder to copy', { 'clusters/templates/cluster.yaml': 'name: x\n' }],
    ['folder to copy', { 'addons/_template/Chart.yaml': chart('a') }],
  ])('is present with %s', (way, files) => {
    expect(detect(files)).toMatchObject({ outcome: 'present', measures: { ways: [way], templates: 1 } });
  });

  it('is partial with a definition of Crossplane that nobody uses, present once something was made from it', () => {
    const files = { 'platform/definition.yaml': definition, 'platform/composition.yaml': composition };
    expect(detect(files)).toMatchObject({ outcome: 'partial', share: 0, measures: { templates: 0, unused: 1 } });
    const claimed = { ...files, 'teams/shop/database.yaml': object('acme.org/v1', 'Database') };
    expect(detect(claimed)).toMatchObject({ outcome: 'present', measures: { made: 1, ways: ['Crossplane'] } });
  });

  it('is partial with a definition without a composition', () => {
    const files = { 'definition.yaml': definition, 'database.yaml': object('acme.org/v1', 'Database') };
    expect(detect(files).outcome).toBe('partial');
  });

  it('counts services that are made from a shared chart', () => {
    const files = {
      'charts/generic/Chart.yaml': chart('generic'),
      'apps/shop.yaml': application('shop', 'charts/generic'),
      'apps/cart.yaml': application('cart', 'charts/generic'),
      'apps/mail.yaml': application('mail', 'charts/generic'),
    };
    expect(detect(files)).toMatchObject({ outcome: 'present', measures: { made: 3, ways: ['shared chart'] } });
  });

  it('takes charts of one name inside several charts for parts of these, not for a shared chart', () => {
    const inside = ['shop', 'cart', 'mail'].flatMap((name): [string, string][] => [
      [`charts/${name}/Chart.yaml`, chart(name, 'dependencies: [{name: queue, version: 1.0.0}]\n')],
      [`charts/${name}/charts/queue/Chart.yaml`, chart('queue')],
    ]);
    expect(detect(Object.fromEntries(inside)).outcome).toBe('absent');
  });

  it('takes one service in several environments for one', () => {
    const files = {
      'charts/shop/Chart.yaml': chart('shop'),
      'charts/web/Chart.yaml': chart('web'),
      ...Object.fromEntries(
        ['dev', 'staging', 'prod'].map((name) => [`apps/${name}.yaml`, application(`shop-${name}`, 'charts/shop')]),
      ),
      ...Object.fromEntries(
        ['dev', 'staging', 'prod'].map((name) => [`apps/${name}-2.yaml`, application(`${name}-cart`, 'charts/web')]),
      ),
    };
    expect(detect(files).outcome).toBe('absent');
  });

  it('counts charts that take in a library', () => {
    const dependency = 'dependencies: [{name: common, version: 1.0.0, repository: "file://../common"}]\n';
    const users = ['shop', 'cart', 'mail'].map((name) => [`charts/${name}/Chart.yaml`, chart(name, dependency)]);
    const files = { 'charts/common/Chart.yaml': chart('common', 'type: library\n'), ...Object.fromEntries(users) };
    expect(detect(files)).toMatchObject({ outcome: 'present', measures: { made: 3 } });
  });

  it('tells what a template brings along', () => {
    const folder = 'templates/service';
    const files = {
      [`${folder}/template.yaml`]: object('scaffolder.backstage.io/v1beta3', 'Template'),
      [`${folder}/skeleton/.github/workflows/build.yml`]: 'on: push\n',
      [`${folder}/skeleton/chart/Chart.yaml`]: chart('a'),
      [`${folder}/skeleton/policies/limits.yaml`]: 'a: b\n',
      [`${folder}/skeleton/deploy/networkpolicy.yaml`]: 'a: b\n',
      [`${folder}/skeleton/argocd/app.yaml`]: 'a: b\n',
    };
    const found = detect(files);
    expect(found.measures).toMatchObject({
      templates: 1,
      contents: ['manifests', 'pipeline', 'policy', 'registration', 'security'],
    });
    expect(found.marks?.[0]?.note).toMatch(/it brings pipeline/);
  });

  it.each([
    ['the templates of a chart', { 'services/Chart.yaml': chart('a'), 'services/templates/deployment.yaml': 'a: b\n' }],
    ['a template of OpenShift', { 'template.yaml': object('template.openshift.io/v1', 'Template') }],
    ['an example', { 'examples/cookiecutter.json': '{}' }],
    ['an application of another engine', { 'app.yaml': object('core.oam.dev/v1beta1', 'Application') }],
  ])('is absent with %s', (_name, files) => {
    expect(detect(files)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });
});
