import { describe, expect, it, vi } from 'vitest';
import * as generatorPaths from '@/lib/scan/documents/generator-paths';
import { agentsOf } from '@/tests/factories/scanned-files';

const set = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: ${name}}\nspec:\n  generators: [{git: {directories: [{path: 'apps/*/*'}]}}]\n  template: {metadata: {name: x}, spec: {project: p, source: {repoURL: x, path: '{{path}}'}, destination: {name: in-cluster}}}\n`;
const workload = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {}\n';

describe('lib/scan/documents/agent-environments.ts', () => {
  it('looks through the folders of environments once for a pattern, however many ApplicationSets read by it', () => {
    const looks = vi.spyOn(generatorPaths, 'leadsThrough');
    const folders = ['shop/staging', 'shop/production', 'cart/staging', 'cart/production'];
    const environmentsOf = (sets: number): string[][] => {
      looks.mockClear();
      const files = [
        ...folders.map((folder) => [`apps/${folder}/a.yaml`, workload]),
        ...Array.from({ length: sets }, (_, at) => [`sets/${at}.yaml`, set(`set-${at}`)]),
      ];
      return agentsOf(Object.fromEntries(files)).map(({ environments }) => environments.toSorted());
    };
    expect(environmentsOf(1)).toEqual([['production', 'staging']]);
    const once = looks.mock.calls.length;
    expect(environmentsOf(8)).toEqual(Array(8).fill(['production', 'staging']));
    expect(once).toBeGreaterThan(0);
    expect(looks.mock.calls.length).toBe(once);
  });
});
