import { describe, expect, it } from 'vitest';
import { crowdedFiles } from '@/lib/scan/crowded-files';

const others = ['shop', 'cart', 'mail', 'search', 'users', 'logs'];

function filesIn(folder: string, ...names: string[]): string[] {
  return names.map((name) => `${folder}/${name}.yaml`);
}

describe('lib/scan/crowded-files.ts', () => {
  it('finds the one file with the name of an environment among many others', () => {
    expect([...crowdedFiles([...filesIn('namespaces', 'dev', ...others), 'env/dev.yaml'])]).toEqual([
      'namespaces/dev.yaml',
    ]);
  });

  it('finds none beside another environment, among few others, or in a folder of settings', () => {
    expect(crowdedFiles(filesIn('namespaces', 'dev', 'prod', ...others)).size).toBe(0);
    expect(crowdedFiles(filesIn('namespaces', 'dev', 'kustomization', ...others.slice(1))).size).toBe(0);
    expect(crowdedFiles(filesIn('app/config', 'dev', ...others)).size).toBe(0);
  });

  it('takes little time for thousands of files that are called like environments', () => {
    const rings = Array.from({ length: 60_000 }, (_, at) => `ring-${at}`);
    const started = performance.now();
    expect(crowdedFiles(filesIn('namespaces', ...rings)).size).toBe(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('leaves names that say more alone', () => {
    expect(crowdedFiles(filesIn('chart', 'values-dev', ...others)).size).toBe(0);
  });
});
