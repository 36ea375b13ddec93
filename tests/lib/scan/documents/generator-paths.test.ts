import { describe, expect, it } from 'vitest';
import { filledPatterns, generatorPatterns, leadsThrough } from '@/lib/scan/documents/generator-paths';
import type { JsonValue } from '@/lib/scan/documents/json';

describe('lib/scan/documents/generator-paths.ts', () => {
  it('reads folders and the folders of files, also inside others, and leaves out what is excluded', () => {
    const git: JsonValue = {
      directories: [{ path: 'envs/*' }, { path: 'envs/old', exclude: true }],
      files: [{ path: 'clusters/*/config.json' }],
    };
    const spec = { generators: [{ matrix: { generators: [{ git }, { clusters: {} }] } }] };
    expect(generatorPatterns({ spec })).toEqual(['envs/*', 'clusters/*']);
  });

  it('reads the folders that parameters lead to, save those of the generator itself', () => {
    const sources = ['clusters/{{name}}', '{{path}}', '{{ .path.path }}/x', 'addons/dns', '{{name}}'];
    expect(filledPatterns(sources, [])).toEqual(['clusters/*']);
    const files = [
      '$values/envs/{{ .metadata.labels.env }}/dns.yaml',
      '../../clusters/{{name}}/values.yaml',
      'values.yaml',
    ];
    expect(filledPatterns([], files)).toEqual(['envs/*', 'clusters/*']);
  });

  it.each([
    ['envs/*', 'envs/prod-eu', true],
    ['apps/*/envs/*', 'apps/web/envs', true],
    ['envs/prod/apps/*', 'envs/prod', true],
    ['apps/**/prod', 'apps/web/deep/prod', true],
    ['apps/*', 'apps/web/overlays/prod', false],
    ['envs/prod/*', 'envs/staging', false],
  ])('tells that %s leads through %s: %s', (pattern, folder, leads) => {
    expect(leadsThrough(pattern, folder)).toBe(leads);
  });
});
