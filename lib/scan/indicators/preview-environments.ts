import { chartSwitches } from '@/lib/scan/chart-switches';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import type { Pipeline, PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import { type ToolRule, toolsOf } from '@/lib/scan/documents/pipelines/tool-uses';
import type { Resource } from '@/lib/scan/documents/resource';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Something that gives a proposal an environment of its own. */
interface Preview {
  tool: string;
  /** It is taken away again by the same automation; without that, or without a part that makes it, it is half a preview. */
  whole: boolean;
  /** A pipeline pushes it. */
  pushed: boolean;
  mark: Mark;
}

/** Tools that make an environment for a proposal and take it away when that is closed. */
const previewTools: readonly ToolRule[] = [
  { tool: 'Okteto', command: /^okteto\s+preview\s+deploy/, action: /^okteto\/deploy-preview/ },
  {
    tool: 'Uffizzi',
    command: /^uffizzi\s+preview/,
    action: /^uffizzicloud\/preview-action/,
    call: /uffizzicloud\/preview-action/i,
  },
  { tool: 'PullPreview', action: /^pullpreview\/action/ },
  { tool: 'Jenkins X', command: /^jx\s+preview(\s+create)?/ },
  { tool: 'Qovery', command: /^qovery\s+environment\s+(clone|deploy)/ },
  { tool: 'Signadot', action: /^signadot\/sandbox-action/ },
  { tool: 'Bunnyshell', action: /^bunnyshell\/workflows/, call: /bunnyshell\/workflows/i },
];

const previewName = /^(review|preview|pr|mr|pull|pull-request|merge-request|ephemeral)([-_/].*)?(\$|\{\{|__cairn)/i;
const stopName = /stop|destroy|tear-?down|delete|remove|clean-?up|uninstall|down\b/i;

/** A proposal gets a temporary environment (detection rules PREV-1). */
export const previewEnvironments = defineIndicator({
  id: 'preview-environments',
  detect(inventory) {
    const all = [
      ...generated(inventory),
      ...providers(inventory),
      ...listed(inventory),
      ...fromPipelines(inventory),
      ...numbered(inventory),
    ];
    const whole = all.filter((preview) => preview.whole);
    const measures = {
      previews: whole.length,
      halves: all.length - whole.length,
      pulled: whole.filter(({ pushed }) => !pushed).length,
      pushed: whole.filter(({ pushed }) => pushed).length,
      tools: [...new Set(all.map(({ tool }) => tool))].sort(),
    };
    const marks = [...whole, ...all.filter((preview) => !preview.whole)].map(({ mark }) => mark);
    if (whole.length > 0 && whole.every(({ tool }) => tool === 'review app')) {
      const reason = 'Proposals get an environment that a pipeline pushes to (review app); no agent keeps it.';
      return { outcome: 'partial', share: 0.5, measures, marks, reason };
    }
    if (whole.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `Proposals get an environment by ${[...new Set(whole.map(({ tool }) => tool))].sort().join(', ')}.`,
      };
    }
    if (all.length > 0) {
      const reason = 'Environments of proposals are made or prepared, and nothing here shows the other half of it.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (!declaresClusterObjects(inventory) && !inventory.pipelines.some(({ counted }) => counted)) {
      return { outcome: 'not-applicable', measures, reason: 'Neither a Kubernetes object nor a pipeline is here.' };
    }
    const what = [
      'ApplicationSets over pull requests',
      'inputs of Flux from pull and merge requests',
      'review apps and preview tools in pipelines',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'No proposal gets an environment of its own.' };
  },
});

/** ApplicationSets with the generator of pull requests, however deep it lies; it takes away what it made. */
function generated(inventory: Inventory): Preview[] {
  const switched = chartSwitches(inventory);
  const sets = inventory.agents.filter(
    ({ counted, preview, resource }) => counted && preview && switched(resource) === 'on',
  );
  const distinct = new Map(sets.map(({ resource }) => [`${resource.path}:${resource.line}`, resource]));
  return [...distinct.values()].map(({ path, objectId, line, name, rootKey }) => ({
    tool: 'ApplicationSet',
    whole: true,
    pushed: false,
    mark: {
      path,
      objectId,
      line,
      key: [...rootKey, 'spec', 'generators'],
      note: `ApplicationSet ${name ?? ''} makes an application for each pull request`,
    },
  }));
}

/** What lists proposals for Flux; without a set that takes the list in, nothing comes of it. */
function providers(inventory: Inventory): Preview[] {
  const sets = objectsOf(inventory, 'fluxcd.controlplane.io', 'ResourceSet');
  return objectsOf(inventory, 'fluxcd.controlplane.io', 'ResourceSetInputProvider')
    .filter(({ body }) => /(PullRequest|MergeRequest)$/.test(textAt(body ?? undefined, 'spec', 'type') ?? ''))
    .map((provider) => {
      const whole = sets.some((set) => takesIn(set, provider));
      const note = `ResourceSetInputProvider ${provider.name ?? ''} lists proposals${whole ? '' : ', and no ResourceSet here takes them in'}`;
      return { tool: 'ResourceSet', whole, pushed: false, mark: markOf(provider, ['spec', 'type'], note) };
    });
}

function takesIn({ body }: Resource, provider: Resource): boolean {
  return listAt(body ?? undefined, 'spec', 'inputsFrom').some((entry) => {
    if (textAt(entry, 'name') === provider.name && provider.name !== null) return true;
    const wanted = Object.entries(objectAt(entry, 'selector', 'matchLabels') ?? {});
    const labels = objectAt(provider.body ?? undefined, 'metadata', 'labels') ?? {};
    return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
  });
}

/** Kluctl's lists of proposals, and the templates that make an object of each. */
function listed(inventory: Inventory): Preview[] {
  const group = 'templates.kluctl.io';
  const templates = objectsOf(inventory, group, 'ObjectTemplate');
  return ['ListGithubPullRequests', 'ListGitlabMergeRequests'].flatMap((kind) =>
    objectsOf(inventory, group, kind).map((resource) => ({
      tool: 'Kluctl',
      whole: templates.length > 0,
      pushed: false,
      mark: markOf(resource, ['spec'], `${kind} ${resource.name ?? ''} lists proposals`),
    })),
  );
}

function objectsOf(inventory: Inventory, group: string, kind: string): Resource[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (name) => name === group).filter(
    (resource) => resource.kind === kind && resource.completeness === 'complete' && switched(resource) === 'on',
  );
}

function markOf({ path, objectId, line, rootKey }: Resource, key: string[], note: string): Mark {
  return { path, objectId, line, key: [...rootKey, ...key], note };
}

function fromPipelines({ pipelines }: Inventory): Preview[] {
  const counted = pipelines.filter((pipeline) => pipeline.counted && pipeline.system !== 'pre-commit');
  const jobs = counted.flatMap((pipeline) => pipeline.jobs.map((job) => ({ pipeline, job })));
  const stops = jobs.filter(({ job, pipeline }) => isStop(job, pipeline));
  return jobs.flatMap(({ pipeline, job }): Preview[] => {
    const { path, objectId } = pipeline;
    const tool = job.steps.flatMap((step) =>
      step.triggers.includes('pull-request') ? toolsOf(step, previewTools) : [],
    )[0];
    if (tool !== undefined) {
      return [
        {
          tool,
          whole: true,
          pushed: true,
          mark: { path, objectId, line: job.line, note: `${job.name} makes a preview with ${tool}` },
        },
      ];
    }
    const name = job.environments.find((environment) => previewName.test(environment));
    if (
      name === undefined ||
      isStop(job, pipeline) ||
      !job.triggers.some((trigger) => trigger === 'pull-request' || trigger === 'push')
    )
      return [];
    const ends =
      stops.some(({ job: stop }) => stop.environments.includes(name)) || jobs.some((each) => removesOne(each.job));
    const whole = job.environmentsEnd || ends;
    const note = `${job.name} makes the environment ${name}${whole ? ', and another job removes it' : ', and no job here removes it'}`;
    return [{ tool: 'review app', whole, pushed: true, mark: { path, objectId, line: job.line, note } }];
  });
}

/** A name that ends in the number of a proposal, where no tag of an image does: `namespace=pr-${{ github.event.number }}`. */
const numberedName =
  /(?<!tag)[\s="'][a-z][\w-]*(\$\{\{\s*github\.event\.(number|pull_request\.number)\b|\$\{?CI_MERGE_REQUEST_I?ID\b)/i;
const removes = /\b(delete|uninstall|destroy|down|remove)\b/i;

/** Whether a job works on what is named by the number of a proposal. */
function isForOne({ steps }: PipelineJob): boolean {
  return steps.some(({ text }) => numberedName.test(` ${text}`));
}

function removesOne(job: PipelineJob): boolean {
  return isForOne(job) && job.steps.some(({ text }) => removes.test(text));
}

/** Jobs that pull requests start, and that deploy to what is named by the number of one; no environment of the host is needed. */
function numbered({ pipelines }: Inventory): Preview[] {
  const whole = pipelines.some(({ counted, jobs }) => counted && jobs.some(removesOne));
  const found = deploysOf(pipelines).filter(
    ({ job, step, tools }) =>
      step.triggers.every((trigger) => trigger === 'pull-request') &&
      !job.environments.some((environment) => previewName.test(environment)) &&
      !tools.every((tool) => removes.test(tool)) &&
      isForOne(job),
  );
  return found.map(({ job, step: { path, objectId } }) => {
    const note = `${job.name} deploys what is named by the number of a pull request${whole ? ', and a job removes it' : ''}`;
    return { tool: 'review app', whole, pushed: true, mark: { path, objectId, line: job.line, note } };
  });
}

/** A job whose name, or whose pipeline's, says that it takes an environment away. */
function isStop({ name, environments, endsEnvironments }: PipelineJob, { path, name: pipeline }: Pipeline): boolean {
  return (
    environments.some((environment) => previewName.test(environment)) &&
    (endsEnvironments || stopName.test(name) || stopName.test(`${pipeline} ${path.split('/').at(-1)}`))
  );
}
