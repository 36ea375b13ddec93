import { broughtAlong } from '@/lib/scan/brought-along';
import { runsSomething } from '@/lib/scan/declared-state';
import { folderOf, isWithin, nameOf } from '@/lib/scan/documents/folder';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { monitoringValues } from '@/lib/scan/monitoring-values';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { standingObjects } from '@/lib/scan/standing-objects';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const [scrapes, alerts, dashboards] = ['scrapes', 'alerts', 'dashboards'];
const measured = 'says what is measured';
const told = 'says who is told of what';
const shown = 'shows what is measured';

/** Names under which config maps hand files to Prometheus, Alertmanager and Grafana; what is in them is not read. */
const dashboardKey = /dashboard[^/]*\.json$/i;
const ruleKey =
  /^((prometheus[-_.])?(alert(ing|s)?|recording)[-_.]?rules?|prometheus[-_.]rules?|[\w-]+\.rules)(\.ya?ml)?$|^(prometheus[-_.])?(alert(ing|s)?|alertmanager)\.ya?ml$/i;
const scrapeKey = /^prometheus\.ya?ml$/;

const declared = defineObjectIndicator({
  id: 'monitoring-as-code',
  rules: [
    {
      name: scrapes,
      group: /^monitoring\.coreos\.com$/,
      kinds: /^(ServiceMonitor|PodMonitor|Probe|ScrapeConfig)$/,
      does: measured,
    },
    { name: alerts, group: /^monitoring\.coreos\.com$/, kinds: /^(PrometheusRule|AlertmanagerConfig)$/, does: told },
    {
      name: scrapes,
      group: /^monitoring\.googleapis\.com$/,
      kinds: /^(Cluster)?(Pod|Node)Monitoring$/,
      does: measured,
    },
    { name: alerts, group: /^monitoring\.googleapis\.com$/, kinds: /^(Global|Cluster)?Rules$/, does: told },
    {
      name: scrapes,
      group: /^operator\.victoriametrics\.com$/,
      kinds: /^VM(\w+Scrape|Probe|ScrapeConfig)$/,
      does: measured,
    },
    {
      name: scrapes,
      group: /^opentelemetry\.io$/,
      kinds: /^(OpenTelemetryCollector|Instrumentation)$/,
      does: measured,
    },
    { name: alerts, group: /^operator\.victoriametrics\.com$/, kinds: /^VM(Rule|AlertmanagerConfig)$/, does: told },
    { name: dashboards, group: /^(grafana\.)?integreatly\.org$/, kinds: /^GrafanaDashboard$/, does: shown },
    {
      name: alerts,
      group: /^(grafana\.)?integreatly\.org$/,
      kinds: /^Grafana(AlertRuleGroup|ContactPoint|NotificationPolicy)$/,
      does: told,
    },
    { name: dashboards, group: /(^|\.)grafana(\.m)?\.crossplane\.io$/, kinds: /^Dashboard$/, does: shown },
    { name: alerts, group: /(^|\.)grafana(\.m)?\.crossplane\.io$/, kinds: /^(RuleGroup|ContactPoint)$/, does: told },
    { name: alerts, group: /^datadoghq\.com$/, kinds: /^DatadogMonitor$/, does: told },
    { name: dashboards, group: /^datadoghq\.com$/, kinds: /^DatadogDashboard$/, does: shown },
    { name: dashboards, group: /^perses\.dev$/, kinds: /^PersesDashboard$/, does: shown },
    { name: dashboards, group: /^$/, kinds: /^ConfigMap$/, matches: isDashboard, does: shown },
    { name: alerts, group: /^$/, kinds: /^ConfigMap$/, matches: holdsKey(ruleKey), does: told },
    { name: scrapes, group: /^$/, kinds: /^ConfigMap$/, matches: holdsKey(scrapeKey), does: measured },
  ],
  others: (inventory) => [
    ...files(inventory),
    ...generated(inventory),
    ...monitoringValues(inventory),
    ...terraformSigns(inventory, resources),
  ],
  leftOut: broughtAlong,
  measures: (inventory) => ({ agentObserved: agentMarks(inventory) ? 1 : 0 }),
  what: [
    'scrapes, rules and dashboards of Prometheus, VictoriaMetrics, Google Cloud, Grafana and Datadog',
    'collectors and instrumentation of OpenTelemetry',
    'files of dashboards and alert rules, and those written out in values',
    'monitors and dashboards in Terraform',
  ],
  none: 'No scrape, alert rule or dashboard was found.',
  found: 'Monitoring is declared',
  idle: 'Nothing of its own is at work: what was found is switched off, comes with charts of others, or stands with a Compose file for a desk.',
  applies: runsSomething,
  notApplicable: 'Nothing that could be watched is declared here.',
});

