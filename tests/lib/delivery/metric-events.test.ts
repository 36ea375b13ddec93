import { describe, expect, it } from 'vitest';
import { listFailures } from '@/lib/delivery/failure-list';
import { eventsBehind } from '@/lib/delivery/metric-events';
import { deliveryReport, deliveryTrace, window } from '@/tests/factories/delivery-view';

const report = deliveryReport();
const failures = listFailures(deliveryTrace(), { window, tier: 'production', services: null });
const all = { from: null, to: null };

describe('lib/delivery/metric-events.ts', () => {
  it('lists as many events as each metric counts, newest first', () => {
    const { metrics } = report;
    const deployments = eventsBehind({ report, failures }, { metric: 'deployment-frequency', ...all });
    expect(deployments.kind === 'deployments' && deployments.deployments.map(({ id }) => id)).toEqual(
      Array.from({ length: metrics.deploymentFrequency.count }, (_, index) => `d-${23 - index}`),
    );
    const changes = eventsBehind({ report, failures }, { metric: 'change-lead-time', ...all });
    expect(changes.kind === 'changes' && changes.changes).toHaveLength(metrics.changeLeadTime.count);
    const failed = eventsBehind({ report, failures }, { metric: 'change-fail-rate', ...all });
    expect(failed.kind === 'failures' && failed.failures.map(({ deployment }) => deployment)).toEqual(['d-19', 'd-5']);
    const rework = eventsBehind({ report, failures }, { metric: 'deployment-rework-rate', ...all });
    expect(rework.kind === 'deployments' && rework.deployments).toHaveLength(metrics.deploymentReworkRate.rework);
  });

  it('narrows to days, the last one not included', () => {
    const days = { from: '2026-08-24', to: '2026-08-31' };
    const week = eventsBehind({ report, failures }, { metric: 'deployment-frequency', ...days });
    expect(week.kind === 'deployments' && week.deployments.map(({ id }) => id)).toEqual(['d-1', 'd-0']);
  });
});
