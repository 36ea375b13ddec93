import { clusterCredentialsOf } from '@/lib/scan/documents/pipelines/credentials';
import { partsOfName, targetOf } from '@/lib/scan/documents/pipelines/deploy-target';
import { type Deploy, deploysOf, hiddenTools } from '@/lib/scan/documents/pipelines/deploys';
import type { Pipeline, PipelineJob, PipelineStep, Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import { repositoryOf } from '@/lib/scan/documents/source-reference-pin';
import { environmentOf } from '@/lib/scan/environments';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

const searchedFor = [
  'deploy commands in pipelines and the scripts that they call: kubectl, oc, helm, helmfile, terraform, tofu, pulumi, ansible-playbook, serverless and cloud deploys',
  'deploy actions, tasks, pipes and orbs',
  'credentials of clusters in pipelines',
];

/** production: a name says so · implied: the only target, and nothing names an environment · unknown: never production by default. */
type Target = 'production' | 'implied' | 'non-production' | 'unknown';

interface PlacedDeploy extends Deploy {
  target: Target;
}

/** Risk: pipelines write to running systems past an agent (detection rules CI-P). */
export const pushDeploys = defineIndicator({
  id: 'push-deploys',
  detect(inventory) {
    const pipelines = inventory.pipelines.filter(({ counted }) => counted);
    const found = deploysOf(pipelines);
    const implied = isImpliedProduction(inventory, pipelines, found);
    const deploys = found.map((deploy): PlacedDeploy => ({ ...deploy, target: targetKind(deploy, implied) }));
    const keys = credentialSteps(pipelines);
    const measures = measure(deploys, keys.length);
    const hidden = pipelines.flatMap((pipeline) => pipeline.jobs.flatMap((job) => hiddenSteps(pipeline, job)));
    if (deploys.length === 0) return { measures, ...withoutDeploy(inventory, pipelines, keys, hidden) };
    const shown = deploys.toSorted((a, b) => order(a) - order(b)).map(markOfDeploy);
    const marks = [...shown, ...keys.map(markOfKeys), ...hidden.slice(0, 20).map(markOfHidden)];
    const more = hidden.length > 0 ? ` What else runs as ${textsOf(hidden)} could not be followed.` : '';
    return { outcome: 'present', measures, marks, reason: `${describe(deploys, measures)}${more}` };
  },
});

/** The rule for a single target (model 4.13): no job names an environment or a second cluster, and the repository names no other tier. */
function isImpliedProduction(
  inventory: Inventory,
  pipelines: readonly Pipeline[],
  deploys: readonly Deploy[],
): boolean {
  const contexts = new Set(deploys.flatMap((deploy) => deploy.contexts));
  const jobs = pipelines.flatMap((pipeline) => pipeline.jobs);
  const named = deploys.some((deploy) => deploy.isNamed) || jobs.some(namesEnvironment);
  const others = inventory.environments.some(({ tier }) => tier !== null && tier !== 'production');
  return !named && !others && contexts.size <= 1;
}

/** A job that is called `test` runs tests, unless it says that it deploys. */
function namesEnvironment({ name, environments }: PipelineJob): boolean {
  if (environments.some((environment) => environmentOf(environment)?.tier)) return true;
  const tiers = partsOfName(name).flatMap((part) => environmentOf(part)?.tier ?? []);
  return tiers.some((tier) => tier !== 'testing' || deployName.test(name));
}

function targetKind(deploy: Deploy, implied: boolean): Target {
  if (deploy.tiers.includes('production')) return 'production';
  if (deploy.tiers.length > 0) return 'non-production';
  return implied && deploy.onMainLine ? 'implied' : 'unknown';
}

function isProduction({ target }: PlacedDeploy): boolean {
  return target === 'production' || target === 'implied';
}

function measure(deploys: readonly PlacedDeploy[], credentials: number) {
  const production = deploys.filter(isProduction);
  const unknown = deploys.filter(({ target }) => target === 'unknown');
  return {
    deploys: deploys.length,
    production: production.length,
    productionAutomatic: production.filter(({ start }) => start === 'automatic').length,
    productionManual: production.filter(({ start }) => start === 'manual').length,
    productionOpaque: production.filter(({ isOpaque }) => isOpaque).length,
    productionImperative: production.filter(({ imperative }) => imperative !== null).length,
    scheduledApply: production.filter((deploy) => deploy.scheduled && deploy.reapplies && deploy.imperative === null)
      .length,
    unknownTarget: unknown.length,
    // What only other branches start is as often a preview as production.
    unknownTargetAutomatic: unknown.filter(({ start, onMainLine }) => start === 'automatic' && onMainLine).length,
    credentials,
    nonProduction: deploys.filter(({ tiers }) => tiers.some((tier) => tier !== 'production')).length,
  };
}

/** Production first, and among it what is imperative. */
function order(deploy: PlacedDeploy): number {
  return (isProduction(deploy) ? 0 : deploy.target === 'unknown' ? 2 : 4) + (deploy.imperative === null ? 1 : 0);
}

function describe(deploys: readonly PlacedDeploy[], counts: ReturnType<typeof measure>): string {
  const tools = [...new Set(deploys.flatMap((deploy) => deploy.tools))].slice(0, 5).join(', ');
  const parts = [
    counts.production > 0 ? `${counts.production} to production` : '',
    counts.production > 0 && counts.productionManual === counts.production ? 'started by hand only' : '',
    counts.nonProduction > 0 ? `${counts.nonProduction} to other environments` : '',
    counts.unknownTarget > 0 ? `${counts.unknownTarget} to a target that no name tells` : '',
  ].filter((part) => part !== '');
  const implied = deploys.some(({ target }) => target === 'implied')
    ? ' Nothing names an environment, so the single target counts as production.'
    : '';
  return `Pipelines deploy by ${tools}: ${parts.join(', ')}.${implied}`;
}

function markOfDeploy(deploy: PlacedDeploy): Mark {
  const step = deploy.imperative?.step ?? deploy.step;
  const where = {
    production: `to production (${deploy.names.join(', ')})`,
    implied: 'to the only target, which counts as production because nothing names an environment',
    'non-production': `to ${deploy.tiers.join(', ')} (${deploy.names.join(', ')})`,
    unknown: 'to a target that no name tells',
  }[deploy.target];
  const started = { automatic: 'automatic', manual: 'started by hand', unknown: 'what starts it is not known' }[
    deploy.start
  ];
  const why = deploy.imperative === null ? '' : `; ${deploy.imperative.reason}`;
  return {
    path: step.path,
    objectId: step.objectId,
    line: step.line,
    note: `${deploy.tools.join(', ')} ${where}, ${started}${why}`,
  };
}

interface KeyStep {
  job: PipelineJob;
  step: PipelineStep;
}

/** One step a job with which it gets into a cluster, those that serve only other environments than production left out. */
function credentialSteps(pipelines: readonly Pipeline[]): KeyStep[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) => {
      const step = clusterCredentialsOf(job);
      if (!step) return [];
      const { tiers } = targetOf(pipeline, job, step, null);
      return tiers.length > 0 && !tiers.includes('production') ? [] : [{ job, step }];
    }),
  );
}

