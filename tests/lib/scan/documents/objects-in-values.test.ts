import { describe, expect, it } from 'vitest';
import { deprecatedApis } from '@/lib/scan/indicators/deprecated-apis';
import { selfServiceTemplates } from '@/lib/scan/indicators/self-service-templates';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const namesIn = (files: Record<string, string>): string[] =>
  inventoryOf(files).resources.flatMap(({ kind, name }) =>
    /^(HelmRelease|Application)$/.test(kind) ? [] : [`${kind} ${name}`],
  );

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n';
const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
const helmfile = (values: string): string =>
  `releases:\n  - name: accounts\n    chart: somebody/raw\n    values:\n      - accounts.yaml\n      - ${values}\n`;
const release = (chart: string, values: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: accounts}\nspec:\n  interval: 1h\n  chart: {spec: {chart: ${chart}, version: 1.0.0}}\n  values:\n    ${values}\n`;
const binding =
  '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: robot}, roleRef: {kind: Role, name: view}}';

describe('lib/scan/documents/objects-in-values.ts', () => {
  it.each([
    ['objects', helmfile(`resources: [${binding}]`)],
    [
      'texts',
      helmfile(
        `templates:\n          - |\n${indented('kind: RoleBinding\napiVersion: rbac.authorization.k8s.io/v1\nmetadata:\n  name: robot\n', 12)}`,
      ),
    ],
  ])('reads the %s that a release of the chart raw lists in a helmfile', (_, text) => {
    expect(namesIn({ 'helmfile.yaml': text })).toEqual(['RoleBinding robot']);
  });

  it('tells the line of an object in the file that lists it', () => {
    const policy =
      '        - apiVersion: policy/v1beta1\n          kind: PodSecurityPolicy\n          metadata: {name: shut}\n';
    const files = {
      'helmfile.yaml': helmfile(`resources:\n        - ${binding}\n${policy}          spec: {privileged: false}`),
    };
    expect(detectIn(deprecatedApis, files)).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'helmfile.yaml', key: ['releases', 0, 'values', 1, 'resources', 1, 'apiVersion'] }],
    });
  });

  it('reads names that a template of the helmfile fills as open', () => {
    const text = helmfile(
      `templates:\n        {{- range .Values.teams }}\n          - |\n${indented('kind: Role\napiVersion: rbac.authorization.k8s.io/v1\nmetadata:\n  name: {{ . }}\n', 12)}        {{- end }}`,
    );
    expect(inventoryOf({ 'helmfile.yaml': text }).resources).toMatchObject([
      { kind: 'Role', completeness: 'complete' },
    ]);
  });

  it('reads what a release of Flux lists for the chart raw', () => {
    const files = { 'release.yaml': release('raw', `resources: [${binding}]`) };
    expect(namesIn(files)).toEqual(['RoleBinding robot']);
  });

  it('reads what an Application lists for its chart', () => {
    const helm = `helm: {valuesObject: {extraObjects: [${binding}]}}`;
    const source = `source: {repoURL: https://charts.example.org, chart: shop, targetRevision: 1.0.0, ${helm}}`;
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n  project: web\n  destination: {namespace: shop}\n  ${source}\n`;
    expect(namesIn({ 'shop.yaml': text })).toEqual(['RoleBinding robot']);
  });

  it.each(['extraObjects', 'extraDeploy', 'extraManifests'])('reads %s of values for any chart', (list) => {
    const text = `replicas: 2\n${list}:\n  - |\n${indented(account, 4)}`;
    expect(namesIn({ 'shop/values.yaml': text })).toEqual(['ServiceAccount robot']);
    expect(namesIn({ 'release.yaml': release('shop', `${list}: [${binding}]`) })).toEqual(['RoleBinding robot']);
  });

  it.each([
    [
      'resources of a chart that is not raw',
      helmfile(`resources: [${binding}]`).replace('somebody/raw', 'somebody/shop'),
    ],
    ['resources that are limits', helmfile('resources: {limits: {cpu: 1}}')],
    ['items that are no objects', helmfile('resources: [1, cpu, {kind: RoleBinding}]')],
    [
      'releases that are not installed',
      helmfile(`resources: [${binding}]`).replace('    chart:', '    installed: false\n    chart:'),
    ],
  ])('takes no %s for objects', (_, text) => {
    expect(namesIn({ 'helmfile.yaml': text })).toEqual([]);
  });

  it('keeps no value of a Secret that values list', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {password: kJ8s-2mQ9xR4}\n';
    const inventory = inventoryOf({ 'shop/values.yaml': `extraObjects:\n  - |\n${indented(secret, 4)}` });
    expect(JSON.stringify(inventory.resources)).not.toContain('kJ8s');
  });

  it('takes no chart that makes only what is listed for a template of services', () => {
    const names = ['cart', 'mail', 'shop'].map((name) => `  - {name: ${name}, chart: ./charts/raw}`);
    const chart = {
      'charts/raw/Chart.yaml': 'apiVersion: v2\nname: raw\nversion: 1.0.0\n',
      'charts/raw/templates/all.yaml': '{{ .Values.resources }}\n',
    };
    const files = { ...chart, 'helmfile.yaml': `releases:\n${names.join('\n')}\n` };
    expect(detectIn(selfServiceTemplates, files).outcome).toBe('absent');
  });
});
