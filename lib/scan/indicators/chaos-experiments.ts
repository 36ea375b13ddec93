import { releasesOf } from '@/lib/scan/chart-releases';
import { runsSomething } from '@/lib/scan/declared-state';
import { objectAt, valueAt } from '@/lib/scan/documents/json';
import { toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';
import { isSet } from '@/lib/scan/object-fields';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const victim = 'kube-monkey/enabled';
const does = 'breaks something on purpose, by itself';
const once = 'breaks something on purpose, once';

/** Experiments that run by themselves (detection rules CHAOS-1). An installed tool, or an experiment without a schedule, is a part. */
export const chaosExperiments = defineObjectIndicator({
  id: 'chaos-experiments',
  rules: [
    {
      name: 'Litmus',
      group: /^litmuschaos\.io$/,
      kinds: /^ChaosSchedule$/,
      does,
      works: ({ body }) => valueAt(body ?? undefined, 'spec', 'scheduleState') !== 'halt',
    },
    {
      name: 'Litmus',
      group: /^litmuschaos\.io$/,
      kinds: /^Chaos(Engine|Experiment)$/,
      does,
      idles: once,
      works: () => false,
    },
    { name: 'Chaos Mesh', group: /^chaos-mesh\.org$/, kinds: /^Schedule$/, does, works: isRunning },
    {
      name: 'Chaos Mesh',
      group: /^chaos-mesh\.org$/,
      kinds: /^(\w+Chaos|Workflow)$/,
      does,
      idles: once,
      // Its first versions wrote the schedule into the experiment.
      works: isSet('spec', 'scheduler', 'cron'),
    },
    {
      name: 'kube-monkey',
      group: /^apps$/,
      carries: (name) => name === victim,
      matches: isPrey,
      does: 'is stopped at random by kube-monkey',
    },
    { name: 'Krkn', group: /^krkn\.krkn-chaos\.dev$/, does, idles: once, works: () => false },
  ],
  others: (inventory) => [...installed(inventory), ...inPipelines(inventory), ...terraformSigns(inventory, clouds)],
  what: [
    'schedules and experiments of Litmus and Chaos Mesh',
    'workloads that kube-monkey may stop',
    'experiments of cloud accounts in Terraform, and scheduled pipelines that run them',
  ],
  none: 'No chaos experiment was found.',
  found: 'Chaos experiments run by themselves',
  idle: 'A tool for chaos experiments or a single experiment is there, and nothing runs one by itself.',
  applies: runsSomething,
  notApplicable: 'Nothing that could be tried is declared or deployed from here.',
});

function isRunning({ body }: Resource): boolean {
  const paused = valueAt(body ?? undefined, 'metadata', 'annotations', 'experiment.chaos-mesh.org/pause');
  return String(paused ?? '') !== 'true';
}

function isPrey({ body }: Resource): boolean {
  const own = objectAt(body ?? undefined, 'metadata', 'labels');
  if (own?.[victim] === 'enabled') return true;
  return objectAt(body ?? undefined, 'spec', 'template', 'metadata', 'labels')?.[victim] === 'enabled';
}

const charts =
  /^(chaos-mesh|litmus(-core|-agent|-helm)?|litmuschaos|chaoskube|kube-monkey|gremlin|steadybit-(agent|outpost)|steadybit-extension-.+|chaos-controller|xk6-disruptor)$/;

function installed(inventory: Inventory): OtherSign[] {
  return releasesOf(inventory, charts).map(({ chart, mark }) => ({ name: chart, mark, works: false }));
}

const clouds = [
  {
    name: 'AWS Fault Injection Service',
    types: /^aws_fis_experiment_template$/,
    does: 'describes an experiment',
    works: false,
  },
  {
    name: 'Azure Chaos Studio',
    types: /^azurerm_chaos_studio_experiment$/,
    does: 'describes an experiment',
    works: false,
  },
];

const tools = [
  {
    tool: 'chaos tool',
    command: /^(litmusctl\s+run|chaos\s+run|chaosd\s+attack|krknctl\s+run|steadybit\s|gremlin\s+attack|pumba\s)/,
    action: /litmuschaos\/github-chaos-actions|chaos-mesh-action|gremlin\/|steadybit\//,
  },
  { tool: 'AWS Fault Injection Service', command: /^aws\s+fis\s+start-experiment/ },
];

/** Experiments that a pipeline starts by a clock. */
function inPipelines({ pipelines }: Inventory): OtherSign[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) =>
      toolUses([{ ...pipeline, jobs: [job] }], tools).map(({ tool, path, objectId, line }): OtherSign => {
        const works = job.triggers.includes('schedule');
        return {
          name: tool,
          works,
          mark: { path, objectId, line, note: `${tool} is run${works ? ' by a clock' : ''}` },
        };
      }),
    ),
  );
}
