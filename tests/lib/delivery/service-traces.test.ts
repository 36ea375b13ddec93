import { describe, expect, it } from 'vitest';
import type { DeliverySelection } from '@/lib/delivery/measure-delivery';
import { traceServices } from '@/lib/delivery/service-traces';
import { change, commit, deployment, trace } from '@/tests/lib/delivery/event-file';

const selection: DeliverySelection = {
  window: { from: Date.parse('2026-08-04'), to: Date.parse('2026-11-02') },
  tier: 'production',
  services: null,
  includeBots: false,
  timeZone: 'UTC',
};
const openedAt = '2026-07-01T12:00:00Z';
const history = [commit('a1', []), commit('b2', ['a1'])];
const deployments = [deployment('d-1', 'a1', '2026-10-01T10:00:00Z'), deployment('d-2', 'b2', '2026-10-05T10:00:00Z')];
const endsOf = (...events: object[]) =>
  traceServices(trace([...history, ...events]), selection).map(({ service, end }) => [service, end]);

describe('lib/delivery/service-traces.ts', () => {
  it('follows the running version over commit and pull request to the work item', () => {
    const told = change('shop#1', 'b2', { openedAt, workItems: ['SHOP-12'] });
    expect(endsOf(told, ...deployments)).toEqual([['shop', 'work-item']]);
  });

  it('looks at what runs now, not at what ran before', () => {
    const told = change('shop#1', 'b2', { openedAt, workItems: ['SHOP-12'] });
    const back = deployment('d-3', 'a1', '2026-10-06T10:00:00Z');
    expect(endsOf(told, ...deployments, back)).toEqual([['shop', 'unknown-pull-request']]);
  });

  it('takes an environment that is spelled otherwise for the same one', () => {
    const told = change('shop#1', 'b2', { openedAt, workItems: ['SHOP-12'] });
    const before = deployment('d-0', 'v42', '2026-10-02T10:00:00Z', { environment: 'PRODUCTION' });
    expect(endsOf(told, before, ...deployments)).toEqual([['shop', 'work-item']]);
  });

  it('takes a pull request that names no work item for a break, and one of which nothing is told for none', () => {
    expect(endsOf(change('shop#1', 'b2', { openedAt, workItems: [] }), ...deployments)).toEqual([
      ['shop', 'no-work-item'],
    ]);
    expect(endsOf(change('shop#1', 'b2', { openedAt }), ...deployments)).toEqual([['shop', 'unknown-work-item']]);
  });

  it('does not know the pull request of a change whose event tells of none', () => {
    expect(endsOf(change('shop#1', 'b2'), ...deployments)).toEqual([['shop', 'unknown-pull-request']]);
  });

  it('takes a commit without a pull request for a break where pull requests were told of before it', () => {
    const before = change('shop#1', 'a1', { openedAt, mergedAt: '2026-07-01T13:00:00Z' });
    const later = { committedAt: '2026-07-03T00:00:00Z' };
    const third = deployment('d-3', 'c3', '2026-10-06T10:00:00Z');
    expect(endsOf(before, commit('c3', ['b2'], later), ...deployments, third)).toEqual([['shop', 'no-pull-request']]);
    expect(endsOf(commit('c3', ['b2'], later), ...deployments, third)).toEqual([['shop', 'unknown-pull-request']]);
    const byBot = commit('c3', ['b2'], { ...later, authorIsBot: true });
    expect(endsOf(before, byBot, ...deployments, third)).toEqual([['shop', 'unknown-pull-request']]);
  });

  it('does not know a revision that is in no known history', () => {
    expect(endsOf(deployment('d-1', 'v42', '2026-10-01T10:00:00Z'))).toEqual([['shop', 'unknown-commit']]);
  });

  it('tells of each service once, of the environment where the thread ends soonest, by name', () => {
    const told = change('shop#1', 'b2', { openedAt, workItems: ['SHOP-12'] });
    const elsewhere = deployment('e-1', 'v42', '2026-10-05T11:00:00Z', { environment: 'production-us' });
    const other = deployment('o-1', 'v1', '2026-10-05T11:00:00Z', { service: 'basket' });
    expect(endsOf(told, ...deployments, elsewhere, other)).toEqual([
      ['basket', 'unknown-commit'],
      ['shop', 'unknown-commit'],
    ]);
  });
});
