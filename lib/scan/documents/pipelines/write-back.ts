import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { actionName, commandSegments } from '@/lib/scan/documents/pipelines/tool-match';

/** A job that writes a version into a file of desired state, and brings it to Git (detection rules CI-WRITEBACK). */
export interface WriteBack {
  /** The step that writes the version. */
  step: PipelineStep;
  tool: string;
  /** It opens a proposal; otherwise it pushes. */
  proposes: boolean;
  /** What the write names: files and folders. */
  words: string[];
}

/** Commands that put a version or an image into a file; each match is looked at for what it writes. */
const writers: readonly { tool: string; command: RegExp; writes?: RegExp; not?: RegExp }[] = [
  { tool: 'kustomize edit set image', command: /^kustomize\s+edit\s+set\s+image\b/ },
  {
    tool: 'yq',
    command: /^yq\s.*(-i\b|--inplace|-[a-zA-Z]*i\b|\sw\s)/,
    writes: /tag|image|version|digest|revision|sha/i,
    not: /Chart\.ya?ml|package\.json|\.github\/|openapi|swagger/i,
  },
  {
    tool: 'sed',
    command: /^(g?sed|perl)\s.*-[a-zA-Z]*i/,
    writes:
      /(tag|image|version|digest|newTag|revision).*\.(ya?ml|json|tfvars|env)\b|\b(values|kustomization)[\w.-]*\.ya?ml/i,
    not: /Chart\.ya?ml|package\.json|\.github\/|README|\.md\b|openapi/i,
  },
  {
    tool: 'helm values',
    command: /^(helmv|gitops-update|image-tag-updater|updatecli\s+apply|flux-promote|kpt\s+fn\s+eval.*set-image)\b/,
  },
];
const actionWriters: readonly { tool: string; action: RegExp; writes?: RegExp }[] = [
  {
    tool: 'yaml update',
    action:
      /^(fjogeleit\/yaml-update-action|quipper\/.*bump|loveholidays\/gitops-action-yaml|jacobtomlinson\/gha-find-replace|markypython\/.*yaml|nowactions\/update-majorver)/,
    writes: /tag|image|version|digest/i,
  },
  {
    tool: 'kustomize edit set image',
    action: /kustomize.*(set|update|bump).*(image|tag)|(set|update|bump).*(image|tag).*kustomize/,
  },
  {
    tool: 'gitops update',
    action:
      /(update|bump|deploy|promote)[-_/].*(gitops|manifests?|image-tag)|gitops[-_/].*(update|bump|promote|deploy)/,
  },
];
const proposals =
  /^(gh|hub)\s+(pr\s+create|pull-request)|^glab\s+mr\s+create|^az\s+repos\s+pr\s+create|^tea\s+pr(s)?\s+create|\/pulls\b|merge_request\.create/;
const proposingActions = /create-pull-request|pull-request-action|open-pr|create-pr/;
const pushingActions =
  /git-auto-commit|add-and-commit|github-push-action|git-commit-push|commit-action|repository-dispatch/;

/** What a job writes back; null where it does not, or brings nothing to Git. */
export function writeBackOf(job: PipelineJob): WriteBack | null {
  if (!job.steps.some(({ triggers }) => triggers.length > 0)) return null;
  const written = job.steps.flatMap((step) => writeOf(step) ?? [])[0];
  if (written === undefined) return null;
  const proposes = job.steps.some(isProposal);
  return proposes || job.steps.some(isPush) ? { ...written, proposes } : null;
}

/** Whether a job brings what it changed to Git. */
export function commitsChanges(job: PipelineJob): boolean {
  return job.steps.some((step) => isProposal(step) || isPush(step));
}

/** Whether a job opens a proposal. */
export function opensProposal(job: PipelineJob): boolean {
  return job.steps.some(isProposal);
}

function writeOf(step: PipelineStep): Omit<WriteBack, 'proposes'> | null {
  if (step.kind === 'action') {
    const name = actionName(step);
    const inputs = Object.values(step.inputs).join(' ');
    const rule = actionWriters.find(({ action, writes }) => action.test(name) && (writes?.test(inputs) ?? true));
    if (rule) return { step, tool: rule.tool, words: inputs.split(/\s+/) };
    return /mikefarah\/yq/.test(name) ? writeIn(step, inputs.startsWith('yq') ? inputs : `yq ${inputs}`) : null;
  }
  for (const { words } of commandSegments(step)) {
    const found = writeIn(step, words.join(' '));
    if (found) return found;
  }
  return null;
}

function writeIn(step: PipelineStep, text: string): Omit<WriteBack, 'proposes'> | null {
  const bare = text.replace(/^(sudo|env)\s+/, '');
  const rule = writers.find(
    ({ command, writes, not }) => command.test(bare) && (writes?.test(bare) ?? true) && !not?.test(bare),
  );
  return rule ? { step, tool: rule.tool, words: [...bare.split(/\s+/), step.folder] } : null;
}

function isProposal(step: PipelineStep): boolean {
  if (step.kind === 'action') {
    const { inputs } = step;
    return proposingActions.test(actionName(step)) || /^true$/i.test(inputs['createPR'] ?? inputs['createpr'] ?? '');
  }
  return commandSegments(step).some(({ candidates }) => candidates.some((text) => proposals.test(text)));
}

function isPush(step: PipelineStep): boolean {
  if (step.kind === 'action')
    return pushingActions.test(actionName(step)) || /yaml-update-action/.test(actionName(step));
  return commandSegments(step).some(({ candidates }) =>
    candidates.some((text) => /^git\s+(-\S+\s+\S+\s+)*push\b/.test(text)),
  );
}
