import type { DeployRule } from '@/lib/scan/documents/pipelines/deploy-rules';
import { expand } from '@/lib/scan/documents/pipelines/expressions';
import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { placeOfStep } from '@/lib/scan/documents/pipelines/step-places';
import { rememberFor } from '@/lib/scan/documents/remember';

type ImperativeRule = Pick<DeployRule, 'tool' | 'family' | 'imperative'>;

/** Names of values that are secrets: they do not belong in Git, so handing them over is no imperative change. */
const secretName = /(password|passwd|secret|token|api_?key|private_?key|credential|license|cert)/i;

/**
 * Why a deploy command brings in what no file of the commit declares: it names the change itself, or takes a value that exists in the
 * pipeline alone. Null: what it applies is declared in files.
 */
export function imperativeReason(
  rule: ImperativeRule,
  segment: Segment | null,
  step: PipelineStep,
  job: PipelineJob,
): string | null {
  if (rule.imperative) return isGuarded(rule, segment) ? null : `${rule.tool} changes what no file declares`;
  const value = segment ? pipelineValue(rule, segment.words, step, job) : actionValue(step, job);
  if (value !== null) return `${rule.tool} takes a value that only the pipeline has (${value})`;
  const rewritten = rule.family === 'kubernetes' ? rewritesFiles(job, step) : null;
  return rewritten === null
    ? null
    : `${rewritten} fills in a value that only the pipeline has, and it is not committed`;
}

/** `kubectl create … || true`, `delete --ignore-not-found` and `create` from files say the same thing twice without harm. */
function isGuarded(rule: ImperativeRule, segment: Segment | null): boolean {
  if (!segment || !/^kubectl (create|delete)$/.test(rule.tool)) return false;
  return (
    segment.after === '||' ||
    segment.before === '||' ||
    segment.words.includes('--ignore-not-found') ||
    segment.words.includes('--ignore-not-found=true')
  );
}

const valueOption =
  /^--(set|set-string|set-file|set-json|state-values-set|image|tag|var|env-vars|update-env-vars|data-value)$/;
const shortOption = /^-(var|e|v)$/;

/** The name of a variable that an option such as `--set image.tag=$SHA` hands over and that no file fills. */
function pipelineValue(
  rule: ImperativeRule,
  words: readonly string[],
  step: PipelineStep,
  job: PipelineJob,
): string | null {
  for (const [index, word] of words.entries()) {
    const assigned = /^(--[\w-]+)=(.*)$/s.exec(word);
    const option = assigned?.[1] ?? word;
    if (!valueOption.test(option) && !(rule.family === 'infrastructure' && shortOption.test(option))) continue;
    const name = unresolvedName(assigned?.[2] ?? words[index + 1] ?? '', step, job);
    if (name !== null) return name;
  }
  return null;
}

function unresolvedName(text: string, step: PipelineStep, job: PipelineJob): string | null {
  const known = {
    ...job.values,
    ...Object.fromEntries(Object.entries(step.variables).map(([name, value]) => [name, [value]])),
  };
  if (!text.includes('$') || secretName.test(text)) return null;
  const left = expand(text, known).find((result) => result.includes('$'));
  if (left === undefined) return null;
  return (
    /\$\{\{([^}]{1,80})\}\}|\$\{?([A-Za-z_]\w*)/
      .exec(left)
      ?.slice(1)
      .find((name) => name !== undefined)
      ?.trim() ?? 'a variable'
  );
}

const actionInputs = [
  'image',
  'images',
  'tag',
  'values',
  'value-files',
  'set',
  'args',
  'overridevalues',
  'arguments',
  'containers',
];

function actionValue(step: PipelineStep, job: PipelineJob): string | null {
  for (const [name, value] of Object.entries(step.inputs)) {
    if (!actionInputs.includes(name.toLowerCase())) continue;
    const found = unresolvedName(value, step, job);
    if (found !== null) return found;
  }
  return null;
}

const rewrite = /\b(envsubst\b|kustomize\s+edit\s+set\s+image|(sed|yq|jq|perl)\s+(-\S+\s+)*-i\b)/;
const render = /amazon-ecs-render-task-definition/;

/** A step before this one that writes a pipeline's value into files which are then applied but never committed. */
function rewritesFiles(job: PipelineJob, step: PipelineStep): string | null {
  const first = firstRewrite(job);
  if (first === null || first.place > placeOfStep(job, step)) return null;
  return rewrite.exec(first.text)?.[0].replace(/\s+/g, ' ') ?? 'a render step';
}

interface Rewrite {
  place: number;
  text: string;
}

/** The first step of a job that does so; null where there is none, or where what is written is committed. Asked by each deploying step. */
const firstRewrite = rememberFor(({ steps }: PipelineJob): Rewrite | null => {
  if (steps.some(({ text }) => /\bgit\s+(-\S+\s+\S+\s+)*(commit|push)\b/.test(text))) return null;
  const place = steps.findIndex(
    ({ text }) => (rewrite.test(text) && (/\$/.test(text) || /envsubst/.test(text))) || render.test(text),
  );
  return place === -1 ? null : { place, text: steps[place]?.text ?? '' };
});
