import { describe, expect, it } from 'vitest';
import { driftDetection } from '@/lib/scan/indicators/drift-detection';
import { scheduledApplies } from '@/lib/scan/scheduled-applies';
import { anInventory } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/a.yml';
const pipelines = (run: string, on = '{schedule: [{cron: "0 4 * * *"}]}') => pipelinesOf({ [PATH]: workflow(on, run) });

describe('lib/scan/scheduled-applies.ts', () => {
  it.each(['terraform apply -auto-approve', 'ansible-playbook site.yml', 'pulumi up --yes'])(
    'takes %s by a clock, and not after a push',
    (run) => {
      expect(scheduledApplies(pipelines(run))).toMatchObject([{ path: PATH, line: 6 }]);
      expect(scheduledApplies(pipelines(run, '{push: {branches: [main]}}'))).toEqual([]);
    },
  );

  it('takes no run that looks only, or brings in what no file declares', () => {
    for (const run of ['terraform plan', 'npx renovate', 'kubectl set image deploy/a a=b'])
      expect(scheduledApplies(pipelines(run))).toEqual([]);
  });

  it('puts drift right where no agent is', () => {
    const detect = (run: string) => driftDetection.detect(anInventory({ pipelines: pipelines(run) }));
    expect(detect('terraform apply -auto-approve')).toMatchObject({ outcome: 'present', marks: [{ path: PATH }] });
    expect(detect('terraform plan -detailed-exitcode').outcome).toBe('partial');
    expect(detect('npm test').outcome).toBe('not-applicable');
  });
});
