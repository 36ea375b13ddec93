import { describe, expect, it } from 'vitest';
import { monitoringAsCode } from '@/lib/scan/indicators/monitoring-as-code';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

const object = (apiVersion: string, kind: string, spec = '{}', metadata = '{name: shop}') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
const service = object('v1', 'Service');

function detect(text: string, path = 'app/object.yaml') {
  return detectIn(monitoringAsCode, { 'app/service.yaml': service, [path]: text });
}

describe('lib/scan/indicators/monitoring-as-code.ts', () => {
  it.each([
    ['scrapes', object('monitoring.coreos.com/v1', 'ServiceMonitor')],
    ['scrapes', object('monitoring.googleapis.com/v1', 'PodMonitoring')],
    ['scrapes', object('operator.victoriametrics.com/v1beta1', 'VMServiceScrape')],
    ['scrapes', object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector')],
    ['scrapes', object('opentelemetry.io/v1alpha1', 'Instrumentation')],
    ['alerts', object('monitoring.coreos.com/v1', 'PrometheusRule')],
    ['alerts', object('operator.victoriametrics.com/v1beta1', 'VMRule')],
    ['alerts', object('monitoring.googleapis.com/v1', 'ClusterRules')],
    ['alerts', object('grafana.integreatly.org/v1beta1', 'GrafanaAlertRuleGroup')],
    ['dashboards', object('grafana.integreatly.org/v1beta1', 'GrafanaDashboard')],
    ['dashboards', object('integreatly.org/v1alpha1', 'GrafanaDashboard')],
    [
      'dashboards',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {grafana_dashboard: "1"}}\ndata: {}\n',
    ],
  ])('finds %s as an object; with scrapes alone it is partial', (name, text) => {
    const outcome = name === 'scrapes' ? 'partial' : 'present';
    expect(detect(text)).toMatchObject({ outcome, measures: { names: [name], objects: 1 } });
  });

  it('is present with scrapes beside an alert', () => {
    const both = ['ServiceMonitor', 'PrometheusRule'].map((kind) => object('monitoring.coreos.com/v1', kind));
    expect(detect(both.join('---\n'))).toMatchObject({
      outcome: 'present',
      measures: { names: ['alerts', 'scrapes'] },
    });
  });

  const map = (name: string, key: string, labels = '{}') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, labels: ${labels}}\ndata: {${key}: 'a: {}'}\n`;

  it.each([
    ['alerts', 'prometheus', 'alert.rules'],
    ['alerts', 'shop', 'shop.rules.yml'],
    ['alerts', 'alertmanager', 'alertmanager.yml'],
    ['scrapes', 'prometheus', 'prometheus.yml'],
    ['dashboards', 'grafana-import', 'shop-dashboard.json'],
  ])('finds %s that the config map %s holds as %s', (name, holder, key) => {
    const outcome = name === 'scrapes' ? 'partial' : 'present';
    expect(detect(map(holder, key))).toMatchObject({ outcome, measures: { names: [name] } });
  });

  it('is absent with config maps of other things, and of an add-on as its chart renders it', () => {
    const others = [
      map('home', 'dashboard.json'),
      map('falco', 'falco_rules.yaml'),
      map('shop', 'alerts'),
      map('shop', 'alertmanager'),
      map('prometheus-server', 'prometheus.yml', '{helm.sh/chart: prometheus-25.8.0}'),
    ];
    for (const text of others) expect(detect(text).outcome).toBe('absent');
  });

  it.each([
    ['dashboards', 'monitoring/grafana/dashboards/shop.json'],
    ['dashboards', 'grafana-dashboards/shop.json'],
    ['dashboards', 'dashboards/shop.jsonnet'],
    ['alerts', 'monitoring/prometheus/alerts.yaml'],
    ['alerts', 'prometheus/rules/shop.yml'],
    ['alerts', 'alerting/shop.rules.yml'],
  ])('is present with %s in %s', (name, path) => {
    expect(detect('{}\n', path)).toMatchObject({ outcome: 'present', measures: { names: [name], objects: 1 } });
  });

  it.each([
    ['src/dashboards/shop.json', '{}'],
    ['web/app/dashboards/config.json', '{}'],
    ['examples/grafana/dashboards/shop.json', '{}'],
    ['app/rules/shop.yaml', 'rules: []\n'],
  ])('is absent with %s', (path, text) => {
    expect(detect(text, path)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it.each([
    ['dashboards', aHelmRelease('grafana', '  values: {dashboards: {default: {nodes: {gnetId: 1860}}}}\n')],
    ['alerts', aHelmRelease('kube-prometheus-stack', '  values: {customRules: {Watchdog: {for: 3m}}}\n')],
    [
      'alerts',
      aHelmRelease('kube-prometheus-stack', '  values: {additionalPrometheusRulesMap: {shop: {groups: []}}}\n'),
    ],
    [
      'scrapes',
      aHelmRelease(
        'kube-prometheus-stack',
        '  values: {prometheus: {prometheusSpec: {additionalScrapeConfigs: [{job_name: a}]}}}\n',
      ),
    ],
  ])('finds %s written out in values', (name, text) => {
    const outcome = name === 'scrapes' ? 'partial' : 'present';
    expect(detect(text)).toMatchObject({ outcome, measures: { names: [name] } });
  });

  it('reads values in a text, and of a chart that takes another in', () => {
    const application = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: grafana}\nspec:\n  project: a\n  destination: {name: north}\n  source:\n    chart: grafana\n    repoURL: https://charts.example.org\n    helm:\n      values: |\n        dashboards: {default: {nodes: {gnetId: 1860}}}\n`;
    expect(detect(application).outcome).toBe('present');
    const chart =
      'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{name: grafana, version: 8.0.0, repository: "https://charts.example.org"}]\n';
    const values = 'grafana: {dashboards: {default: {nodes: {gnetId: 1860}}}}\n';
    expect(
      detectIn(monitoringAsCode, { 'a/Chart.yaml': chart, 'a/values.yaml': values, 'b.yaml': service }).outcome,
    ).toBe('present');
  });

  it.each([
    [
      'a switch for what the chart brings along',
      aHelmRelease('redis', '  values: {metrics: {serviceMonitor: {enabled: true}}}\n'),
    ],
    ['rules that the chart brings along', aHelmRelease('redis', '  values: {prometheusRule: {enabled: true}}\n')],
  ])('is partial with %s alone', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'partial', measures: { objects: 0, idle: 1 } });
  });

  it.each([
    ['a switch that is off', aHelmRelease('redis', '  values: {serviceMonitor: {enabled: false}}\n')],
    [
      'rules of networks that are called custom, too',
      aHelmRelease('jaeger', '  values: {networkPolicy: {customRules: [{from: []}]}}\n'),
    ],
    ['a list of dashboards that is empty', aHelmRelease('grafana', '  values: {dashboards: {}}\n')],
    ['a monitoring add-on alone', aHelmRelease('kube-prometheus-stack')],
    ['a definition of the kind', object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')],
    ['an object of another group', object('example.org/v1', 'ServiceMonitor')],
  ])('is absent with %s', (_name, text) => {
    expect(detect(text).outcome).toBe('absent');
  });

  it('asks the templates of a chart of its own what there is, not the values that they take', () => {
    const files = {
      'app/service.yaml': service,
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'serviceMonitor: {enabled: true}\n',
      'shop/templates/service.yaml': service,
    };
    expect(detectIn(monitoringAsCode, files).outcome).toBe('absent');
  });

  it('leaves out what a chart has switched off, and what an installation brings along', () => {
    const monitor = object('monitoring.coreos.com/v1', 'ServiceMonitor');
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'metrics: {enabled: false}\n',
      'shop/templates/monitor.yaml': `{{- if .Values.metrics.enabled }}\n${monitor}{{- end }}\n`,
    };
    expect(detectIn(monitoringAsCode, files).outcome).toBe('partial');
    const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
    expect(detect(`${definition}---\n${monitor}`).outcome).toBe('absent');
  });

  it('knows config maps of dashboards that kustomize makes', () => {
    const made =
      'configMapGenerator: [{name: shop, files: [shop.json], options: {labels: {grafana_dashboard: "1"}}}]\n';
    expect(detect(made, 'app/kustomization.yaml')).toMatchObject({
      outcome: 'present',
      measures: { names: ['dashboards'] },
    });
    const plain = 'configMapGenerator: [{name: shop, files: [shop.conf]}]\n';
    expect(detect(plain, 'app/kustomization.yaml').outcome).toBe('absent');
  });

  it('takes what a Compose file for a desk shows for no monitoring at work', () => {
    const compose = 'services: {grafana: {image: "grafana/grafana:12.0.0"}}\n';
    const dashboard = 'telemetry/grafana/dashboards/shop.json';
    const files = { 'app/service.yaml': service, 'package.json': '{"name": "shop"}\n', [dashboard]: '{}' };
    const found = detectIn(monitoringAsCode, { ...files, 'telemetry/compose.local.yaml': compose });
    expect(found).toMatchObject({
      outcome: 'partial',
      measures: { objects: 0, idle: 1 },
      marks: [{ path: dashboard, note: expect.stringMatching(/for a desk/) }],
    });
    expect(detectIn(monitoringAsCode, { ...files, 'telemetry/compose.prod.yaml': compose }).outcome).toBe('present');
    expect(detectIn(monitoringAsCode, { ...files, 'compose.local.yaml': compose }).outcome).toBe('present');
    expect(detectIn(monitoringAsCode, { ...files, 'other/compose.local.yaml': compose }).outcome).toBe('present');
  });

  it('counts monitors and dashboards in Terraform', () => {
    const text = 'resource "datadog_monitor" "a" {}\nresource "grafana_dashboard" "b" {}\n';
    expect(detect(text, 'main.tf')).toMatchObject({
      outcome: 'present',
      measures: { names: ['alerts', 'dashboards'] },
    });
  });

  it.each([
    [
      'a rule on its metrics',
      object('monitoring.coreos.com/v1', 'PrometheusRule', '{groups: [{rules: [{expr: argocd_app_info}]}]}'),
      1,
    ],
    ['a scrape under its name', object('monitoring.coreos.com/v1', 'PodMonitor', '{}', '{name: flux-system}'), 1],
    ['a scrape of something else', object('monitoring.coreos.com/v1', 'PodMonitor'), 0],
  ])('tells by %s whether the agent itself is watched', (_name, text, agentObserved) => {
    expect(detect(text).measures).toMatchObject({ agentObserved });
  });

  it('does not apply where nothing is declared', () => {
    expect(detectIn(monitoringAsCode, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
