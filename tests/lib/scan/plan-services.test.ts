import { describe, expect, it } from 'vitest';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { renderedDiff } from '@/lib/scan/indicators/rendered-diff';
import { planServices } from '@/lib/scan/plan-services';
import { anInventory, aTerraformFile, someFiles } from '@/tests/factories/inventory';

describe('lib/scan/plan-services.ts', () => {
  it.each([
    ['atlantis.yaml', 'Atlantis'],
    ['digger.yml', 'Digger'],
    ['.spacelift/config.yml', 'Spacelift'],
    ['env0.yml', 'env0'],
  ])('takes %s for a check and a diff of each pull request', (path, tool) => {
    const inventory = anInventory({ files: someFiles(path), terraform: [aTerraformFile('a.tf')] });
    expect(planServices(inventory)).toMatchObject([{ tool, mark: { path } }]);
    expect(manifestValidation.detect(inventory)).toMatchObject({
      outcome: 'present',
      measures: { pullRequestChecks: 1, checks: [`terraform plan (${tool})`] },
    });
    expect(renderedDiff.detect(inventory)).toMatchObject({ outcome: 'present', measures: { tools: [tool] } });
  });

  it('takes files of these names elsewhere for none', () => {
    expect(planServices(anInventory({ files: someFiles('charts/atlantis.yaml') }))).toEqual([]);
  });
});
