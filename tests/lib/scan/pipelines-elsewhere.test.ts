import { describe, expect, it } from 'vitest';
import { continuousIntegration } from '@/lib/scan/indicators/continuous-integration';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { renderedDiff } from '@/lib/scan/indicators/rendered-diff';
import { pipelinesElsewhere } from '@/lib/scan/pipelines-elsewhere';
import { anAgent, anInventory, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const agents = [anAgent()];

describe('lib/scan/pipelines-elsewhere.ts', () => {
  it.each([
    ['.gitreview', 'Gerrit'],
    ['.zuul.yaml', 'Zuul'],
    ['zuul.d/jobs.yaml', 'Zuul'],
  ])('leaves pipelines open where %s tells of %s', (path, system) => {
    const inventory = anInventory({ files: someFiles(path), agents });
    expect(pipelinesElsewhere(inventory)?.marks).toMatchObject([{ path, note: `changes go through ${system}` }]);
    for (const indicator of [continuousIntegration, manifestValidation, renderedDiff]) {
      expect(indicator.detect(inventory).outcome).toBe('unknown');
    }
  });

  it('believes pipelines that are here, and no file of another folder', () => {
    const pipelines = pipelinesOf({ '.github/workflows/ci.yml': workflow('pull_request', 'go test ./...') });
    const files = someFiles('.gitreview');
    expect(pipelinesElsewhere(anInventory({ files, pipelines, agents }))).toBeNull();
    expect(manifestValidation.detect(anInventory({ files, pipelines, agents })).outcome).toBe('absent');
    expect(
      pipelinesElsewhere(anInventory({ files: someFiles('vendor-code/.gitreview', 'zuul.md'), agents })),
    ).toBeNull();
  });
});
