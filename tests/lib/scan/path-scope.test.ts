import { describe, expect, it } from 'vitest';
import type { Inventory } from '@/lib/scan/inventory';
import { missingFolders, narrowInventory } from '@/lib/scan/path-scope';
import { aFluxKustomization, aHelmRelease, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const deployment = (image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: '${image}'}]}}
`;
const kustomization = (...resources: string[]): string => `resources: [${resources.join(', ')}]\n`;
const project = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ${name}}\nspec: {sourceRepos: ['*']}\n`;

/** Two teams, a platform, a base that both take, and a chart that both render. */
const files: Record<string, string> = {
  'README.md': '# Everything\n',
  'renovate.json': '{}\n',
  'apps/.sops.yaml': 'creation_rules: []\n',
  'apps/payments/base/web.yaml': deployment('registry.example.org/payments:1.4.2'),
  'apps/payments/base/kustomization.yaml': kustomization('web.yaml', '../../../shared/base'),
  'apps/payments/overlays/production/kustomization.yaml': kustomization('../../base'),
  'apps/orders/base/web.yaml': deployment('registry.example.org/orders:latest'),
  'apps/orders/base/kustomization.yaml': kustomization('web.yaml', '../../../shared/base'),
  'apps/orders/overlays/production/kustomization.yaml': kustomization('../../base'),
  'shared/base/quota.yaml': 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: quota}\nspec: {hard: {pods: 4}}\n',
  'shared/base/kustomization.yaml': kustomization('quota.yaml'),
  'shared/unused/kustomization.yaml': kustomization('../base'),
  'argo-cd/payments.yaml': anApplication('payments', '{automated: {selfHeal: true}}', {
    path: 'apps/payments/overlays/production',
    project: 'payments',
  }),
  'argo-cd/orders.yaml': anApplication('orders', '{}', { path: 'apps/orders/overlays/production', project: 'orders' }),
  'argo-cd/projects.yaml': `${project('payments')}---\n${project('orders')}`,
};

const whole = inventoryOf(files);
const payments = narrowInventory(whole, ['apps/payments']);

const pathsOf = (inventory: Inventory): string[] => inventory.files.map(({ path }) => path);
const namesOf = (inventory: Inventory): string[] => inventory.agents.map(({ name }) => name);

