import { describe, expect, it } from 'vitest';
import { deployment, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const at = (hour: number) => new Date(Date.parse('2026-10-05T10:00:00Z') + hour * 3_600_000).toISOString();
const incident = (id: string, facts: object) => ({ type: 'incident', id, openedAt: at(1), deployment: '1', ...facts });
const recovery = (hour: number, name = '1') => ({
  type: 'recovery',
  deployment: name,
  recoveredAt: at(hour),
  by: 'manual',
});

/** Of a deployment that finished at hour 0: hours to its recovery. */
function recovered(...events: object[]) {
  const report = measure(trace([deployment('1', 'v1.0.0', at(0)), ...events]));
  const { count, open, medianSeconds } = report.metrics.failedDeploymentRecoveryTime;
  return { failed: report.metrics.changeFailRate.failed, count, open, hours: medianSeconds && medianSeconds / 3600 };
}

describe('lib/delivery/failures.ts', () => {
  it('ends a failure at the first of resolution, recovery and deployment', () => {
    const fix = deployment('2', 'v1.0.1', at(5), { kind: 'fix' });
    const all = [incident('I', { resolvedAt: at(4) }), recovery(3), fix];
    expect(recovered(...all)).toEqual({ failed: 1, count: 1, open: 0, hours: 3 });
    expect(recovered(incident('I', { resolvedAt: at(4) }), fix).hours).toBe(4);
    expect(recovered(incident('I', {}), fix).hours).toBe(5);
    expect(recovered(recovery(9), recovery(7)).hours).toBe(7);
  });

  it('takes the last resolution of several incidents, and none while one is open', () => {
    const [first, second] = [incident('I', { resolvedAt: at(4) }), incident('J', { resolvedAt: at(6) })];
    expect(recovered(first, second)).toEqual({ failed: 1, count: 1, open: 0, hours: 6 });
    expect(recovered(first, second, incident('K', {}))).toEqual({ failed: 1, count: 0, open: 1, hours: null });
  });

  it('drops an end that lies before the deployment, which is neither open nor recovered', () => {
    expect(recovered(recovery(-1))).toEqual({ failed: 1, count: 0, open: 0, hours: null });
    expect(recovered(recovery(-1), recovery(2))).toEqual({ failed: 1, count: 1, open: 0, hours: 2 });
    expect(leftOut(measure(trace([deployment('1', 'a', at(0)), recovery(-1)])))).toMatchObject({ negativeSpans: 1 });
  });

  it('counts no failure of a deployment that never ran', () => {
    const failed = deployment('2', 'v2', at(1), { result: 'failed' });
    expect(recovered(failed, recovery(2, '2'))).toEqual({ failed: 0, count: 0, open: 0, hours: null });
  });
});
