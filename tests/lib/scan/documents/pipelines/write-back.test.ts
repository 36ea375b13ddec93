import { describe, expect, it } from 'vitest';
import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { writeBackOf } from '@/lib/scan/documents/pipelines/write-back';
import { aPipeline } from '@/tests/factories/inventory';

function jobOf(commands: string[], actions: [string, Record<string, string>][] = []): PipelineJob {
  const [job] = aPipeline(commands, { triggers: ['push'] }).jobs;
  const [model] = aPipeline(['x'], { triggers: ['push'] }).jobs[0]?.steps ?? [];
  if (!job || !model) throw new Error('the pipeline of the test has no job');
  const steps = actions.map(([text, inputs]): PipelineStep => ({ ...model, text, inputs, kind: 'action' }));
  return { ...job, steps: [...job.steps, ...steps] };
}
const tool = (...parameters: Parameters<typeof jobOf>) => writeBackOf(jobOf(...parameters));

describe('lib/scan/documents/pipelines/write-back.ts', () => {
  it.each([
    ['kustomize edit set image shop=shop:1'],
    ['yq -i ".image.tag = strenv(TAG)" values.yaml'],
    ['yq eval --inplace ".spec.version = env(V)" release.yaml'],
    ['sed -i "s/newTag: .*/newTag: $TAG/" kustomization.yaml'],
  ])('takes %s and a push for a version written back', (command) => {
    expect(tool([command, 'git push origin main'])).toMatchObject({ proposes: false });
    expect(tool([command, 'gh pr create --fill'])).toMatchObject({ proposes: true });
    expect(tool([command])).toBeNull();
  });

  it('knows actions that write, push and propose', () => {
    const update: [string, Record<string, string>] = [
      'fjogeleit/yaml-update-action@v1',
      { valueFile: 'values.yaml', propertyPath: 'image.tag', createPR: 'true' },
    ];
    expect(tool([], [update])).toMatchObject({ proposes: true, tool: 'yaml update' });
    expect(tool(['yq -i ".image.tag = 1" values.yaml'], [['peter-evans/create-pull-request@v7', {}]])).toMatchObject({
      proposes: true,
    });
    expect(
      tool(['yq -i ".image.tag = 1" values.yaml'], [['stefanzweifel/git-auto-commit-action@v5', {}]]),
    ).toMatchObject({ proposes: false });
  });

  it.each([
    ['reading', 'yq ".image.tag" values.yaml'],
    ['the version of a chart', 'yq -i ".version = env(V)" Chart.yaml'],
    ['a package', 'sed -i "s/version: .*/version: 2/" package.json'],
    ['text for people', 'sed -i "s/tag: 1/tag: 2/" README.md'],
    ['something else', 'yq -i ".replicas = 2" values.yaml'],
  ])('takes %s for none', (_name, command) => {
    expect(tool([command, 'git push'])).toBeNull();
  });

  it('takes a job that nothing starts for none', () => {
    const job = jobOf(['kustomize edit set image a=b:1', 'git push']);
    expect(writeBackOf({ ...job, steps: job.steps.map((step) => ({ ...step, triggers: [] })) })).toBeNull();
  });
});
