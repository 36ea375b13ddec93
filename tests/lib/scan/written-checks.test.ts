import { describe, expect, it } from 'vitest';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { writtenChecks } from '@/lib/scan/written-checks';
import { anAgent, anInventory, someFiles } from '@/tests/factories/inventory';

const withTask = (path: string, text: string, ...more: string[]) =>
  anInventory({ files: someFiles(path, ...more), texts: new Map([[path, text]]), agents: [anAgent()] });

describe('lib/scan/written-checks.ts', () => {
  it.each([
    ['Makefile', 'HELM = helm\n\ncheck:\n\t@helm lint charts/*\n', 4, 'helm lint'],
    ['Rakefile', "task :check do\n  ok, out = _exec('kubeconform -strict all.yaml')\nend\n", 2, 'kubeconform'],
    ['justfile', 'check:\n    kustomize build apps > all.yaml\n', 2, 'kustomize build'],
    ['Taskfile.yml', 'tasks:\n  check:\n    cmds:\n      - cmd: helm template charts/shop\n', 4, 'helm template'],
    ['tox.ini', '[testenv:charts]\ncommands = helm lint charts/shop\n', 2, 'helm lint'],
  ])('finds the check of a task in %s', (path, text, line, tool) => {
    expect(writtenChecks(withTask(path, text))).toMatchObject([{ tool, step: { path, line } }]);
  });

  it.each([
    ['a comment', 'Rakefile', '# helm lint charts/*\n'],
    ['a description', 'Rakefile', "desc 'Runs helm lint on all charts'\n"],
    ['a render for a deploy', 'Makefile', 'deploy:\n\tkustomize build apps | kubectl apply -f -\n'],
    ['a task of another folder', 'charts/shop/Makefile', 'check:\n\thelm lint .\n'],
    ['a line that nobody wrote', 'Makefile', `check:\n\thelm lint ${'x'.repeat(2_000)}\n`],
  ])('takes no %s for a check', (_, path, text) => {
    expect(writtenChecks(withTask(path, text))).toEqual([]);
  });

  it('makes validation partial where pipelines are set up elsewhere, and nowhere else', () => {
    const task = ['Makefile', 'check:\n\thelm lint charts/*\n'] as const;
    const found = manifestValidation.detect(withTask(...task, '.gitreview'));
    expect(found).toMatchObject({
      outcome: 'partial',
      marks: [{ path: 'Makefile', line: 2, note: 'helm lint (build)' }],
    });
    expect(manifestValidation.detect(withTask(...task)).outcome).toBe('absent');
    expect(manifestValidation.detect(withTask('Makefile', 'build:\n\tgo build\n', '.gitreview')).outcome).toBe(
      'unknown',
    );
  });
});
