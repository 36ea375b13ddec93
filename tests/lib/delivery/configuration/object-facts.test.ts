import { describe, expect, it } from 'vitest';
import { versionsIn } from '@/tests/factories/versions-in';

describe('lib/delivery/configuration/object-facts.ts', () => {
  it('reads the images in files that a ConfigMap holds, and none of their other versions', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: runner\ndata:\n  pod.yaml: |\n    version: 1.2.3\n    containers:\n      - name: main\n        image: r/runner:v4\n  notes: |\n    image: r/other:1\n';
    expect(versionsIn('prod/runner.yaml', text)).toEqual(['10 runner v4']);
  });

  it('reads the images in files that a release holds among its values', () => {
    const text =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: runner\nspec:\n  values:\n    pods:\n      default.yaml: |-\n        version: 1.2.3\n        containers:\n          - image: r/runner:v4\n';
    expect(versionsIn('prod/runner.yaml', text)).toEqual(['11 runner v4']);
  });

  it('reads the version of an App of a catalog', () => {
    const text =
      'apiVersion: application.giantswarm.io/v1alpha1\nkind: App\nmetadata:\n  name: dex\nspec:\n  catalog: stable\n  name: dex-app\n  version: 2.2.2\n';
    expect(versionsIn('prod/dex.yaml', text)).toEqual(['8 dex 2.2.2']);
  });
});
