import { describe, expect, it } from 'vitest';
import { change, commit, deployment, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const events = [
  commit('a', []),
  commit('b', ['a']),
  change('C', 'b'),
  deployment('d-1', 'a', '2026-10-05T10:00:00Z'),
  deployment('d-2', 'b', '2026-10-06T10:00:00Z'),
  deployment('w-1', 'a', '2026-10-06T09:00:00Z', { service: 'web' }),
  deployment('s-1', 'b', '2026-10-06T11:00:00Z', { environment: 'staging' }),
  deployment('f-1', 'c', '2026-10-06T12:00:00Z', { result: 'failed' }),
];

function cause(facts: object, incident = { service: 'shop', openedAt: '2026-10-20T10:00:00Z' }) {
  const report = measure(trace([...events, { type: 'incident', id: 'I', ...incident, ...facts }]));
  return report.incidents[0]?.deployment;
}

const opened = (openedAt: string, service = 'shop') => cause({}, { service, openedAt });

describe('lib/delivery/incident-links.ts', () => {
  it('links with the latest production deployment of the service within a day', () => {
    expect(opened('2026-10-06T10:00:00Z')).toBe('d-2');
    expect(opened('2026-10-06T09:59:59Z')).toBe('d-1');
    // Neither staging nor a failed deployment runs in production.
    expect(opened('2026-10-06T12:30:00Z')).toBe('d-2');
    expect(opened('2026-10-07T10:00:00Z')).toBe('d-2');
    expect(opened('2026-10-07T10:00:01Z')).toBeNull();
    expect(opened('2026-10-05T09:00:00Z')).toBeNull();
    expect(opened('2026-10-06T12:30:00Z', 'web')).toBe('w-1');
    expect(opened('2026-10-06T12:30:00Z', 'mail')).toBeNull();
    expect(cause({ service: undefined }, { service: '', openedAt: '2026-10-06T12:30:00Z' })).toBeNull();
  });

  it('lets the organization set the limit', () => {
    const incident = { type: 'incident', id: 'I', service: 'shop', openedAt: '2026-10-06T12:00:01Z' };
    const rules = { tiers: [], hotfixes: { branches: [], labels: [] }, fixDays: 7, linkHours: 2 };
    expect(measure(trace([...events, incident], { rules })).incidents).toEqual([{ id: 'I', deployment: null }]);
  });

  it('takes what it names before what is near', () => {
    expect(cause({ deployment: 'd-1' })).toBe('d-1');
    expect(cause({ labels: ['sev-1', 'deployment:d-1'] })).toBe('d-1');
    expect(cause({ labels: ['d-2'] })).toBe('d-2');
    // The deployment that carries the commit; of one that set the base, the deployment of it.
    expect(cause({ commit: 'b' })).toBe('d-2');
    expect(cause({ commit: 'a' })).toBe('d-1');
    expect(cause({ commit: 'a', service: 'web' })).toBe('w-1');
    expect(cause({ deployment: 's-1' })).toBe('s-1');
  });

  it('does not guess where it names what no event tells of', () => {
    const incident = { type: 'incident', id: 'I', service: 'shop', openedAt: '2026-10-06T12:00:00Z' };
    for (const name of [{ deployment: 'gone' }, { commit: 'gone' }]) {
      const report = measure(trace([...events, { ...incident, ...name }]));
      expect(report.incidents).toEqual([{ id: 'I', deployment: null }]);
      expect(leftOut(report)).toMatchObject({ unlinkedIncidents: 1, unknownReferences: 1 });
    }
    const remedy = measure(trace([...events, { ...incident, remedy: 'gone' }]));
    expect(remedy.incidents).toEqual([{ id: 'I', deployment: 'd-2' }]);
    expect(leftOut(remedy)).toMatchObject({ unknownReferences: 1 });
  });

  it('takes the deployment, or the change, that it names as the remedy for a fix', () => {
    const incident = { type: 'incident', id: 'I', openedAt: '2026-10-05T12:00:00Z', deployment: 'd-1' };
    for (const remedy of ['d-2', 'C']) {
      const { deployments, metrics } = measure(trace([...events, { ...incident, remedy }]), { services: ['shop'] });
      expect(deployments.map(({ kind, failed }) => [kind, failed])).toEqual([
        ['planned', true],
        ['fix', false],
      ]);
      expect(metrics.failedDeploymentRecoveryTime.medianSeconds).toBe(24 * 3600);
    }
  });
});
