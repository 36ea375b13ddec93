import { discardsResult } from '@/lib/scan/documents/pipelines/discarded-results';
import type { Pipeline, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { type ToolRule, toolsOf } from '@/lib/scan/documents/pipelines/tool-uses';

/** A step that a clock starts and that fails, or tells somebody, where the running system differs from what is declared. */
export interface DriftCheck {
  tool: string;
  path: string;
  objectId: string;
  line: number;
}

/**
 * Commands and actions that tell by their exit code whether something differs (detection rules CI-DRIFT). A plan without
 * `-detailed-exitcode` ends well either way, so nobody hears of what it found; nor does anybody of one whose exit code is thrown away.
 */
const rules: readonly ToolRule[] = [
  {
    tool: 'terraform plan',
    command: /^(terraform|tofu|terragrunt)\s(?=.*\bplan\b).*-detailed-exitcode(?!=false)/,
    action: /^dflook\/(terraform|tofu)-check$|terraform-drift-detection/,
  },
  { tool: 'driftctl', command: /^driftctl\s(.*\s)?scan(\s|$)/, action: /snyk\/driftctl-action/ },
  { tool: 'argocd app diff', command: /^argocd\s(.*\s)?app diff(\s|$)(?!.*--exit-code=false)/ },
  { tool: 'flux diff', command: /^flux\s(.*\s)?diff(\s|$)/ },
  { tool: 'kubectl diff', command: /^(kubectl|oc)\s(.*\s)?diff(\s|$)/ },
  { tool: 'helmfile diff', command: /^helmfile\s(?=.*\bdiff\b).*--detailed-exitcode/ },
  { tool: 'helm diff', command: /^helm\s(?=.*\bdiff\b).*--detailed-exitcode/ },
  { tool: 'pulumi preview', command: /^pulumi\s(?=.*\b(preview|refresh|up)\b).*--expect-no-changes/ },
  { tool: 'cdk drift', command: /^cdk\s(drift\s.*--fail|(?=.*\bdiff\b).*--fail)/ },
  { tool: 'detect-stack-drift', command: /^aws\s(.*\s)?cloudformation detect-stack-(set-)?(resource-)?drift(\s|$)/ },
];

/** Every look for drift that the counted pipelines take by a clock; one in a throw-away cluster looks at nothing that runs. */
export function driftChecks(pipelines: readonly Pipeline[]): DriftCheck[] {
  const jobs = pipelines.flatMap(({ counted, jobs: all }) => (counted ? all : []));
  return jobs.flatMap(({ ephemeralCluster, steps }) => (ephemeralCluster ? [] : steps.flatMap(checksOf)));
}

function checksOf(step: PipelineStep): DriftCheck[] {
  if (!step.triggers.includes('schedule')) return [];
  const { path, objectId, line } = step;
  return toolsOf(step, rules)
    .filter((tool) => !isThrownAway(step, tool))
    .map((tool) => ({ tool, path, objectId, line }));
}

function isThrownAway(step: PipelineStep, tool: string): boolean {
  const command = rules.find((rule) => rule.tool === tool)?.command;
  return step.kind === 'command' && command !== undefined && discardsResult(step, command);
}
