import { describe, expect, it } from 'vitest';
import { agentCoverage } from '@/lib/scan/agent-coverage';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { aKustomization, anAgent, anInventory, aResource, aSource, someFiles } from '../../factories/inventory';

function covered(agents: AgentObject[], paths: string[], kustomizations: Kustomization[] = []): string[] {
  const coverage = agentCoverage(anInventory({ agents, kustomizations, files: someFiles(...paths) }));
  return paths.filter((path) => coverage.agentsOf(path).length > 0);
}

describe('lib/scan/agent-coverage.ts', () => {
  it('covers all that lies in a folder without a kustomization', () => {
    const agent = anAgent({ sources: [aSource({ path: './apps/' })] });
    expect(covered([agent], ['apps/a.yaml', 'apps/b/c.yaml', 'apps2/d.yaml'])).toEqual([
      'apps/a.yaml',
      'apps/b/c.yaml',
    ]);
  });

  it('follows a kustomization to what it takes in, and to nothing else', () => {
    const agent = anAgent({ sources: [aSource({ path: 'prod' })] });
    const kustomizations = [
      aKustomization('prod', { takes: ['base'], components: ['part'], body: { patches: [{ path: 'patch.yaml' }] } }),
      aKustomization('base', { resources: ['base/app.yaml'], takes: ['prod'] }),
      aKustomization('part', { resources: ['part/p.yaml'] }),
    ];
    const paths = [
      'prod/kustomization.yaml',
      'prod/patch.yaml',
      'prod/unused.yaml',
      'base/app.yaml',
      'part/p.yaml',
      'base/other.yaml',
    ];
    expect(covered([agent], paths, kustomizations)).toEqual([
      'prod/kustomization.yaml',
      'prod/patch.yaml',
      'base/app.yaml',
      'part/p.yaml',
    ]);
  });

  it('lets a template stand for any folder name', () => {
    const agent = anAgent({ sources: [aSource({ path: 'apps/{{ .name }}/overlays/prod' })] });
    const paths = ['apps/a/overlays/prod/x.yaml', 'apps/b/overlays/dev/x.yaml', 'other/a/overlays/prod/x.yaml'];
    expect(covered([agent], paths)).toEqual(['apps/a/overlays/prod/x.yaml']);
  });

  it('asks the generator where the whole path is a template', () => {
    const resource = aResource(
      [
        'apiVersion: argoproj.io/v1alpha1',
        'kind: ApplicationSet',
        'spec:',
        '  generators:',
        '    - matrix:',
        '        generators:',
        '          - git:',
        '              directories:',
        '                - path: apps/*',
        '                - path: apps/skipped',
        '                  exclude: true',
        '          - git: { files: [{ path: "envs/*/config.json" }] }',
      ].join('\n'),
    );
    const agent = anAgent({ resource, sources: [aSource({ path: '{{path}}' })] });
    const paths = ['apps/a/x.yaml', 'envs/prod/config.json', 'other/x.yaml'];
    expect(covered([agent], paths)).toEqual(['apps/a/x.yaml', 'envs/prod/config.json']);
  });

  it('covers nothing by a chart, a path of another repository, an agent of a test, or a preview', () => {
    const agents = [
      anAgent({ sources: [aSource({ chart: 'apps' })] }),
      anAgent({ sources: [aSource({ path: 'elsewhere' }), aSource({ path: '../out' })] }),
      anAgent({ sources: [aSource({ path: 'apps' })], counted: false }),
      anAgent({ sources: [aSource({ path: 'apps' })], preview: true }),
    ];
    expect(covered(agents, ['apps/a.yaml'])).toEqual([]);
  });

  it('covers everything from the root', () => {
    expect(covered([anAgent({ sources: [aSource({ path: '.' })] })], ['a.yaml', 'b/c.yaml'])).toEqual([
      'a.yaml',
      'b/c.yaml',
    ]);
  });

  it('holds what many agent objects deliver together once, however many files there are', () => {
    const folders = Array.from({ length: 50 }, (_, at) => `apps/${at}`);
    const agents = folders.map(() => anAgent({ sources: [aSource({ path: 'apps/{{name}}' })] }));
    const coverage = agentCoverage(
      anInventory({ agents, files: someFiles(...folders.map((folder) => `${folder}/a.yaml`)) }),
    );
    const answers = new Set(folders.map((folder) => coverage.agentsOf(`${folder}/a.yaml`)));
    expect([...answers].map((answer) => answer.length)).toEqual([50]);
  });

  it('gives the files of a base one answer, however many overlays take the base in', () => {
    const overlays = Array.from({ length: 300 }, (_, at) => `clusters/${at}`);
    const files = Array.from({ length: 300 }, (_, at) => `base/${at}/a.yaml`);
    const kustomizations = [
      aKustomization('base', { resources: files }),
      ...overlays.map((folder) => aKustomization(folder, { takes: ['base'] })),
    ];
    const agents = overlays.map((path) => anAgent({ sources: [aSource({ path })] }));
    const coverage = agentCoverage(anInventory({ agents, kustomizations, files: someFiles(...files) }));
    const answers = new Set(files.map((path) => coverage.agentsOf(path)));
    expect([...answers].map((answer) => answer.length)).toEqual([300]);
  });

  it('tells files of a base apart that are delivered otherwise, too', () => {
    const agents = ['prod', 'plain', 'part'].map((path) => anAgent({ sources: [aSource({ path })] }));
    const kustomizations = [
      aKustomization('prod', { takes: ['base'] }),
      aKustomization('part', { resources: ['base/c.yaml'] }),
      aKustomization('base', { resources: ['base/a.yaml', 'plain/b.yaml', 'base/c.yaml'] }),
    ];
    const paths = ['base/a.yaml', 'plain/b.yaml', 'base/c.yaml', 'base/d.yaml'];
    const coverage = agentCoverage(anInventory({ agents, kustomizations, files: someFiles(...paths) }));
    expect(paths.map((path) => coverage.agentsOf(path).map((agent) => agents.indexOf(agent)))).toEqual([
      [0],
      [0, 1],
      [0, 2],
      [],
    ]);
  });

  it('keeps the order of agent objects, whichever way they reach a file', () => {
    const [first, second, third] = ['prod', 'apps/base', 'other'].map((path) =>
      anAgent({ sources: [aSource({ path })] }),
    );
    if (!first || !second || !third) throw new Error('three agent objects were made');
    const kustomizations = [
      aKustomization('prod', { takes: ['other'] }),
      aKustomization('other', { resources: ['apps/base/a.yaml'] }),
    ];
    const inventory = anInventory({
      agents: [first, second, third],
      kustomizations,
      files: someFiles('apps/base/a.yaml'),
    });
    expect(agentCoverage(inventory).agentsOf('apps/base/a.yaml')).toEqual([first, second, third]);
  });
});
