import { agentCoverage } from '@/lib/scan/agent-coverage';
import { releasesOf } from '@/lib/scan/chart-releases';
import { runsSomething } from '@/lib/scan/declared-state';
import { textAt } from '@/lib/scan/documents/json';
import { toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { terraformSigns } from '@/lib/scan/terraform-signs';

/** Operators that tell what runs costs once an object configures them. */
const operators = /^(koku|costmanagement)-metrics-operator$/;
/** Charts and images that tell what runs costs. */
const charts =
  /^(opencost|kubecost|cost-analyzer|finops-agent|cloudcost-exporter|koku-metrics-operator|costmanagement-metrics-operator|vantage-kubernetes-agent|cast-ai-kvisor|[\w-]*cost-(monitoring|reporting|exporter))$/i;
const does = 'watches what is spent';

/** What runs is shown with what it costs (detection rules COST-1). Autoscaling saves and shows nothing. */
export const costVisibility = defineObjectIndicator({
  id: 'cost-visibility',
  rules: [
    {
      name: 'OpenCost',
      group: /^apps$/,
      kinds: /^(Deployment|StatefulSet)$/,
      matches: ({ name }) => /(^|-)opencost$/.test(name ?? ''),
      does: 'shows what is spent',
    },
    {
      name: 'Kubecost',
      group: /^apps$/,
      kinds: /^(Deployment|StatefulSet)$/,
      matches: ({ name }) => /kubecost|cost-analyzer/.test(name ?? ''),
      does: 'shows what is spent',
    },
    {
      name: 'Red Hat cost management',
      group: /^(koku|costmanagement)-metrics-cfg\.openshift\.io$/,
      does: 'shows what is spent',
    },
  ],
  others: (inventory) => [
    ...releases(inventory),
    ...inPipelines(inventory),
    ...files(inventory),
    ...terraformSigns(inventory, resources),
  ],
  prepared: subscribed,
  what: [
    'releases of OpenCost, Kubecost and the like',
    'Infracost in pipelines',
    'budgets and cost reports of cloud accounts in Terraform',
  ],
  none: 'Nothing that shows what is spent was found.',
  found: 'Costs are shown',
  idle: 'A tool that shows costs is kept here, and nothing here puts it to work.',
  applies: runsSomething,
  notApplicable: 'Nothing that costs money is declared here.',
});

/** A release that a catalogue only ships to others is at work at theirs: no agent here takes it anywhere. */
function releases(inventory: Inventory): OtherSign[] {
  const shipped = isCatalogue(inventory);
  const coverage = agentCoverage(inventory);
  return releasesOf(inventory, charts).map(({ chart, mark }) => ({
    name: chart,
    works: !versionFolder.test(mark.path) && (!shipped || coverage.agentsOf(mark.path).length > 0),
    mark,
  }));
}

/** Operators that the operator catalogue of OpenShift installs. */
function subscribed(inventory: Inventory): Mark[] {
  return objectsOfGroup(inventory, 'operators.coreos.com').flatMap((resource) => {
    const { kind, body, path, objectId, line } = resource;
    const operator = textAt(body ?? undefined, 'spec', 'name') ?? '';
    if (kind !== 'Subscription' || !operators.test(operator)) return [];
    return [{ path, objectId, line, note: `installs ${operator}, which nothing here configures` }];
  });
}

/** A catalogue keeps its applications by version. */
const versionFolder = /(^|\/)v?\d+\.\d+(\.[\dx]+)?([-+][^/]*)?\//;

/** No environment and no cluster is named: what lies here is taken from elsewhere. */
function isCatalogue({ environments, clusters }: Inventory): boolean {
  return environments.length === 0 && clusters.length === 0;
}

const tools = [
  { tool: 'Infracost', command: /^infracost\s+(breakdown|diff|comment|scan)/, action: /infracost\/actions/ },
];

function inPipelines({ pipelines }: Inventory): OtherSign[] {
  return toolUses(pipelines, tools).map(({ tool, path, objectId, line, start }) => ({
    name: tool,
    works: start === 'run',
    mark: { path, objectId, line, note: `${tool} tells what a change costs` },
  }));
}

function files(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, /(^|\/)infracost(-usage)?\.ya?ml$/).map(({ path, objectId }) => ({
    name: 'Infracost',
    works: false,
    mark: { path, objectId, line: 1, note: 'configures Infracost' },
  }));
}

const resources = [
  {
    name: 'cloud budgets',
    types:
      /^(aws_budgets_budget|aws_ce_(anomaly_monitor|anomaly_subscription|cost_category)|aws_cur_report_definition|aws_bcmdataexports_export|google_billing_budget|azurerm_consumption_budget_\w+|azurerm_(subscription|resource_group)_cost_management_\w+|azurerm_cost_\w+|oci_budget_budget|kubecost_\w+|vantage_\w+)$/,
    does,
  },
];
