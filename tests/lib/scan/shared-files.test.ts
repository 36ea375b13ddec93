import { describe, expect, it } from 'vitest';
import { filesByCluster } from '@/lib/scan/shared-files';
import { anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const taken = (files: Record<string, string>): string[] =>
  filesByCluster(inventoryOf(files)).map(
    ({ definition, cluster, place }) => `${cluster}: ${definition} (${place.path})`,
  );

describe('lib/scan/shared-files.ts', () => {
  it('tells bases at the place of their kustomization, and folders without one at that of the agent object', () => {
    const files = {
      'eu.yaml': anApplication('eu', '{}', { path: 'web', destination: '{name: eu}' }),
      'us.yaml': anApplication('us', '{}', { path: './mail', destination: '{name: us}' }),
      'web/kustomization.yaml': 'resources: ["https://git.example.org/platform/bases//web?ref=v1"]\n',
      'mail/mail.yaml': 'a: 1\n',
    };
    expect(taken(files).sort()).toEqual([
      'eu: base web (web/kustomization.yaml)',
      'eu: remote https://git.example.org/platform/bases//web (web/kustomization.yaml)',
      'us: base mail (us.yaml)',
    ]);
  });

  it('tells values and variables by the clusters that the repository names, where these are several', () => {
    const files = (names: string[]) => ({
      ...Object.fromEntries(names.map((name) => [`clusters/${name}/a.yaml`, 'a: 1\n'])),
      'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'a: 1\n',
      'shop/values-eu.yaml': 'a: 1\n',
      'shop/values-large.yaml': 'a: 1\n',
      'tf/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
      'tf/vars/us.tfvars': 'a = 1\n',
      'tf/vars/common.tfvars': 'a = 1\n',
    });
    expect(taken(files(['eu', 'us']))).toEqual(['eu: chart shop (shop/Chart.yaml)', 'us: terraform tf (tf/main.tf)']);
    expect(taken(files(['eu']))).toEqual([]);
  });
});
