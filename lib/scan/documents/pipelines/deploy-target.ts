import type { Tier } from '@/lib/scan/documents/agent-object';
import { expand, withValues } from '@/lib/scan/documents/pipelines/expressions';
import type { Pipeline, PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { isDefaultBranch } from '@/lib/scan/documents/pipelines/pull-requests';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { placeOfStep } from '@/lib/scan/documents/pipelines/step-places';
import { commandSegments } from '@/lib/scan/documents/pipelines/tool-match';
import { rememberFor } from '@/lib/scan/documents/remember';
import { type EnvironmentName, environmentOf, environmentOfPath, targetEnvironmentOf } from '@/lib/scan/environments';

/** Where a deploy goes, as far as names tell. */
export interface DeployTarget {
  /** Tiers that the nearest name carries: several where one job serves several environments. Empty: no name tells. */
  tiers: Tier[];
  /** The names that tell it. */
  names: string[];
  /** An environment or a context is named, whether or not its name tells a tier. */
  isNamed: boolean;
  /** Cluster contexts that the commands name, as written. */
  contexts: string[];
}

const selects =
  /^(kubectl\s(.*\s)?config\s+(use-context|set-context)|kubectx|kubens|aws\s+eks\s+update-kubeconfig|gcloud\s(.*\s)?get-credentials|gcloud\s+config\s+set|az\s+aks\s+get-credentials|az\s+account\s+set|oc\s+(login|project)|(terraform|tofu)\s(.*\s)?workspace\s+(select|new)|(terraform|tofu)\s(.*\s)?(init|plan)|pulumi\s+stack\s+select|doctl\s+kubernetes|export\s)/;
const selectsAction = /get-gke-credentials|set-context|aws-eks\/update-kubeconfig|oc-login|configure-aws-credentials/;
const telling =
  /(^|_|\.)(env|environment|stage|tier|namespace|cluster|context|workspace|stack|target|region)(_?name)?$/i;
const contextOption = /^--?(context|kube-context|kubeconfig|cluster|name)$/;

/**
 * The environment that a deploy goes to. The nearest name wins: the job's environment, the command's own words, what selected the
 * cluster before it, its variables and folder, the names of step, job, variables and pipeline, the branch, and last a token before
 * any other word in the names of step and job: what deploys in `upgrade-prod-hubs` deploys to `prod`.
 */
export function targetOf(
  pipeline: Pipeline,
  job: PipelineJob,
  step: PipelineStep,
  segment: Segment | null,
): DeployTarget {
  const values = withValues(job.values, step.variables);
  const before = selectingSteps(job, step);
  const tellingValues = Object.entries(job.values).flatMap(([name, list]) => (telling.test(name) ? list : []));
  const sources: string[][] = [
    job.environments,
    segment ? segment.words.slice(1).filter((word) => word.length < 300) : Object.values(step.inputs),
    before.flatMap(({ words }) => words),
    Object.values(step.variables),
    [step.folder],
    partsOfName(step.name ?? ''),
    partsOfName(job.name),
    tellingValues,
    [pipeline.name, stem(step.path), stem(pipeline.path)].flatMap(partsOfName),
    step.branches.filter((branch) => !branch.startsWith('!') && !isDefaultBranch(branch)),
  ];
  const contexts = contextsOf(segment, before);
  const looks = [
    ...sources.map((source) => () => source.flatMap((text) => expand(text, values)).flatMap(environmentIn)),
    ...[step.name ?? '', job.name].map((name) => () => environmentsInside(name)),
  ];
  for (const look of looks) {
    const found = look();
    const tiers = [...new Set(found.flatMap(({ tier }) => tier ?? []))];
    if (tiers.length > 0) return { tiers, names: unique(found), isNamed: true, contexts };
  }
  return { tiers: [], names: job.environments, isNamed: job.environments.length > 0, contexts };
}

/**
 * Environments of a name in which other words may follow the token. Before another word `dev` and `qa` name a thing (`dev-portal`), and a
 * `stage` may be one of the pipeline.
 */
function environmentsInside(name: string): EnvironmentName[] {
  return partsOfName(name).flatMap((part) => {
    const found = targetEnvironmentOf(part);
    const isTold = found?.tier === 'production' || (found?.tier === 'staging' && found.name !== 'stage');
    return found && isTold ? [found] : [];
  });
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
}

function unique(found: readonly EnvironmentName[]): string[] {
  return [...new Set(found.filter(({ tier }) => tier !== null).map(({ name }) => name))];
}

/** Domains that are called as an environment is. */
const topDomain = /\.(dev|live|prod)(:\d+)?$/i;
/** A host before a path, or of a registry: its last part may be called `dev` without being an environment. */
const hostName = /(^|[\s=/])(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?=\/)|(?<![a-z0-9.-])(?:[a-z0-9-]+\.)*pkg\.dev\b/gi;

/** The environment that one word carries: of an option's value, a path, or a variable's name (`$PROD_KUBECONFIG`). */
function environmentIn(word: string): EnvironmentName[] {
  const references = [...word.matchAll(/\$\{\{\s*(?:secrets|vars|env)\.([\w-]+)|\$[({]?([A-Za-z_]\w*)/g)];
  const variables = references.flatMap((match) => (match[1] ?? match[2] ?? '').split(/[_-]/));
  const plain = word
    .replace(/\$\{\{[\s\S]*?\}\}|\$[({]?\w+[)}]?/g, ' ')
    .replace(/["']/g, ' ')
    .replace(hostName, (host, before: string) => (topDomain.test(host) ? before : host))
    .trim();
  const value = plain.replace(/^--?[\w-]+=/, '').replace(/^[\w.-]+=/, '');
  return [environmentOfPath(value), ...variables.map(environmentOf)].filter((found) => found !== null);
}

/** Parts of the name of a step, job or pipeline, without the words that say what it does: `prod` of `Production deploy`. */
export function partsOfName(name: string): string[] {
  return name
    .split(/[()[\]|,]| \/ |\s(?=to\s)/)
    .map((part) =>
      part
        .replace(
          /(^|[\s_-])(deploy(ment|s|ing)?|release|rollout|apply|plan|publish|promote|promotion|build|job|workflow|pipeline|ci|cd)(?=$|[\s_-])/gi,
          '$1',
        )
        .trim(),
    );
}

interface Selection {
  words: string[];
}

/** Steps before one that may choose its cluster. */
const mostBefore = 60;

/** The command before a step that chooses the cluster, workspace or stack, the nearest one; of a step itself too. */
function selectingSteps(job: PipelineJob, step: PipelineStep): Selection[] {
  const end = placeOfStep(job, step);
  for (let at = end; at >= Math.max(0, end - mostBefore); at -= 1) {
    const other = job.steps[at];
    const selection = other ? selectionIn(other) : null;
    if (selection) return [selection];
  }
  return [];
}

/** The last command of a step that chooses. */
const selectionIn = rememberFor((step: PipelineStep): Selection | null => {
  const found = commandSegments(step).findLast(
    ({ candidates, words }) =>
      candidates.some((candidate) => selects.test(candidate)) || /^export$/.test(words[0] ?? ''),
  );
  if (found) return { words: found.words.slice(1) };
  return step.kind === 'action' && selectsAction.test(step.text) ? { words: Object.values(step.inputs) } : null;
});

function contextsOf(segment: Segment | null, before: readonly Selection[]): string[] {
  const words = [...(segment?.words ?? []), ...before.flatMap((selection) => selection.words)];
  return words.flatMap((word, index) => {
    const assigned = /^(--?[\w-]+)=(.+)$/.exec(word);
    if (assigned?.[1] && contextOption.test(assigned[1])) return [assigned[2] ?? ''];
    const next = words[index + 1];
    return contextOption.test(word) && next !== undefined ? [next] : [];
  });
}