/**
 * What is measured, shown and told of is declared (detection rules OBS-1 to OBS-4). A monitoring add-on alone is none of it, and what is
 * measured a part: without an alert or a dashboard beside it nobody learns of it from here.
 */
export const monitoringAsCode = defineIndicator({
  id: 'monitoring-as-code',
  detect(inventory) {
    const found = declared.detect(inventory);
    const names = found.measures?.['names'];
    if (found.outcome !== 'present' || !Array.isArray(names) || names.some((name) => name !== scrapes)) return found;
    return { ...found, outcome: 'partial', reason: 'What is measured is declared, and no alert or dashboard is.' };
  },
});

/** A label by which Grafana finds it, or files of dashboards in a map that is there for monitoring. */
function isDashboard(resource: Resource): boolean {
  const { name, namespace, body } = resource;
  if (holdsLabel(objectAt(body ?? undefined, 'metadata', 'labels'))) return true;
  return /grafana|monitoring|prometheus/i.test(`${name ?? ''} ${namespace ?? ''}`) && holdsKey(dashboardKey)(resource);
}

function holdsKey(key: RegExp): (resource: Resource) => boolean {
  return ({ body }) =>
    !isRendered(body) && Object.keys(objectAt(body ?? undefined, 'data') ?? {}).some((name) => key.test(name));
}

/** What the chart of an add-on brings along, written out: its label says which version made it. */
function isRendered(body: Resource['body']): boolean {
  const labels = objectAt(body ?? undefined, 'metadata', 'labels');
  return ['helm.sh/chart', 'chart'].some((label) => /-v?\d+\.\d+\.\d+/.test(textOf(labels?.[label])));
}

function holdsLabel(labels: ReturnType<typeof objectAt>): boolean {
  return ['grafana_dashboard', 'grafana_dashboards', 'grafana.com/dashboard'].some(
    (label) => textOf(labels?.[label]) !== '',
  );
}

function textOf(value: unknown): string {
  return value === undefined || value === null || value === false ? '' : String(value);
}

/** Config maps of dashboards that kustomize makes from files. */
function generated({ kustomizations }: Inventory): OtherSign[] {
  return kustomizations
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, body }) => {
      const generators = Array.isArray(body['configMapGenerator']) ? body['configMapGenerator'] : [];
      const forAll = holdsLabel(objectAt(body, 'generatorOptions', 'labels'));
      return generators.flatMap((generator, index): OtherSign[] => {
        if (!forAll && !holdsLabel(objectAt(generator, 'options', 'labels'))) return [];
        const mark = {
          path,
          objectId,
          line: 1,
          key: ['configMapGenerator', index],
          note: `${textAt(generator, 'name') ?? 'a config map'} ${shown}`,
        };
        return [{ name: 'dashboards', works: true, mark }];
      });
    });
}

