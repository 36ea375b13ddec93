import { releasesOf } from '@/lib/scan/chart-releases';
import { runsSomething } from '@/lib/scan/declared-state';
import { filesWithText } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { needsOwnText } from '@/lib/scan/own-texts';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const does = 'states an objective';

/** Service level objectives are declared (detection rules OBS-SLO). Services, sources and notifications of a standard are none. */
export const serviceObjectives = defineObjectIndicator({
  id: 'service-objectives',
  rules: [
    { name: 'Sloth', group: /^sloth\.slok\.dev$/, kinds: /^PrometheusServiceLevel$/, does },
    { name: 'Pyrra', group: /^pyrra\.dev$/, kinds: /^ServiceLevelObjective$/, does },
    { name: 'OpenSLO', group: /^openslo(\.com)?$/, kinds: /^SLO$/, does },
    { name: 'Nobl9', group: /^n9$/, kinds: /^SLO$/, does },
    { name: 'Datadog', group: /^datadoghq\.com$/, kinds: /^DatadogSLO$/, does },
    { name: 'Grafana', group: /^slo\.grafana\.(m\.)?crossplane\.io$/, kinds: /^SLO$/, does },
    {
      name: 'Google Cloud',
      group: /^monitoring\.cnrm\.cloud\.google\.com$/,
      kinds: /^MonitoringServiceLevelObjective$/,
      does,
    },
    { name: 'AWS', group: /^applicationsignals\.services\.k8s\.aws$/, kinds: /^ServiceLevelObjective$/, does },
  ],
  others: (inventory) => [...slothFiles(inventory), ...terraformSigns(inventory, resources)],
  prepared: (inventory) => releasesOf(inventory, /^(sloth|pyrra)$/).map(({ mark }) => mark),
  what: [
    'objectives of Sloth, Pyrra, OpenSLO, Nobl9, Datadog and Grafana',
    'files of Sloth and OpenSLO in folders for objectives',
    'objectives of monitoring services in Terraform',
  ],
  none: 'No service level objective was found.',
  found: 'Service level objectives are declared',
  idle: 'Service level objectives are prepared: none of them is declared here and switched on.',
  applies: runsSomething,
  notApplicable: 'Nothing that serves anybody is declared here.',
});

const resources = [
  {
    name: 'Terraform',
    types:
      /^(google_monitoring_slo|grafana_slo|datadog_service_level_objective|newrelic_service_level|nobl9_slo|dynatrace_slo(_v2)?|honeycombio_slo|aws_applicationsignals_service_level_objective|elasticstack_kibana_slo|coralogix_slo|splunk_slo|signalfx_slo|sumologic_slo|chronosphere_slo|opsgenie_service_slo)$/,
    does,
  },
];

/** Specifications of Sloth that are no Kubernetes objects: `version: prometheus/v1` with a list of objectives. */
function slothFiles(inventory: Inventory): OtherSign[] {
  return filesWithText(inventory).flatMap(({ path, objectId }): OtherSign[] => {
    const text = needsOwnText(path) ? inventory.texts.get(path) : undefined;
    if (text === undefined || !/^version:\s*["']?prometheus\/v\d/m.test(text) || !/^slos:/m.test(text)) return [];
    const mark = { path, objectId, line: 1, key: ['slos'], note: 'states objectives for Sloth' };
    return [{ name: 'Sloth', works: true, mark }];
  });
}
