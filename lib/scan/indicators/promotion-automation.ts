import { chartSwitches } from '@/lib/scan/chart-switches';
import type { Pipeline, PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import { type ToolRule, toolsOf } from '@/lib/scan/documents/pipelines/tool-uses';
import { commitsChanges, opensProposal, writeBackOf } from '@/lib/scan/documents/pipelines/write-back';
import { environmentOfPath } from '@/lib/scan/environments';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { type Promotion, promotionGroups, readPromotion } from '@/lib/scan/promotion-objects';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Versions move between environments by a generated change, not by hand (detection rules PROMO-AUTO, PROMO-GATE). */
export const promotionAutomation = defineIndicator({
  id: 'promotion-automation',
  detect(inventory) {
    const all = [
      ...fromObjects(inventory),
      ...fromFiles(inventory),
      ...fromPipelines(inventory),
      ...fromBranches(inventory),
    ];
    const moving = all.filter(({ moves }) => moves);
    const gated = moving.filter(({ gates }) => gates.length > 0);
    const measures = {
      promotions: moving.length,
      gated: gated.length,
      writeBacks: all.length - moving.length,
      tools: [...new Set(moving.map(({ tool }) => tool))].sort(),
      gates: [...new Set(moving.flatMap(({ gates }) => gates))].sort(),
    };
    const marks = [
      ...gated,
      ...moving.filter((each) => !gated.includes(each)),
      ...all.filter(({ moves }) => !moves),
    ].map(({ mark }) => mark);
    if (moving.length > 0) {
      const gates = measures.gates.length > 0 ? `, behind ${measures.gates.join(', ')}` : '';
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `Versions are promoted by ${measures.tools.join(', ')}${gates}.`,
      };
    }
    if (all.length > 0) {
      const reason =
        'A pipeline writes new versions into desired state; nothing here moves them on to the next environment.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (!declaresClusterObjects(inventory) && !inventory.pipelines.some(({ counted }) => counted)) {
      return { outcome: 'not-applicable', measures, reason: 'Neither a Kubernetes object nor a pipeline is here.' };
    }
    const what = [
      'stages and promotions of Kargo',
      'GitOps Promoter',
      'Telefonistka',
      'ClusterPromotion of Sveltos',
      'pipelines that write versions to files of desired state',
      'branches of promotions',
    ];
    const searched = { files: inventory.filesRead, what };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason: 'Nothing here moves versions between environments by itself.',
    };
  },
});

function fromObjects(inventory: Inventory): Promotion[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => promotionGroups.has(group)).flatMap((resource) => {
    if (resource.completeness !== 'complete' || resource.body === null) return [];
    const promotion = readPromotion(resource);
    return promotion && switched(resource) === 'on' ? [promotion] : [];
  });
}

/** Telefonistka copies what was merged for one environment to the next, as a pull request. */
function fromFiles(inventory: Inventory): Promotion[] {
  return countedFiles(inventory, /^telefonistka\.ya?ml$/).map(({ path, objectId }) => ({
    tool: 'Telefonistka',
    moves: true,
    gates: ['a review'],
    mark: { path, objectId, line: 1, note: 'opens the pull request of the next environment' },
  }));
}

const promoters: readonly ToolRule[] = [
  { tool: 'Kargo', command: /^kargo\s+promote\b/ },
  { tool: 'Jenkins X', command: /^jx\s+promote\b/ },
  { tool: 'Cloud Deploy', command: /^gcloud\s+deploy\s+releases\s+promote\b/ },
];

function fromPipelines({ pipelines }: Inventory): Promotion[] {
  return pipelines
    .filter(({ counted, system }) => counted && system !== 'pre-commit')
    .flatMap((pipeline) => pipeline.jobs.flatMap((job) => ofJob(job, pipeline) ?? []));
}

/** What a job promotes is told by its name, or by the environment that it writes to. */
function ofJob(job: PipelineJob, pipeline: Pipeline): Promotion | null {
  const own = { path: pipeline.path, objectId: pipeline.objectId, line: job.line };
  const tool = job.steps.flatMap((step) => (step.triggers.length > 0 ? toolsOf(step, promoters) : []))[0];
  if (tool !== undefined)
    return { tool, moves: true, gates: [], mark: { ...own, note: `${job.name} promotes with ${tool}` } };
  const isNamed = promotes(job.name) || promotes(pipeline.name) || promotes(pipeline.path.split('/').at(-1) ?? '');
  const written = writeBackOf(job);
  const gates = opensProposal(job) ? ['a review'] : [];
  if (isNamed && commitsChanges(job)) {
    return {
      tool: 'pipeline',
      moves: true,
      gates,
      mark: { ...own, note: `${job.name} promotes by a ${gates.length > 0 ? 'pull request' : 'commit'}` },
    };
  }
  if (!written) return null;
  const { path, objectId, line } = written.step;
  const note = `${job.name} writes versions with ${written.tool} and ${written.proposes ? 'opens a pull request' : 'pushes'}`;
  return { tool: 'pipeline', moves: reachesFurther(written.words, job), gates, mark: { path, objectId, line, note } };
}

function promotes(name: string): boolean {
  return /(^|[^a-z])promot(e|es|ion|ing)([^a-z]|$)/i.test(name);
}

/** Whether it writes to an environment beyond the first: staging or production. */
function reachesFurther(words: readonly string[], job: PipelineJob): boolean {
  const tiers = [...words, ...job.environments].map((word) => environmentOfPath(word)?.tier ?? null);
  return tiers.some((tier) => tier === 'production' || tier === 'staging');
}

/** Branches that promotions leave behind: their names say which version they bring where. */
function fromBranches({ references }: Inventory): Promotion[] {
  const found = references.branches.filter((name) =>
    /^(kargo\/promotion\/.|promote\/.|promotion\/.|update-image-tag\/[^/]+\/[^/]+\/.)/.test(name),
  );
  const groups = Map.groupBy(found, (name) => name.split('/')[0] ?? '');
  return [...groups].map(([prefix, names]) => ({
    tool: prefix === 'kargo' ? 'Kargo' : 'branches of promotions',
    moves: true,
    gates: [],
    mark: { path: '', objectId: null, line: null, note: `${names.length} branches such as ${names[0] ?? ''}` },
  }));
}