describe('lib/scan/path-scope.ts', () => {
  it('names the folders that hold no file', () => {
    expect(missingFolders(['apps/orders', 'apps/pay'], whole.files)).toEqual(['apps/pay']);
  });

  it('looks at the files of the folders, at those that they stand on, and at those of the whole repository', () => {
    expect(pathsOf(payments)).toEqual([
      'README.md',
      'renovate.json',
      'apps/.sops.yaml',
      'apps/payments/base/web.yaml',
      'apps/payments/base/kustomization.yaml',
      'apps/payments/overlays/production/kustomization.yaml',
      'shared/base/quota.yaml',
      'shared/base/kustomization.yaml',
      'argo-cd/payments.yaml',
      'argo-cd/projects.yaml',
    ]);
  });

  it('takes agent objects that deliver the folders, with their projects, and no others', () => {
    expect(namesOf(payments)).toEqual(['payments']);
    const objects = payments.resources.map(({ kind, name }) => `${kind} ${name}`);
    expect(objects.toSorted()).toEqual([
      'AppProject payments',
      'Application payments',
      'Deployment web',
      'ResourceQuota quota',
    ]);
  });

  it("leaves another team's images out", () => {
    expect(payments.images.map(({ tag }) => tag)).toEqual(['1.4.2']);
    expect(narrowInventory(whole, ['apps/orders']).images.map(({ tag }) => tag)).toEqual(['latest']);
  });

  it("keeps operational guides of the folders and of the whole repository, and leaves another team's out", () => {
    const steps = '# Shop\n\n## Restoring a volume\n\n1. Stop the pods.\n2. Restore the volume.\n';
    const guides = { 'README.md': steps, 'apps/payments/README.md': steps, 'apps/orders/README.md': steps };
    const { operationsGuides } = narrowInventory(inventoryOf({ ...files, ...guides }), ['apps/payments']);
    expect(operationsGuides.map(({ path }) => path)).toEqual(['README.md', 'apps/payments/README.md']);
  });

  it('says of a folder that is not there that it could not be read', () => {
    const { unread } = narrowInventory(whole, ['apps/payments', 'apps/refunds']);
    expect(unread).toEqual([
      { path: 'apps/refunds', line: null, reason: expect.stringContaining('correct the paths') },
    ]);
  });

  it('keeps patches that reach the folders from outside', () => {
    const patched = inventoryOf({
      'clusters/east/kustomization.yaml': `${kustomization('../../teams/payments')}patches: [{patch: '{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: payments}, spec: {syncPolicy: {automated: {}}}}'}]\n`,
      'teams/payments/app.yaml': anApplication('payments'),
      'teams/payments/kustomization.yaml': kustomization('app.yaml'),
    });
    const [agent, ...others] = narrowInventory(patched, ['teams/payments']).agents;
    expect(others).toEqual([]);
    expect(agent?.automatic.value).toBe(true);
  });

  it('follows a cluster folder that takes in the folders to the agent that delivers it', () => {
    const flux = inventoryOf({
      'clusters/east/payments.yaml': aFluxKustomization('payments', './clusters/east/apps'),
      'clusters/east/apps/kustomization.yaml': kustomization('../../../apps/payments', '../../../apps/orders'),
      'apps/payments/kustomization.yaml': kustomization('release.yaml'),
      'apps/payments/release.yaml': aHelmRelease('payments'),
      'apps/orders/kustomization.yaml': kustomization('release.yaml'),
      'apps/orders/release.yaml': aHelmRelease('orders'),
      'apps/charts.yaml':
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: charts}\nspec: {url: https://charts.example.org}\n',
    });
    const scoped = narrowInventory(flux, ['apps/payments']);
    expect(scoped.agents.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      'HelmRelease payments',
      'Kustomization payments',
    ]);
    expect(scoped.resources.map(({ kind }) => kind)).toContain('HelmRepository');
    expect(pathsOf(scoped)).not.toContain('apps/orders/release.yaml');
    expect(pathsOf(scoped)).toContain('clusters/east/apps/kustomization.yaml');
  });

  it('takes an application elsewhere that renders a chart with values of the folders, and the chart', () => {
    const rendered = (team: string): string =>
      anApplication(team).replace(
        /source:.*/,
        `sources: [{repoURL: 'https://git.example.org/shop', path: charts/service, helm: {valueFiles: [$here/teams/${team}/values.yaml]}}, {repoURL: 'https://git.example.org/shop', ref: here}]`,
      );
    const inventory = inventoryOf({
      'argo-cd/a.yaml': rendered('payments'),
      'argo-cd/b.yaml': rendered('orders'),
      'charts/service/Chart.yaml': 'apiVersion: v2\nname: service\nversion: 1.0.0\n',
      'charts/service/templates/web.yaml': deployment('{{ .Values.image }}'),
      'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
      'teams/payments/values.yaml': 'image: payments:1.0.0\n',
      'teams/orders/values.yaml': 'image: orders:1.0.0\n',
    });
    const scoped = narrowInventory(inventory, ['teams/payments']);
    expect(namesOf(scoped)).toEqual(['payments']);
    expect(scoped.charts.map(({ name }) => name)).toEqual(['service']);
  });

  it('takes modules of Terraform that the folders use', () => {
    const inventory = inventoryOf({
      'teams/payments/main.tf': 'module "database" {\n  source = "../../modules/database"\n}\n',
      'modules/database/main.tf': 'module "network" {\n  source = "../network"\n}\n',
      'modules/network/main.tf': 'resource "null_resource" "one" {}\n',
      'modules/queue/main.tf': 'resource "null_resource" "two" {}\n',
    });
    const folders = narrowInventory(inventory, ['teams/payments']).terraform.map(({ folder }) => folder);
    expect(folders.toSorted()).toEqual(['modules/database', 'modules/network', 'teams/payments']);
  });

  it('keeps the environments and clusters that the folders have a part in', () => {
    const inventory = inventoryOf({
      'apps/payments/overlays/production/kustomization.yaml': kustomization('a.yaml'),
      'apps/orders/overlays/staging/kustomization.yaml': kustomization('a.yaml'),
      'argo-cd/payments.yaml': anApplication('payments', '{}', {
        path: 'apps/payments/overlays/production',
        destination: '{name: east}',
      }),
      'argo-cd/orders.yaml': anApplication('orders', '{}', {
        path: 'apps/orders/overlays/staging',
        destination: '{name: west}',
      }),
    });
    const { environments, clusters } = narrowInventory(inventory, ['apps/payments']);
    expect(environments.map(({ name }) => name)).toEqual(['production']);
    expect(clusters.map(({ name }) => name)).toEqual(['east']);
  });
});