/** Files of dashboards and rules that are no Kubernetes objects, by where they stand and how they are named. */
const kinds: readonly { name: string; path: RegExp; note: string }[] = [
  {
    name: 'dashboards',
    path: /(^|\/)(grafana|monitoring|observability|prometheus|mixins?|open-?telemetry)[\w-]*\/([^/]+\/)*[\w-]*dashboards?\/([^/]+\/)*[^/]+\.(json|jsonnet|libsonnet)$/i,
    note: 'a dashboard',
  },
  {
    name: 'dashboards',
    path: /(^|\/)((grafana|monitoring|observability)\/([^/]+\/)*[^/]*dashboard[^/]*|(grafana[-_])?dashboards\/(?!(common|lib|utils?|vendor)\.)[^/]+|grafana[-_]dashboards\/([^/]+\/)*[^/]+)\.(json|jsonnet)$/i,
    note: 'a dashboard',
  },
  {
    name: 'alerts',
    path: /(^|\/)(prometheus|monitoring|alerting|observability|alertmanager)[\w-]*\/([^/]+\/)*([^/]*[-_.])?(rules?|alerts?)(\/[^/]+)?\.(ya?ml|rules|libsonnet)$|(^|\/)(alert\.rules|[^/]+\.rules\.ya?ml|(prometheus|alert(ing)?)[-_.]rules\.ya?ml)$/i,
    note: 'rules that alert',
  },
];

function files(inventory: Inventory): OtherSign[] {
  const likely = countedFiles(inventory, anyKind);
  if (likely.length === 0) return [];
  const objects = new Set(inventory.resources.map(({ path }) => path));
  const desks = deskFolders(inventory);
  return likely.flatMap(({ path, objectId }): OtherSign[] => {
    const kind = objects.has(path) || sourceFolder.test(path) ? undefined : kinds.find((each) => each.path.test(path));
    if (!kind) return [];
    const isForDesk = desks.some((folder) => isWithin(path, folder));
    const note = isForDesk ? `${kind.note} that a Compose file for a desk shows` : kind.note;
    return [{ name: kind.name, works: !isForDesk, mark: { path, objectId, line: 1, note } }];
  });
}

/** Folders of their own in which a Compose file starts, on a desk, what shows them; one at the root stands for the whole repository. */
function deskFolders({ composeFiles }: Inventory): string[] {
  const folders = composeFiles.filter(({ deployed }) => !deployed).map(({ path }) => folderOf(path));
  return folders.filter((folder) => folder !== '');
}

const anyKind = new RegExp(kinds.map(({ path }) => path.source).join('|'), 'i');
/** Applications have dashboards and rules of their own, which are no monitoring. */
const sourceFolder = /(^|\/)(src|app|web|ui|frontend|components)\//;

const resources = [
  {
    name: 'alerts',
    types:
      /^(datadog_monitor|grafana_(rule_group|contact_point|notification_policy)|aws_cloudwatch_(metric_alarm|composite_alarm)|google_monitoring_(alert_policy|uptime_check_config)|azurerm_monitor_(metric_alert|scheduled_query_rules_alert\w*|activity_log_alert|alert_prometheus_rule_group)|newrelic_(nrql_alert_condition|alert_policy|workflow)|dynatrace_metric_events|opsgenie_integration_action|aws_prometheus_rule_group_namespace|mimir_rule_group_alerting|cortex_rule_group|uptimerobot_monitor|checkly_check|pingdom_check|statuscake_uptime_check|betteruptime_monitor|betterstack_\w+_monitor|signalfx_detector|honeycombio_trigger)$/,
    does: told,
  },
  {
    name: 'dashboards',
    types:
      /^(datadog_dashboard(_json)?|grafana_(apps_dashboard_)?dashboard(_\w+)?|aws_cloudwatch_dashboard|google_monitoring_dashboard|azurerm_portal_dashboard|azurerm_dashboard_grafana_\w+|newrelic_one_dashboard(_json)?|dynatrace_(json_)?dashboard|signalfx_\w*dashboard|honeycombio_(flexible_)?board)$/,
    does: shown,
  },
];

/** Whether scrapes, rules or dashboards that count speak of the GitOps agent itself. */
function agentMarks(inventory: Inventory): boolean {
  return standingObjects(inventory, (group) => /(^|\.)integreatly\.org$|^monitoring\.coreos\.com$/.test(group)).some(
    ({ kind, name, telltales, path }) =>
      /^((Service|Pod)Monitor|PrometheusRule|GrafanaDashboard)$/.test(kind) &&
      (telltales?.agent !== undefined || /(^|[-_ ])(argo-?cd|flux)/i.test(`${name ?? ''} ${nameOf(path)}`)),
  );
}
