import { describe, expect, it } from 'vitest';
import { listFailures } from '@/lib/delivery/failure-list';
import { DAY, deliveryReport, deliveryTrace, window } from '@/tests/factories/delivery-view';

const selection = { window, tier: 'production', services: null } as const;

describe('lib/delivery/failure-list.ts', () => {
  it('lists as many failures as the rates count, with their ends', () => {
    const failures = listFailures(deliveryTrace(), selection);
    const { changeFailRate, failedDeploymentRecoveryTime } = deliveryReport().metrics;
    expect(failures).toHaveLength(changeFailRate.failed);
    expect(failures.filter(({ isOpen }) => isOpen)).toHaveLength(failedDeploymentRecoveryTime.open);
    expect(failures.map(({ deployment }) => deployment)).toEqual(['d-5', 'd-19']);
    const [first] = failures;
    expect(first && first.recoveredAt !== null && first.recoveredAt - first.failedAt).toBe(7_200_000);
  });

  it('keeps to the window, the tier and the services that are asked for', () => {
    const trace = deliveryTrace();
    expect(listFailures(trace, { ...selection, tier: 'staging' })).toEqual([]);
    expect(listFailures(trace, { ...selection, services: ['till'] })).toEqual([]);
    expect(listFailures(trace, { ...selection, services: ['shop'] })).toHaveLength(2);
    const early = { from: window.from, to: window.from + 30 * DAY };
    expect(listFailures(trace, { ...selection, window: early })).toHaveLength(1);
  });
});
