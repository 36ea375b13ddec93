import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { actionName, commandSegments, program, runs } from '@/lib/scan/documents/pipelines/tool-match';
import {
  actionRules,
  commandRules,
  installs,
  type ValidationKind,
} from '@/lib/scan/documents/pipelines/validation-rules';

/** A check of declared state that a step makes. */
export interface Validation {
  tool: string;
  kind: ValidationKind;
  weak: boolean;
  step: PipelineStep;
}

const applies = program('kubectl|oc', 'apply|create|replace');
const toCluster = /^(kubectl|oc|kapp|kubectl-\w+)\s/;

/** The checks of declared state that a job makes, in the order of its steps. */
export function validationsOf(job: PipelineJob): Validation[] {
  const found = job.steps.flatMap(validationsOfStep);
  const test = job.ephemeralCluster
    ? job.steps.find((step) => commandSegments(step).some(deploysSomething))
    : undefined;
  if (test) found.push({ tool: 'throw-away cluster', kind: 'end-to-end', weak: false, step: test });
  return found;
}

function deploysSomething(segment: Segment): boolean {
  return (
    runs(segment, applies) ||
    runs(segment, program('helm', 'upgrade|install')) ||
    runs(segment, program('flux|argocd', 'reconcile|bootstrap|app wait|app sync'))
  );
}

/** The checks that one step makes. */
export function validationsOfStep(step: PipelineStep): Validation[] {
  const ofTheAction = step.kind === 'action' ? ofAction(step) : [];
  if (ofTheAction.length > 0) return ofTheAction;
  const segments = commandSegments(step);
  return segments.flatMap((segment, index) => {
    const rule = commandRules.find(({ pattern }) => runs(segment, pattern));
    if (!rule || asksForHelp(segment) || feedsDeploy(segments, index)) return [];
    return [{ tool: rule.tool, kind: rule.kind, weak: rule.weak ?? false, step }];
  });
}

function asksForHelp(segment: Segment): boolean {
  return segment.words.length < 4 && /^(--?version|version|--help|-h|help)$/.test(segment.words.at(-1) ?? '');
}

/** `kustomize build … | kubectl apply` renders for a deploy, which is no check. */
function feedsDeploy(segments: readonly Segment[], index: number): boolean {
  for (let at = index; segments[at]?.after === '|'; at += 1) {
    const next = segments[at + 1];
    if (!next?.candidates.some((candidate) => toCluster.test(candidate))) continue;
    if (runs(next, applies) && !next.words.some((word) => word.startsWith('--dry-run'))) return true;
  }
  return false;
}

function ofAction(step: PipelineStep): Validation[] {
  const name = actionName(step);
  const input = (key: string): string => (step.inputs[key] ?? '').toLowerCase();
  const make = (tool: string, kind: ValidationKind): Validation[] => [{ tool, kind, weak: false, step }];
  if (/trivy-action/.test(name)) return ofTrivyAction(step, input('scan-type'), input('scanners'));
  if (/^terraform(task|cli)/.test(name)) {
    return input('command') === 'plan'
      ? make('terraform plan', 'diff')
      : input('command') === 'validate'
        ? make('terraform validate', 'terraform')
        : [];
  }
  if (/^kubernetesmanifest/.test(name)) return input('action') === 'bake' ? make('kustomize build', 'build') : [];
  if (/pulumi\/actions/.test(name)) return input('command') === 'preview' ? make('pulumi preview', 'diff') : [];
  if (/helmfile-action/.test(name))
    return /^(diff|template|lint)/.test(input('helmfile-args')) ? make('helmfile diff', 'diff') : [];
  // Its documentation validates its own tests, which stand in no other repository.
  if (/(^|\/)hrval-action$/.test(name))
    return /^(\.\/)?tests?\//.test(input('helmRelease') || input('release')) ? [] : make('hrval', 'schema');
  if (installs.test(name)) return [];
  const rule = actionRules.find(({ pattern }) => pattern.test(name));
  return rule ? [{ tool: rule.tool, kind: rule.kind, weak: rule.weak ?? false, step }] : [];
}

/** Scans of files look for known weaknesses in packages unless they are told to look at the configuration. */
function ofTrivyAction(step: PipelineStep, type: string, scanners: string): Validation[] {
  if (type === 'config' || (/^(fs|repo)/.test(type) && /config/.test(scanners)))
    return [{ tool: 'trivy config', kind: 'policy', weak: false, step }];
  return /^(fs|filesystem|repo)$/.test(type) ? [{ tool: 'trivy fs', kind: 'policy', weak: true, step }] : [];
}
