import { describe, expect, it } from 'vitest';
import { decisionRecords } from '@/lib/scan/indicators/decision-records';
import { anInventory, someFiles } from '../../../factories/inventory';

function detect(...paths: string[]) {
  return decisionRecords.detect(anInventory({ files: someFiles(...paths) }));
}

describe('lib/scan/indicators/decision-records.ts', () => {
  it.each([
    'docs/adr/0001-use-flux.md',
    'adr/ADR-12-clusters.md',
    'docs/architecture/decisions/0003-secrets.adoc',
    'decisions/2024-05-02-one-repository.md',
    'docs/architecture-decision-records/007_naming.md',
    'doc/adr/networking/0002-mesh.md',
  ])('is present with %s', (path) => {
    expect(detect(path)).toMatchObject({ outcome: 'present', measures: { records: 1 }, marks: [{ path, line: 1 }] });
  });

  it.each([
    'docs/adr/README.md',
    'docs/adr/0000-template.md',
    'docs/adr/template.md',
    'apps/decisions/deployment.yaml',
    'quadrant/0001-use-flux.md',
    'docs/0001-notes.md',
  ])('is absent with %s alone', (path) => {
    expect(detect(path)).toMatchObject({ outcome: 'absent', measures: { records: 0 } });
  });

  it('counts records of documentation folders, not those of examples', () => {
    const [written, shown] = someFiles('docs/adr/0001-a.md', 'examples/adr/0001-a.md');
    if (!written || !shown) throw new Error('two files are made above');
    const files = [
      { ...written, notCounted: 'documentation' as const },
      { ...shown, notCounted: 'example' as const },
    ];
    expect(decisionRecords.detect(anInventory({ files })).measures).toEqual({ records: 1 });
  });

  it('says what was looked at', () => {
    expect(detect('README.md').searched).toMatchObject({ files: 1 });
  });
});
