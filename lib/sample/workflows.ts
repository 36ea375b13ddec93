import { indent, registry } from '@/lib/sample/manifests';

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

/** The pipeline of a service: it tests, and builds and publishes an image for each version. */
export function serviceWorkflow(service: string): string {
  return workflow('build', 'pull_request:\npush:\n  branches: [main]\n  tags: ["v*"]\n', [
    {
      name: 'test',
      steps: [
        checkout,
        '- uses: actions/setup-go@v6\n  with:\n    go-version-file: go.mod\n',
        commands('Test', 'go vet ./...', 'go test -race ./...'),
      ],
    },
    {
      name: 'publish',
      more: "    needs: test\n    if: startsWith(github.ref, 'refs/tags/v')\n",
      steps: [
        checkout,
        commands(
          'Build and publish',
          `docker build --tag ${registry}/${service}:\${GITHUB_REF_NAME#v} .`,
          `docker push ${registry}/${service}:\${GITHUB_REF_NAME#v}`,
        ),
      ],
    },
  ]);
}
