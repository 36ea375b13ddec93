import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowBefore } from '@/lib/delivery/measure-delivery';
import { change, commit, deployment, everyRuleText, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const HOUR = 3600;
const everyRule = () => measure(trace(everyRuleText()));

describe('lib/delivery/measure-delivery.ts, for a file that covers every rule', () => {
  it('tells kind, failure, predecessor and changes of each deployment', () => {
    const rows = everyRule().deployments.map(({ id, kind, failed, previous, changes }) =>
      [id, kind, failed ? 'failed' : 'fine', previous, changes.join(' ')].join(' | '),
    );
    expect(rows).toEqual([
      // d-base, on 3 August, is before the window: it sets the base. This one is at the window's first moment, which belongs to it.
      'd-from | planned | fine | d-base | C0',
      // s1 (C1, a squash) and s2 (C2, a merge of b1 and b2, of which C2 lists b1 alone). A recovery event marks it.
      'd-1 | planned | failed | d-from | C2 C1',
      // d-2 (s3) failed in the pipeline and does not move the base, so s3 (C3) comes with s4, a commit without a pull request.
      // argo-3 (another source) and d-3r (a retry the day after) tell of the same revision and are none of their own.
      'd-3 | planned | fine | d-1 | s4 C3',
      // s5 merges s4, o1 and o2 at once: C4.
      'd-4 | planned | failed | d-3 | C4',
      // Back to s4, an ancestor of s5; that its record says "planned" does not hide it. It marks d-4.
      'd-5 | rollback | fine | d-4 | ',
      // From s4 to s6: s5 comes again, but C4 belongs to d-4. A fix marks it.
      'd-6 | planned | failed | d-5 | C5',
      // C7 comes from hotfix/pay, one day after d-6.
      'd-7 | fix | fine | d-6 | C7',
      // No commits known: v1.2.0, v1.3.0 (to two targets), and back to the lower version.
      'api-1 | planned | fine |  | ',
      'api-2 | planned | failed | api-1 | ',
      'api-3 | rollback | fine | api-2 | ',
      // w2 reverts w1, the commit that web-2 deployed.
      'web-1 | planned | fine |  | ',
      'web-2 | planned | failed | web-1 | w1',
      'web-3 | rollback | fine | web-2 | w2',
      // C8 has the label hotfix, but the deployment before is 40 days away. d-10 names it as what it fixes.
      'd-8 | planned | failed | d-7 | C8',
      // Its previousRevision is s7: d-7 wins over the chain. C8 comes again and belongs to d-8.
      'd-9 | planned | fine | d-7 | C9',
      // Its record says fix, and fixes d-8: d-9, which it replaces, is not marked.
      'd-10 | fix | fine | d-9 | C10',
      // A recovery by flag marks it, and is no deployment.
      'd-11 | planned | failed | d-10 | C11',
      // INC-1 opened 10 hours after it, INC-2 names it.
      'd-12 | planned | failed | d-11 | C12',
      // INC-3 names its commit s13, INC-4 its id in a label.
      'd-13 | planned | failed | d-12 | C13',
      // INC-3 names its change C14 as the remedy.
      'd-14 | fix | fine | d-13 | C14',
      // s16, five minutes later s15, seven minutes later s17: two builds whose order crossed.
      'd-15 | planned | fine | d-14 | C16 C15',
      'd-16 | planned | fine | d-15 | ',
      // From s15 to s17: C16 comes again and belongs to d-15.
      'd-17 | planned | fine | d-16 | C17',
      // INC-5 opened two hours after it and is not resolved.
      'd-18 | planned | failed | d-17 | C18',
      // d-19 was cancelled; d-20 is at the window's end, which does not belong to it; d-21 is later than now.
    ]);
  });

  it('tells the stages of each change', () => {
    const hours = (seconds: number | null) => (seconds === null ? '–' : seconds / HOUR);
    const rows = everyRule().changes.map((each) =>
      [
        each.id,
        each.deployment,
        ...[each.codingSeconds, each.pickupSeconds, each.reviewSeconds, each.deploySeconds].map(hours),
        hours(each.leadTimeSeconds),
      ].join(' '),
    );
    expect(rows).toEqual([
      // coding, pickup, review, deploy and their sum, in hours
      'C0 d-from 1 1 1 1 4',
      // Opened one hour after its first commit, a draft for two more: ready after 3 hours.
      'C2 d-1 3 2 1 2 8',
      'C1 d-1 2 1 1 1 5',
      // Authored 6 hours and committed 3 hours before d-3; what only a pull request has is missing.
      's4 d-3 – – – 3 6',
      'C3 d-3 4 2 2 2 10',
      // Its first commit is the earlier of o1 and o2, of which commit events tell: 14 hours before.
      'C4 d-4 5 3 2 4 14',
      'C5 d-6 6 3 3 4 16',
      // No review by another person: pickup and review are missing, not zero. 1 + 2 hours open + 1.
      'C7 d-7 1 – – 1 4',
      'w1 web-2 – – – 10 30',
      'w2 web-3 – – – 1 2',
      'C8 d-8 8 4 3 5 20',
      'C9 d-9 9 4 4 5 22',
      'C10 d-10 10 5 4 5 24',
      // C11 is a bot's. The first commit of C12 says that it came after the deployment.
      'C12 d-12 – 1 1 1 –',
      'C13 d-13 12 5 5 6 28',
      'C14 d-14 2 5 5 6 18',
      'C16 d-15 5 6 6 8 25',
      'C15 d-15 4 6 5 7 22',
      'C17 d-17 6 6 6 2 20',
      // Nothing tells of its first commit.
      'C18 d-18 – 7 7 8 –',
    ]);
  });

  it('gives the five metrics', () => {
    const { metrics } = everyRule();
    expect(metrics).toEqual({
      deploymentFrequency: {
        // The list above: 18 of shop, 3 of api, 3 of web. 90 days are 90 / 7 weeks.
        count: 24,
        perWeek: 24 / (90 / 7),
        // Days in the complete weeks from Monday 10 August to Sunday 1 November: 2 3 0 3 3 0 0 1 2 1 3 2; the 4th of August is in none.
        // Sorted: 0 0 0 1 1 2 | 2 2 3 3 3 3.
        medianDaysPerWeek: 2,
        answer: 'weekly',
      },
      changeLeadTime: {
        // 20 changes above, without C12 and C18.
        count: 18,
        // Hours, sorted: 2 4 4 5 6 8 10 14 16 | 18 20 20 22 22 24 25 28 30. The median lies between 16 and 18.
        medianSeconds: 17 * HOUR,
        // Place 0.85 × 17 = 14.45, counted from 0: between 24 and 25.
        p85Seconds: 24.45 * HOUR,
        stages: {
          // 1 1 2 2 3 4 4 [5] 5 6 6 8 9 10 12
          coding: 5 * HOUR,
          // 1 1 1 2 2 3 3 4 | 4 5 5 5 6 6 6 7
          pickup: 4 * HOUR,
          // 1 1 1 1 2 2 3 3 | 4 4 5 5 5 6 6 7
          review: 3.5 * HOUR,
          // 1 1 1 1 1 2 2 2 3 4 | 4 5 5 5 6 6 7 8 8 10
          deploy: 4 * HOUR,
        },
      },
      // d-1, d-4, d-6, api-2, web-2, d-8, d-11, d-12, d-13, d-18.
      changeFailRate: { failed: 10, total: 24, share: 10 / 24 },
      failedDeploymentRecoveryTime: {
        // d-11 0.5 h by its flag, d-4 2 h by the rollback, d-6, api-2 and web-2 24 h, d-12 26 h by the later of its two resolutions,
        // d-13 45.5 h by the fix, though its incidents are open, d-8 192 h. The recovery of d-1 lies before it and is dropped.
        count: 8,
        // d-18.
        open: 1,
        // 0.5 2 24 24 | 24 26 45.5 192
        medianSeconds: 24 * HOUR,
      },
      // d-5, api-3, web-3; d-7, d-10, d-14.
      deploymentReworkRate: { rework: 6, total: 24, share: 6 / 24 },
    });
  });

  it('links incidents with their causes, and never across services or without a limit of time', () => {
    expect(everyRule().incidents).toEqual([
      { id: 'INC-1', deployment: 'd-12' },
      { id: 'INC-2', deployment: 'd-12' },
      { id: 'INC-3', deployment: 'd-13' },
      { id: 'INC-4', deployment: 'd-13' },
      { id: 'INC-5', deployment: 'd-18' },
      // The last deployment of web was 48 days before; that of shop, 2.5 hours before, is another service's.
      { id: 'INC-6', deployment: null },
      { id: 'INC-7', deployment: null },
    ]);
  });

  it('counts everything that is left out', () => {
    expect(leftOut(everyRule())).toEqual({
      // Half a line of JSON; a deployment without its end.
      refusedLines: 2,
      // The colour of INC-7.
      unknownFields: 1,
      // d-4 again; INC-1 again, this time with its end, which makes it the one event told in two ways.
      duplicates: 2,
      conflictingEvents: 1,
      // d-21.
      futureEvents: 1,
      // lagoon-1.
      unknownEnvironments: 1,
      // d-19.
      cancelledDeployments: 1,
      // d-2.
      failedDeployments: 1,
      // argo-3, d-3r, api-2b.
      joinedRecords: 3,
      // api-1 and web-1; d-base is before the window.
      firstDeployments: 2,
      // api-2 and api-3: versions, of which no commit is known.
      unknownRevisions: 2,
      // C98, whose merge no commit event tells of, and C99 on a branch that is not deployed. C19 came with d-20, after the window.
      undeployedChanges: 2,
      // C11.
      botChanges: 1,
      // C18.
      changesWithoutFirstCommit: 1,
      // Coding and lead time of C12, the recovery of d-1.
      negativeSpans: 3,
      // d-16.
      withheldRollbacks: 1,
      // INC-6 and INC-7.
      unlinkedIncidents: 2,
      // The recovery of the deployment "nobody".
      unknownReferences: 1,
    });
  });

  it('counts bots where it is asked to', () => {
    const report = measure(trace(everyRuleText()), { includeBots: true });
    expect(report.changes.find(({ id }) => id === 'C11')).toMatchObject({
      deployment: 'd-11',
      leadTimeSeconds: 4 * HOUR,
    });
    expect(report.metrics.changeLeadTime.count).toBe(19);
    expect(leftOut(report)).not.toHaveProperty('botChanges');
  });

  it('measures another tier, a service and another window from the same links', () => {
    const traced = trace(everyRuleText());
    const staging = measure(traced, { tier: 'staging' });
    // s2 set the base; s3 and s4 came with st-2.
    expect(staging.deployments.map(({ id, changes }) => [id, changes])).toEqual([
      ['st-1', []],
      ['st-2', ['s4', 'C3']],
    ]);
    expect(measure(traced, { services: ['api'] }).deployments.map(({ id }) => id)).toEqual(['api-1', 'api-2', 'api-3']);
    // Its incidents and its fix came after the window, and are known all the same.
    const day = measure(traced, { from: '2026-10-19', to: '2026-10-20' });
    expect(day.metrics.failedDeploymentRecoveryTime).toEqual({ count: 1, open: 0, medianSeconds: 26 * HOUR });
    const window = { from: Date.parse('2026-08-04'), to: Date.parse('2026-11-02') };
    expect(measure(traced, { window: windowBefore(window) }).deployments.map(({ id }) => id)).toEqual(['d-base']);
  });

  it('gives the same whatever the order of the lines, and however often they come', () => {
    const lines = everyRuleText().trimEnd().split('\n');
    const expected = everyRule();
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(measure(trace(shuffled.join('\n')))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(lines), (again) => {
        const report = measure(trace([...again, ...lines].join('\n')));
        expect({ ...report, leftOut: null }).toEqual({ ...expected, leftOut: null });
      }),
      { numRuns: 30 },
    );
  });
});

