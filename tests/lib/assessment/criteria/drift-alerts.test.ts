import { describe, expect, it } from 'vitest';
import { driftAlerts } from '@/lib/assessment/criteria/drift-alerts';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudgesFacts, judgeConnected } from '@/tests/lib/assessment/judge-facts';

const drift = (alerts: boolean, medianMinutes: number | null) => runtimeFacts({ outOfSync: { alerts, medianMinutes } });

describe('lib/assessment/criteria/drift-alerts.ts', () => {
  itJudgesFacts(driftAlerts, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where the team is alerted within the hour', [drift(true, 59)], 'met'],
    [
      'is partly met where applications are out of sync for an hour',
      [drift(true, 60)],
      'partly-met',
      /60 minutes.*under 60/,
    ],
    ['is partly met where nobody is alerted', [drift(false, 5)], 'partly-met', /alerts nobody/],
    ['is not met where neither is so', [drift(false, 90)], 'not-met'],
    ['is unknown where the time was not measured', [drift(true, null)], 'unknown', /time out of sync/],
  ]);

  const declared = (outcome: 'present' | 'partial' | 'absent') => {
    const facts = repositoryFacts();
    return { ...facts, indicators: [...facts.indicators, finding('agent-notifications', outcome)] };
  };
  const alertsOf = (outcome: 'present' | 'partial' | 'absent', ...facts: ReturnType<typeof drift>[]) =>
    judgeConnected(driftAlerts, facts, [declared(outcome)]).parts?.[0]?.outcome;

  it('takes notifications that are declared in Git for the first part, and leaves the time open', () => {
    expect(judgeConnected(driftAlerts, [], [declared('present')])).toMatchObject({
      outcome: 'unknown',
      parts: [{ outcome: 'met' }, { outcome: 'unknown' }],
    });
    expect(alertsOf('partial')).toBe('partly-met');
    expect(alertsOf('absent')).toBe('unknown');
  });

  it('lets what runs have the last word', () => {
    expect(alertsOf('present', drift(false, 5))).toBe('not-met');
    expect(alertsOf('partial', drift(true, 5))).toBe('met');
  });
});