function markOfKeys({ step }: KeyStep): Mark {
  return { path: step.path, objectId: step.objectId, line: step.line, note: 'the job takes credentials of a cluster' };
}

const deployName = /(^|[^a-z])(deploy|rollout|promote|provision|apply|ship)/i;

/** Without a deploy command: unknown where a job that looks like a deploy runs what could not be followed, else absent. */
function withoutDeploy(
  inventory: Inventory,
  pipelines: readonly Pipeline[],
  keys: readonly KeyStep[],
  hidden: readonly HiddenStep[],
): Omit<Detection, 'measures'> {
  if (hidden.length > 0) {
    const reason = `Jobs that look like deploys run what could not be followed (${textsOf(hidden)}).`;
    return { outcome: 'unknown', marks: hidden.slice(0, 20).map(markOfHidden), reason };
  }
  const deployKeys = keys.filter(({ job }) => job.triggers.some((trigger) => trigger !== 'pull-request'));
  if (deployKeys.length > 0) {
    return {
      outcome: 'unknown',
      marks: deployKeys.map(markOfKeys),
      reason: 'Jobs take credentials of a cluster, and what they do there is not to be seen.',
    };
  }
  const broken = pipelines.find(({ problem }) => problem !== null);
  if (broken) return { outcome: 'unknown', reason: `${broken.path} could not be read: ${broken.problem}` };
  const told = pipelineTold(inventory);
  if (told) {
    const reason = `No pipeline here pushes to a running system; ${told.path} points at one in another repository. Add that one, too.`;
    return { outcome: 'unknown', marks: [told], reason };
  }
  const searched = { files: inventory.filesRead, what: searchedFor };
  const reason =
    pipelines.length === 0
      ? 'No pipeline was found, so none pushes to a running system.'
      : 'No pipeline pushes to a running system.';
  return { outcome: 'absent', searched, reason };
}

/** What the readme tells of a pipeline that is kept elsewhere. Where an agent pulls, such a one has something else to do. */
function pipelineTold({ guides, agents, ownUrls }: Inventory): Mark | null {
  if (agents.some(({ counted }) => counted)) return null;
  const own = new Set(ownUrls.map(repositoryOf));
  for (const { path, objectId, pipelineAt } of guides) {
    if (!pipelineAt || path.includes('/') || own.has(repositoryOf(pipelineAt.repository))) continue;
    const note = `points at a pipeline in ${pipelineAt.repository}`;
    return { path, objectId, line: pipelineAt.line, note };
  }
  return null;
}

interface HiddenStep {
  text: string;
  path: string;
  objectId: string;
  line: number;
}

function textsOf(hidden: readonly HiddenStep[]): string {
  return [...new Set(hidden.map(({ text }) => text))].slice(0, 3).join(', ');
}

function markOfHidden({ text, path, objectId, line }: HiddenStep): Mark {
  return { path, objectId, line, note: `runs ${text}, which could not be followed` };
}

/** What may deploy in a job and cannot be looked into: calls that could not be followed, and tools of the team's own. */
function hiddenSteps(pipeline: Pipeline, job: PipelineJob): HiddenStep[] {
  if (job.ephemeralCluster) return [];
  const looksLikeDeploy =
    deployName.test(job.name) || job.environments.length > 0 || clusterCredentialsOf(job) !== null;
  const calls = job.unfollowed.filter(
    ({ text, triggers }) => startsWithoutRequest(triggers) && (looksLikeDeploy || deployName.test(text)),
  );
  const tools = job.steps
    .filter((step) => startsWithoutRequest(step.triggers))
    .flatMap((step) => hiddenTools(pipeline, job, step).map((text) => ({ ...step, text })));
  return [...calls, ...tools];
}

function startsWithoutRequest(triggers: readonly Trigger[]): boolean {
  return triggers.some((trigger) => trigger !== 'pull-request');
}
