import { describe, expect, it } from 'vitest';
import { renderedManifests } from '@/lib/scan/indicators/rendered-manifests';
import { anInventory, aPipeline } from '@/tests/factories/inventory';
import { anApplication, detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const seen = (files: Record<string, string>) => detectIn(renderedManifests, files);
const service = (name: string, labels = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${labels}}\n`;
const many = (folder: string, count: number, labels = '') =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${folder}/${at}.yaml`, service(`c${at}`, labels)]));
const ofJob = (commands: string[], triggers: ('push' | 'pull-request')[] = ['push']) =>
  renderedManifests.detect({ ...anInventory({ pipelines: [aPipeline(commands, { triggers })] }), agents: [] }).outcome;
const fromChart = ', labels: {helm.sh/chart: shop-1.0.0, app.kubernetes.io/managed-by: Helm}';

describe('lib/scan/indicators/rendered-manifests.ts', () => {
  it('finds the source hydrator and what it leaves', () => {
    const hydrated = anApplication('shop').replace(
      / {2}source: .*\n/,
      '  sourceHydrator: {drySource: {repoURL: r, path: a, targetRevision: HEAD}, syncSource: {targetBranch: env/test, path: a}}\n',
    );
    expect(seen({ 'a.yaml': hydrated })).toMatchObject({
      outcome: 'present',
      measures: { hydrators: 1 },
      marks: [{ key: ['spec', 'sourceHydrator'] }],
    });
    expect(seen({ 'shop/hydrator.metadata': '{}', 'a.yaml': anApplication('a') }).outcome).toBe('present');
  });

  it('finds pipelines that render into files and commit them', () => {
    expect(ofJob(['kustomize build overlays/prod > rendered/prod.yaml', 'git commit -am x', 'git push'])).toBe(
      'present',
    );
    expect(ofJob(['helm template shop charts/shop --output-dir manifests', 'gh pr create --fill'])).toBe('present');
  });

  it.each([
    ['a check', ['kustomize build overlays/prod > /dev/null', 'git push']],
    ['an apply', ['kustomize build overlays/prod | kubectl apply -f -', 'git push']],
    ['a file that is thrown away', ['kustomize build overlays/prod > out.yaml']],
  ])('takes rendering for %s for none', (_name, commands) => {
    expect(ofJob(commands)).toBe('not-applicable');
  });

  it('finds folders that are named for it, once they hold enough', () => {
    expect(seen(many('rendered/prod', 5))).toMatchObject({
      outcome: 'present',
      measures: { folders: ['rendered'], objects: 5 },
    });
    expect(seen(many('rendered/prod', 4)).outcome).toBe('absent');
    expect(seen(many('apps/prod', 9)).outcome).toBe('absent');
    expect(seen(many('tests/rendered', 9)).outcome).toBe('not-applicable');
  });

  it('takes templates in such a folder for none, since nothing rendered them yet', () => {
    const templates = many('compiled/prod', 6, ', labels: {env: {{ .Values.env }}}');
    expect(seen(templates).outcome).toBe('absent');
  });

  it('takes branches of environments for rendered ones only where something writes them', () => {
    const references = { known: true, branches: ['main', 'env/prod', 'rendered/prod'] };
    const plain = { ...inventoryOf({ 'a.yaml': anApplication('a') }), references };
    expect(renderedManifests.detect(plain).outcome).toBe('absent');
    const written = { ...inventoryOf({ 'a.yaml': anApplication('a'), 'hydrator.metadata': '{}' }), references };
    expect(renderedManifests.detect(written).marks).toMatchObject([{}, { note: 'branch env/prod' }, {}]);
  });

  it('is partial where much was written by charts, and a few copies do not count', () => {
    expect(seen(many('apps', 6, fromChart))).toMatchObject({ outcome: 'partial', share: 0 });
    expect(seen({ ...many('apps', 6, fromChart), ...many('own', 30) }).outcome).toBe('absent');
    expect(
      seen({ 'chart/Chart.yaml': 'name: shop\nversion: 1.0.0\n', ...many('chart/templates', 6, fromChart) }).outcome,
    ).toBe('absent');
  });

  it('is absent with what was looked for', () => {
    expect(seen({ 'a.yaml': anApplication('a') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
  });
});
