import { indent } from '@/lib/sample/manifests';

export interface Job {
  name: string;
  steps: readonly string[];
  /** Further YAML of the job, before its steps, indented by four. */
  more?: string;
}

/** The step that gets the files of the commit. */
export const checkout = '- uses: actions/checkout@v5\n';

/** A step of shell commands. */
export function commands(name: string, ...lines: readonly string[]): string {
  if (lines.length === 1) return `- name: ${name}\n  run: ${lines[0]}\n`;
  return `- name: ${name}\n  run: |\n${indent(lines.map((line) => `${line}\n`).join(''), 4)}`;
}

/** A pipeline of the Git host. `on` is YAML below that key. */
export function workflow(name: string, on: string, jobs: readonly Job[]): string {
  const each = jobs.map(
    ({ name: job, steps, more = '' }) =>
      `  ${job}:\n    runs-on: ubuntu-24.04\n${more}    steps:\n${indent(steps.join(''), 6)}`,
  );
  return `name: ${name}\non:\n${indent(on, 2)}jobs:\n${each.join('')}`;
}

/** A check of every overlay that is rendered from kustomizations. */
export function overlayCheck(pattern: string): Job {
  return {
    name: 'manifests',
    steps: [
      checkout,
      commands(
        'Render and check every overlay',
        `for overlay in ${pattern}; do`,
        '  kustomize build "$overlay" | kubeconform -strict -summary',
        'done',
      ),
    ],
  };
}

/** What a reviewer looks at, and what a machine does. */
export const reviewChecklist = `## What changes, and for whom

## What to look at

- [ ] A revert of this proposal is the way back
- [ ] It can go out on a weekday without anybody watching
- [ ] Schema, rendering and policies (checked by the pipeline)
`;

/** Settings of the bot that proposes newer versions. */
export const renovateSettings = `${JSON.stringify({ extends: ['config:recommended'], automerge: true, automergeType: 'pr', packageRules: [{ matchUpdateTypes: ['major'], automerge: false }] }, null, 2)}\n`;
