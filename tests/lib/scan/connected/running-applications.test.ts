import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'running-applications';

describe('lib/scan/connected/running-applications.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts what the agents keep in production, over all of them', () => {
    const facts = [
      runtimeFacts({ applications: { total: 10, automaticSync: 9, selfCorrecting: 8 } }),
      runtimeFacts({ system: 'flux', environment: 'prod-2', applications: { total: 4, selfCorrecting: 4 } }),
      runtimeFacts({ environment: 'dev', tier: 'development', applications: { total: 99 } }),
    ];
    expect(observeOne(ID, facts)).toMatchObject({
      outcome: 'present',
      measures: {
        applications: 14,
        environments: ['prod', 'prod-2'],
        automaticSync: 9,
        automaticSyncOf: 10,
        automaticSyncUnread: 1,
        selfCorrecting: 12,
        selfCorrectingOf: 14,
        selfCorrectingUnread: 0,
      },
    });
  });

  it('names the environments before production that the same agents keep', () => {
    const applications = { total: 3 };
    const facts = [
      runtimeFacts({ applications }),
      runtimeFacts({ environment: 'staging', tier: 'staging', applications }),
      runtimeFacts({ environment: 'dev', tier: 'development', system: 'flux', applications }),
      runtimeFacts({ environment: 'test', tier: 'testing', applications: { total: 0 } }),
    ];
    expect(observeOne(ID, facts).measures.lowerEnvironments).toEqual(['staging']);
  });

  it('takes no other system for an agent', () => {
    expect(observeOne(ID, [runtimeFacts({ system: 'ci', applications: { total: 3 } })]).outcome).toBe('unknown');
  });

  it('is absent where the agents keep nothing in production', () => {
    expect(observeOne(ID, [runtimeFacts({ applications: { total: 0 } })])).toMatchObject({
      outcome: 'absent',
      searched: { what: ['applications as they run'] },
    });
  });

  it('tells where and when it was seen', () => {
    const [place] = observeOne(ID, [runtimeFacts({ applications: { total: 3, healthy: 2 } })]).evidence;
    expect(place).toMatchObject({
      repository: '',
      note: '3 applications, 2 healthy',
      source: { name: 'Argo CD in prod: applications', asOf: '2026-11-19T08:00:00Z' },
    });
  });
});
