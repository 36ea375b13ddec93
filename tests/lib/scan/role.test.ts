import { describe, expect, it } from 'vitest';
import { suggestRole } from '@/lib/scan/role';
import { anApplication, inventoryOf } from '@/tests/factories/scanned-files';

function role(files: Record<string, string>, roots = 0, deploys = 0) {
  return suggestRole(inventoryOf(files), roots, deploys);
}

const sources = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`src/${name}.go`, 'package main\n']));
const application = { 'go.mod': 'module shop\n', ...sources };

describe('lib/scan/role.ts', () => {
  it('takes agent objects or workloads for configuration', () => {
    expect(role({ 'a.yaml': anApplication('shop') })).toEqual({ role: 'configuration', deploysNothing: false });
  });

  it('takes releases of a helmfile for configuration, beside programs that serve them, too', () => {
    const helmfile = { 'helmfile.yaml': 'releases: [{name: a, chart: r/a}]\n' };
    expect(role(helmfile)).toEqual({ role: 'configuration', deploysNothing: false });
    expect(role({ ...application, ...helmfile }).role).toBe('mixed');
  });

  it('takes a repository of add-ons for a platform', () => {
    const names = ['ingress-nginx', 'cert-manager', 'kyverno', 'velero'];
    expect(role(Object.fromEntries(names.map((name) => [`${name}.yaml`, anApplication(name)]))).role).toBe('platform');
  });

  it('takes what asks for an operator by the catalogue of a cluster for configuration, save how an operator is packaged', () => {
    const subscription =
      'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nmetadata: {name: a}\nspec: {name: a, channel: stable, source: community, sourceNamespace: market}\n';
    expect(role({ 'operator/base/subscription.yaml': subscription })).toEqual({
      role: 'configuration',
      deploysNothing: false,
    });
    const other = subscription.replace('operators.coreos.com/v1alpha1', 'messaging.knative.dev/v1');
    expect(role({ 'a.yaml': other }).deploysNothing).toBe(true);
    const operator = {
      ...application,
      PROJECT: 'layout: []\n',
      'config/manager/kustomization.yaml': 'resources: []\n',
    };
    expect(role({ ...operator, 'deploy/subscription.yaml': subscription }).role).toBe('library');
  });

  it('takes services of Compose for configuration, save those that a program needs on a desk', () => {
    const compose = 'services: {db: {image: postgres:16}}\n';
    expect(role({ 'media/compose.yaml': compose })).toEqual({ role: 'configuration', deploysNothing: false });
    expect(role({ ...application, 'docker-compose.yml': compose })).toEqual({ role: 'library', deploysNothing: true });
  });

  it('takes source code for an application where it is built or deployed, else for a library', () => {
    const built = { ...application, Dockerfile: 'FROM scratch\n' };
    expect(role(built)).toEqual({ role: 'application', deploysNothing: false });
    expect(role(application)).toEqual({ role: 'library', deploysNothing: true });
    expect(role(application, 0, 1)).toEqual({ role: 'application', deploysNothing: false });
  });

  it('takes a few files at the root that are built into an image for an application', () => {
    const small = { 'go.mod': 'module shop\n', 'main.go': 'package main\n', Dockerfile: 'FROM scratch\n' };
    expect(role(small)).toEqual({ role: 'application', deploysNothing: false });
    expect(role({ 'go.mod': 'module shop\n', 'main.go': 'package main\n' }).role).toBe('library');
    expect(role({ ...small, 'a.yaml': anApplication('a') }).role).toBe('configuration');
  });

  it('takes an application that carries its own manifests for an application', () => {
    const deployment =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{image: a}]}}}\n';
    expect(role({ ...application, 'deploy/a.yaml': deployment }).role).toBe('application');
    expect(role({ ...application, 'deploy/a.yaml': anApplication('a') }).role).toBe('mixed');
  });

  it('takes the source of an operator for what others install, until something here deploys it', () => {
    const manager =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: m}\nspec: {template: {spec: {containers: [{image: controller}]}}}\n';
    const operator = {
      ...application,
      PROJECT: 'layout: [go.kubebuilder.io/v4]\n',
      Dockerfile: 'FROM scratch\n',
      'config/manager/manager.yaml': manager,
    };
    expect(role(operator)).toEqual({ role: 'library', deploysNothing: true });
    expect(role(operator, 0, 1)).toEqual({ role: 'application', deploysNothing: false });
    expect(role({ ...operator, 'clusters/a.yaml': manager }).deploysNothing).toBe(false);
  });

  it('takes the settings of a site beside its pages for documentation', () => {
    const site = { 'docusaurus.config.js': 'x\n', 'package.json': '{}\n', 'sidebars.js': 'x\n', 'netlify.toml': 'x\n' };
    const pages = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`docs/${name}.md`, '# a\n']));
    expect(role({ ...site, ...pages })).toEqual({ role: 'documentation', deploysNothing: true });
  });

  it('takes roots of environments for infrastructure', () => {
    expect(role({ 'main.tf': '' }, 1)).toEqual({ role: 'infrastructure', deploysNothing: false });
    expect(role({ 'main.tf': '' })).toEqual({ role: 'library', deploysNothing: true });
  });

  it('takes charts alone for a collection, and texts for documentation', () => {
    expect(role({ 'a/Chart.yaml': 'name: a\n', 'a/templates/a.yaml': '{{ .x }}\n' })).toEqual({
      role: 'charts',
      deploysNothing: true,
    });
    expect(role({ 'README.md': '#\n', 'a.png': '' })).toEqual({ role: 'documentation', deploysNothing: true });
    expect(role({})).toEqual({ role: 'documentation', deploysNothing: true });
  });

  it('takes a few files of source code for an application where the root builds an image of them, or a pipeline deploys them', () => {
    const small = { 'package.json': '{}\n', 'src/index.ts': 'x\n' };
    expect(role({ ...small, Dockerfile: 'FROM scratch\n' })).toEqual({ role: 'application', deploysNothing: false });
    expect(role(small, 0, 1)).toEqual({ role: 'application', deploysNothing: false });
    expect(role(small)).toEqual({ role: 'library', deploysNothing: true });
    expect(role({ ...small, Dockerfile: 'FROM scratch\n', 'a.yaml': anApplication('shop') }).role).toBe(
      'configuration',
    );
  });

  it('takes a licence and a readme for documentation', () => {
    expect(role({ 'README.md': '# a\n', LICENSE: 'MIT\n', '.gitignore': 'x\n' }).role).toBe('documentation');
  });
});
