import { declaresState } from '@/lib/scan/declared-state';
import { isKnownScanner } from '@/lib/scan/documents/pipelines/gitlab-templates';
import type { Pipeline, PipelineJob, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import { checksPullRequests } from '@/lib/scan/documents/pipelines/pull-requests';
import { type Validation, validationsOf } from '@/lib/scan/documents/pipelines/validation';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { pipelinesElsewhere } from '@/lib/scan/pipelines-elsewhere';
import { plannedElsewhere, planServices, rootPlannedElsewhere } from '@/lib/scan/plan-services';
import { writtenChecks } from '@/lib/scan/written-checks';

const searchedFor = [
  'commands and actions in pull request jobs that check declared state: kubeconform, helm lint, helm template, kustomize build, conftest, kyverno test, yamllint, terraform validate, terraform plan and the like',
  'scripts, task targets, hooks, local actions and reusable workflows that these jobs call',
];

/** A check, and whether it runs before a change is merged. Null: what starts it is set outside the repository. */
interface PlacedCheck extends Validation {
  beforeMerge: boolean | null;
}

/** Pull requests run checks of the declared state (detection rules CI-V). */
export const manifestValidation = defineIndicator({
  id: 'manifest-validation',
  detect(inventory) {
    const pipelines = inventory.pipelines.filter(({ counted }) => counted);
    const jobs = pipelines.flatMap((pipeline) => pipeline.jobs.map((job) => ({ pipeline, job })));
    const checks = jobs.flatMap(({ pipeline, job }) => checksOf(pipeline, job));
    const before = checks.filter(({ beforeMerge }) => beforeMerge === true);
    const scripts = jobs.flatMap(({ pipeline, job }) => unknownScripts(pipeline, job));
    const services = planServices(inventory);
    const tools = [
      ...new Set(before.map(({ tool }) => tool)),
      ...services.map(({ tool }) => `terraform plan (${tool})`),
    ];
    const measures = {
      pullRequestChecks: before.length + services.length,
      checks: tools,
      unknownScripts: scripts.length,
    };
    if (!declaresState(inventory)) {
      return {
        outcome: 'not-applicable',
        measures,
        reason: 'The repository declares no state that a pipeline could check.',
      };
    }
    const strong = before.filter(({ weak }) => !weak);
    if (strong.length > 0 && services.length === 0 && leavesObjects(inventory, strong)) {
      return {
        outcome: 'partial',
        share: 0.5,
        measures,
        marks: before.map(markOf),
        reason: `Before changes are merged, templates of a cloud are checked (${names(strong)}), and no Kubernetes object.`,
      };
    }
    if (strong.length > 0 || services.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks: [...before.map(markOf), ...services.map(({ mark }) => mark)],
        reason: `Changes are checked before they are merged: ${tools.join(', ')}.`,
      };
    }
    return { measures, ...withoutStrongCheck(inventory, pipelines, { checks, before, scripts }) };
  },
});

/** Tools that know the templates of one cloud and nothing else. */
const ofCloudTemplates = /^(cfn-lint|cloudformation |sam validate|bicep build|az deployment )/;

/** Whether these checks leave out the Kubernetes objects that are declared beside what they look at. */
function leavesObjects(inventory: Inventory, checks: readonly PlacedCheck[]): boolean {
  return checks.every(({ tool }) => ofCloudTemplates.test(`${tool} `)) && declaresClusterObjects(inventory);
}

interface Found {
  checks: readonly PlacedCheck[];
  before: readonly PlacedCheck[];
  scripts: readonly Unfollowed[];
}

/** What is said where no check before the merge is strong: unknown where something could hide one, else less or nothing. */
function withoutStrongCheck(
  inventory: Inventory,
  pipelines: readonly Pipeline[],
  found: Found,
): Omit<Detection, 'measures'> {
  const outside = found.checks.filter(({ beforeMerge, weak }) => beforeMerge === null && !weak);
  if (outside.length > 0) {
    const reason = `Checks were found (${names(outside)}), and what starts them is set outside the repository, so it is not known whether pull requests run them.`;
    return { outcome: 'unknown', marks: outside.map(markOf), reason };
  }
  if (found.scripts.length > 0) {
    const texts = [...new Set(found.scripts.map(({ text }) => text))].slice(0, 3).join(', ');
    return {
      outcome: 'unknown',
      marks: found.scripts.slice(0, 20).map(markOfScript),
      reason: `Pull request jobs run what could not be followed (${texts}), so their checks are not known.`,
    };
  }
  const broken = pipelines.find(({ problem }) => problem !== null);
  if (broken) return { outcome: 'unknown', reason: `${broken.path} could not be read: ${broken.problem}` };
  if (found.before.length > 0) {
    return {
      outcome: 'partial',
      share: 0.5,
      marks: found.before.map(markOf),
      reason: `Pull requests check only that files are well-formed (${names(found.before)}), not what they declare.`,
    };
  }
  const after = found.checks.filter(({ weak }) => !weak);
  if (after.length > 0) {
    return {
      outcome: 'partial',
      share: 0.5,
      marks: after.map(markOf),
      reason: `Declared state is checked (${names(after)}), but not for pull requests here: after the merge, by hand, or where others call it.`,
    };
  }
  const root = rootPlannedElsewhere(inventory);
  if (root !== null) return { outcome: 'unknown', marks: [root], reason: plannedElsewhere };
  const elsewhere = pipelinesElsewhere(inventory);
  if (elsewhere) return writtenForElsewhere(inventory) ?? elsewhere;
  const searched = { files: inventory.filesRead, what: searchedFor };
  return { outcome: 'absent', searched, reason: 'No pipeline on pull requests checks the declared state.' };
}

/** Pipelines that are set up elsewhere call the tasks of the repository, as its people do. */
function writtenForElsewhere(inventory: Inventory): Omit<Detection, 'measures'> | null {
  const written = writtenChecks(inventory).map((check) => ({ ...check, beforeMerge: null }));
  const strong = written.filter(({ weak }) => !weak);
  if (strong.length === 0) return null;
  const reason = `Tasks of the repository check declared state (${names(strong)}). The pipelines that may run them for each change are set up elsewhere.`;
  return { outcome: 'partial', share: 0.5, marks: strong.map(markOf), reason };
}

function checksOf(pipeline: Pipeline, job: PipelineJob): PlacedCheck[] {
  const isLocal = pipeline.system === 'pre-commit' && !job.triggers.includes('pull-request');
  if (isLocal) return [];
  return validationsOf(job).map((check) => ({ ...check, beforeMerge: checksPullRequests(check.step) }));
}

function unknownScripts(pipeline: Pipeline, job: PipelineJob): Unfollowed[] {
  if (pipeline.system === 'pre-commit') return [];
  return job.unfollowed.filter((call) => checksPullRequests(call) === true && !isKnownScanner(call.text));
}

function names(checks: readonly PlacedCheck[]): string {
  return [...new Set(checks.map(({ tool }) => tool))].slice(0, 5).join(', ');
}

function markOf({ tool, kind, step }: PlacedCheck): Mark {
  return { path: step.path, objectId: step.objectId, line: step.line, note: `${tool} (${kind})` };
}

function markOfScript({ text, path, objectId, line }: Unfollowed): Mark {
  return { path, objectId, line, note: `runs ${text}, which could not be followed` };
}
