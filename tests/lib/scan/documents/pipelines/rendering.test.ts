import { describe, expect, it } from 'vitest';
import { rendersIntoGit, writtenBranchPatterns } from '@/lib/scan/documents/pipelines/rendering';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

function renders(command: string): boolean {
  const steps = `[{run: ${JSON.stringify(command)}}, {run: "git commit -am rendered && git push"}]`;
  const [pipeline] = pipelinesOf({ '.github/workflows/a.yml': `on: [push]\njobs: {a: {steps: ${steps}}}\n` });
  return pipeline?.jobs.some(rendersIntoGit) ?? false;
}

describe('lib/scan/documents/pipelines/rendering.ts', () => {
  it.each([
    'kustomize build apps > rendered/apps.yaml',
    'kustomize build apps >rendered/apps.yaml 2>/dev/null',
    'kustomize build apps &> rendered/apps.yaml',
    'kustomize build apps -o rendered',
    'helm template shop ./chart --output-dir=rendered',
    'helm template shop ./chart --output-dir rendered',
    'jsonnet -m rendered shop.jsonnet',
    'kapitan compile',
  ])('takes %j for rendering into files', (command) => {
    expect(renders(command)).toBe(true);
  });

  it.each([
    'kustomize build apps',
    'kustomize build apps > /dev/null',
    'kustomize build apps >/dev/null 2>&1',
    'kustomize build apps &>/dev/null',
    'kustomize build apps > "/dev/stderr"',
    'kustomize build apps >&2',
    'kustomize build apps > &1',
    'kustomize build apps 2> errors.txt',
    'kustomize build apps -o /dev/stdout',
    'kustomize build apps --output=/dev/stdout',
    'kubectl kustomize apps -o yaml',
    'kubectl kustomize apps -oyaml',
    'helm template shop ./chart --output-dir=/dev/null',
  ])('takes %j for no rendering into files', (command) => {
    expect(renders(command)).toBe(false);
  });

  it('reads the branches that commands and actions write', () => {
    const branches = (steps: string): string[] => {
      const [pipeline] = pipelinesOf({ '.github/workflows/a.yml': `on: [push]\njobs: {a: {steps: ${steps}}}\n` });
      return pipeline?.jobs.flatMap(writtenBranchPatterns) ?? [];
    };
    expect(branches('[{run: "git push origin HEAD:env/prod"}]')).toEqual(['env/prod']);
    const checkout = '{uses: actions/checkout@v4, with: {path: out, ref: "env/${{ inputs.env }}"}}';
    expect(branches(`[${checkout}]`)).toEqual(['env/*']);
    expect(branches('[{uses: peter-evans/create-pull-request@v7, with: {base: env/prod}}]')).toEqual(['env/prod']);
    expect(branches('[{uses: actions/checkout@v4}, {uses: actions/cache@v4, with: {ref: a}}]')).toEqual([]);
  });
});
