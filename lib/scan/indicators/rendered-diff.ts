import { countedAgents } from '@/lib/scan/agent-selection';
import { releasesOf } from '@/lib/scan/chart-releases';
import { declaresState } from '@/lib/scan/declared-state';
import { objectAt } from '@/lib/scan/documents/json';
import { type ShownDiff, shownDiffs } from '@/lib/scan/documents/pipelines/shown-diffs';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { pipelinesElsewhere } from '@/lib/scan/pipelines-elsewhere';
import { plannedElsewhere, planServices, rootPlannedElsewhere } from '@/lib/scan/plan-services';

const searchedFor = [
  'diffs and plans in pull request jobs: argocd app diff, argocd-diff-preview, flux diff, flux-local diff, helm diff, helmfile diff, kubectl diff, kluctl diff, server-side dry runs, terraform plan, pulumi preview',
  'renders of both sides that are compared and posted',
  'Atlantis, Digger, Terrateam, Spacelift and env0, and servers that answer pull requests: Kubechecks, Konflate',
];
/** Servers beside an agent that answer each pull request with what it changes. */
const diffServers = /^(konflate|kubechecks)$/;
/** What in a call that could not be followed, or in the name of its job, may well hide a diff. */
const hiding = /diff|plan|preview|render|dry[-_ ]?run|terraform|tofu|argocd|flux|helm|kustom|manifest/i;
const hidingJob = /diff|plan|preview|render|dry[-_ ]?run|terraform|tofu/i;

/** A diff or plan of what a change does, and whether reviewers find it beside the change. */
interface Effect {
  tool: string;
  posted: boolean;
  mark: Mark;
}

/** Pull requests show what they change on the target (detection rules CI-V-BUILD, CI-V-TF, IAC-9). */
export const renderedDiff = defineIndicator({
  id: 'rendered-diff',
  detect(inventory) {
    const diffs = shownDiffs(inventory.pipelines);
    const before = [...diffs.filter(({ beforeMerge }) => beforeMerge === true).map(effectOf), ...byTools(inventory)];
    const tools = [...new Set(before.map(({ tool }) => tool))].sort();
    const posted = before.filter((effect) => effect.posted);
    const measures = { diffs: before.length, posted: posted.length, tools };
    if (!declaresState(inventory)) {
      const reason = 'The repository declares no state whose change could be shown.';
      return { outcome: 'not-applicable', measures, reason };
    }
    if (before.length === 0) return { measures, ...withoutDiff(inventory, diffs) };
    const marks = [...posted, ...before.filter((effect) => !effect.posted)].map(({ mark }) => mark);
    const where = posted.length > 0 ? '' : ', in the log of a job';
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `Pull requests show their effect${where}: ${tools.join(', ')}.`,
    };
  },
});

function withoutDiff(inventory: Inventory, diffs: readonly ShownDiff[]): Omit<Detection, 'measures'> {
  const outside = diffs.filter(({ beforeMerge }) => beforeMerge === null);
  if (outside.length > 0) {
    const reason = `A diff is made (${names(outside)}), and what starts it is set outside the repository, so it is not known whether pull requests show it.`;
    return { outcome: 'unknown', marks: outside.map(markOf), reason };
  }
  const hidden = inventory.pipelines
    .filter(({ counted, system }) => counted && system !== 'pre-commit')
    .flatMap(({ jobs }) =>
      jobs.flatMap(({ name, unfollowed }) =>
        unfollowed.filter(
          ({ text, triggers }) => triggers.includes('pull-request') && (hidingJob.test(name) || hiding.test(text)),
        ),
      ),
    );
  if (hidden.length > 0) {
    const texts = [...new Set(hidden.map(({ text }) => text))].slice(0, 3).join(', ');
    const marks = hidden.slice(0, 20).map(({ text, path, objectId, line }) => ({
      path,
      objectId,
      line,
      note: `runs ${text}, which could not be followed`,
    }));
    const reason = `Pull request jobs run what could not be followed (${texts}), so whether they show a diff is not known.`;
    return { outcome: 'unknown', marks, reason };
  }
  const broken = inventory.pipelines.find(({ counted, problem }) => counted && problem !== null);
  if (broken) return { outcome: 'unknown', reason: `${broken.path} could not be read: ${broken.problem}` };
  if (diffs.length > 0) {
    const reason = `A diff is made (${names(diffs)}), but not for pull requests here: after the merge, by hand, or where others call it.`;
    return { outcome: 'partial', marks: diffs.map(markOf), reason };
  }
  const root = rootPlannedElsewhere(inventory);
  if (root !== null) return { outcome: 'unknown', marks: [root], reason: plannedElsewhere };
  const elsewhere = pipelinesElsewhere(inventory);
  if (elsewhere) return elsewhere;
  const searched = { files: inventory.filesRead, what: searchedFor };
  return {
    outcome: 'absent',
    searched,
    reason: 'No pipeline shows in pull requests what a change does to the target.',
  };
}

function effectOf(diff: ShownDiff): Effect {
  return { tool: diff.tool, posted: diff.posted, mark: markOf(diff) };
}

/** Where an application, and the template of a set, say into which branch they are rendered. */
const hydration = ['spec', 'sourceHydrator', 'hydrateTo'];
const hydrationOfSet = ['spec', 'template', ...hydration];

/** Tools that plan each pull request themselves, and an Argo CD that writes rendered manifests to a branch of their own. */
function byTools(inventory: Inventory): Effect[] {
  const planned = planServices(inventory).map((service) => ({ ...service, posted: true }));
  const hydrated = countedAgents(inventory).flatMap(({ kind, name, resource }) => {
    const key = kind === 'ApplicationSet' ? hydrationOfSet : hydration;
    if (!objectAt(resource.body ?? undefined, ...key)) return [];
    const { path, objectId, line, rootKey } = resource;
    const note = `${kind} ${name} renders into a branch, from which it is proposed`;
    return [{ tool: 'source hydrator', posted: true, mark: { path, objectId, line, key: [...rootKey, ...key], note } }];
  });
  const servers = releasesOf(inventory, diffServers).map(({ chart, mark }) => ({ tool: chart, posted: true, mark }));
  return [...planned, ...hydrated, ...servers];
}

function names(diffs: readonly ShownDiff[]): string {
  return [...new Set(diffs.map(({ tool }) => tool))].slice(0, 5).join(', ');
}

function markOf({ tool, posted, path, objectId, line }: ShownDiff): Mark {
  return { path, objectId, line, note: posted ? `${tool}, posted for reviewers` : tool };
}
