import { describe, expect, it } from 'vitest';
import { infrastructureCode } from '@/lib/scan/indicators/infrastructure-code';
import { anInventory, aTerraformFile, someFiles } from '../../../factories/inventory';

const resources = [{ type: 'aws_vpc', name: 'main', line: 1 }];

describe('lib/scan/indicators/infrastructure-code.ts', () => {
  it('is present with a root', () => {
    const terraform = [
      aTerraformFile('live/main.tf', { backend: 's3' }),
      aTerraformFile('modules/a/main.tf', { resources }),
    ];
    expect(infrastructureCode.detect(anInventory({ terraform }))).toMatchObject({
      outcome: 'present',
      measures: { tools: ['terraform'], roots: 1, modules: 1 },
      marks: [{ path: 'live/main.tf', note: 'terraform root with s3 state' }, { path: 'modules/a/main.tf' }],
    });
  });

  it('is partial where modules stand alone', () => {
    const terraform = [aTerraformFile('main.tf', { resources })];
    expect(infrastructureCode.detect(anInventory({ terraform }))).toMatchObject({
      outcome: 'partial',
      measures: { roots: 0, modules: 1 },
    });
  });

  it('is absent without any, and does not count tests', () => {
    const terraform = [aTerraformFile('tests/main.tf', { backend: 's3', counted: false })];
    const files = someFiles('tests/cdk.json').map((file) => ({ ...file, notCounted: 'test' as const }));
    expect(infrastructureCode.detect(anInventory({ terraform, files }))).toMatchObject({
      outcome: 'absent',
      searched: { files: 10 },
    });
  });
});