describe('lib/delivery/measure-delivery.ts', () => {
  it('gives no rates and no percentiles of a small sample, but its counts', () => {
    const { metrics } = measure(
      trace([
        commit('a', []),
        commit('b', ['a']),
        deployment('d-1', 'a', '2026-10-05T10:00:00Z'),
        deployment('d-2', 'b', '2026-10-06T10:00:00Z'),
      ]),
    );
    expect(metrics.deploymentFrequency.count).toBe(2);
    expect(metrics.changeLeadTime).toMatchObject({ count: 1, medianSeconds: null, p85Seconds: null });
    expect(metrics.changeLeadTime.reason).toContain('under 10 changes');
    expect(metrics.changeFailRate).toEqual({
      failed: 0,
      total: 2,
      share: null,
      reason: 'Small sample: under 10 deployments there are no rates.',
    });
    expect(metrics.failedDeploymentRecoveryTime).toMatchObject({ count: 0, medianSeconds: null });
  });

  it('gives a change to the first of several services that deploys it, and to each where it is asked alone', () => {
    const traced = trace([
      commit('a', []),
      commit('b', ['a']),
      change('C', 'b'),
      deployment('d-1', 'a', '2026-10-05T10:00:00Z'),
      deployment('w-1', 'a', '2026-10-05T10:00:00Z', { service: 'worker' }),
      deployment('w-2', 'b', '2026-10-06T10:00:00Z', { service: 'worker' }),
      deployment('d-2', 'b', '2026-10-07T10:00:00Z'),
    ]);
    expect(measure(traced).changes.map(({ deployment: carrier }) => carrier)).toEqual(['w-2']);
    expect(measure(traced, { services: ['shop'] }).changes.map(({ deployment: carrier }) => carrier)).toEqual(['d-2']);
  });

  it('takes nothing for known that comes after now', () => {
    const events = [
      deployment('d-1', 'a', '2026-10-05T10:00:00Z'),
      {
        type: 'incident',
        id: 'I',
        service: 'shop',
        openedAt: '2026-10-05T11:00:00Z',
        resolvedAt: '2026-10-07T10:00:00Z',
      },
    ];
    const before = measure(trace(events, { now: '2026-10-06T00:00:00Z' }), { to: '2026-10-06' });
    expect(before.metrics.failedDeploymentRecoveryTime).toMatchObject({ count: 0, open: 1 });
    expect(leftOut(before)).toMatchObject({ futureEvents: 1 });
    const after = measure(trace(events, { now: '2026-10-08T00:00:00Z' }));
    expect(after.metrics.failedDeploymentRecoveryTime).toMatchObject({ count: 1, open: 0, medianSeconds: 48 * HOUR });
  });

  it('gives figures for no events at all', () => {
    const { metrics, ...lists } = measure(trace(''));
    expect(lists).toMatchObject({ deployments: [], changes: [], incidents: [] });
    expect(metrics.deploymentFrequency).toMatchObject({ count: 0, perWeek: 0, medianDaysPerWeek: 0, answer: null });
  });
});
