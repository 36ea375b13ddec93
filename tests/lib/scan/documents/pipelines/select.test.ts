import { describe, expect, it } from 'vitest';
import { pipelineSystemOf, pipelineSystemOfKind } from '@/lib/scan/documents/pipelines/select';

describe('lib/scan/documents/pipelines/select.ts', () => {
  it.each([
    ['.github/workflows/a.yml', 'github-actions'],
    ['.forgejo/workflows/a.yaml', 'gitea-actions'],
    ['.tekton/pull-request.yaml', 'tekton'],
    ['build/Jenkinsfile.release', 'jenkins'],
  ])('takes %s for a pipeline of %s', (path, system) => {
    expect(pipelineSystemOf(path)).toBe(system);
  });

  it.each(['apps/web/.github/workflows/a.yml', '.github/workflows/scripts/a.yml', 'tekton/task.yaml'])(
    'takes %s for no pipeline, since no system reads it there',
    (path) => {
      expect(pipelineSystemOf(path)).toBeNull();
    },
  );

  it('matches kinds with their group', () => {
    expect(pipelineSystemOfKind('argoproj.io/v1alpha1', 'Workflow')).toBe('argo-workflows');
    expect(pipelineSystemOfKind('tekton.dev/v1', 'Task')).toBe('tekton');
    expect(pipelineSystemOfKind('chaos-mesh.org/v1alpha1', 'Workflow')).toBeNull();
    expect(pipelineSystemOfKind('core.oam.dev/v1beta1', 'Workflow')).toBeNull();
    expect(pipelineSystemOfKind('example.org/v1', 'Task')).toBeNull();
  });
});
