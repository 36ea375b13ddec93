import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/assessment/report';
import { judgeFailConditions, readFailCondition } from '@/lib/cli/fail-on';
import { makeCriterion, makeIndicator, makeReport } from '@/tests/factories/sample-report';
import { makeTeamModel } from '@/tests/lib/export/team-report';

const model = makeTeamModel();
const judge = (id: string, parts: Partial<Report>) =>
  judgeFailConditions([readFailCondition(id, model)], makeReport(parts));
const criterion = (outcome: Report['criteria'][number]['outcome']) =>
  judge('drift-corrected', { criteria: [makeCriterion({ id: 'drift-corrected', outcome })] });
const indicator = (id: string, outcome: Report['indicators'][number]['outcome']) =>
  judge(id, { indicators: [makeIndicator({ id, outcome })] });

describe('lib/cli/fail-on.ts', () => {
  it('reads an id with and without its kind', () => {
    expect(readFailCondition('drift-corrected', model)).toEqual({
      kind: 'criterion',
      id: 'drift-corrected',
      risk: false,
    });
    expect(readFailCondition('criterion/drift-corrected', model)).toMatchObject({ kind: 'criterion' });
    expect(readFailCondition('plaintext-secrets', model)).toMatchObject({ kind: 'indicator', risk: true });
  });

  it('asks which is meant where an id names both', () => {
    expect(() => readFailCondition('policy-as-code', model)).toThrow(
      'names a criterion and an indicator. Write criterion/policy-as-code or indicator/policy-as-code.',
    );
    expect(readFailCondition('indicator/policy-as-code', model)).toMatchObject({ kind: 'indicator' });
    expect(readFailCondition('criterion/policy-as-code', model)).toMatchObject({ kind: 'criterion' });
  });

  it('names the nearest ids for one that does not exist', () => {
    expect(() => readFailCondition('plaintext-secret', model)).toThrow('Nearest: indicator/plaintext-secrets.');
    expect(() => readFailCondition('policy', model)).toThrow('criterion/policy-as-code, indicator/policy-as-code');
    expect(() => readFailCondition('criterion/plaintext-secrets', model)).toThrow(
      'Nearest: indicator/plaintext-secrets',
    );
    expect(() => readFailCondition('zzzzzz', model)).toThrow('The report lists all ids');
  });

  it('fails on a criterion that is not met, or only in part', () => {
    expect(criterion('not-met').failed).toEqual(['criterion/drift-corrected is not met. Seen in the repository.']);
    expect(criterion('partly-met').failed).toHaveLength(1);
    for (const outcome of ['met', 'not-applicable', 'exempt'] as const) {
      expect(criterion(outcome)).toEqual({ failed: [], untold: [] });
    }
  });

  it('lets pass what is disputed, and says so', () => {
    const disputed = { without: 'present', with: 'absent' } as const;
    const verdict = judge('plaintext-secrets', { indicators: [makeIndicator({ id: 'plaintext-secrets', disputed })] });
    expect(verdict.failed).toEqual([]);
    expect(verdict.untold).toEqual([
      expect.stringContaining('indicator/plaintext-secrets is present. Found. It is disputed'),
    ]);
    const exempt = makeCriterion({
      id: 'drift-corrected',
      outcome: 'exempt',
      disputed: { without: 'not-met', with: 'exempt' },
    });
    expect(judge('drift-corrected', { criteria: [exempt] })).toMatchObject({
      failed: [],
      untold: [expect.any(String)],
    });
    const worse = makeCriterion({
      id: 'drift-corrected',
      outcome: 'not-met',
      disputed: { without: 'not-met', with: 'partly-met' },
    });
    expect(judge('drift-corrected', { criteria: [worse] }).failed).toHaveLength(1);
  });

  it('fails on a risk that is seen and on a practice that is absent', () => {
    expect(indicator('floating-images', 'present').failed).toHaveLength(1);
    expect(indicator('floating-images', 'partial').failed).toHaveLength(1);
    expect(indicator('floating-images', 'absent').failed).toEqual([]);
    expect(indicator('progressive-delivery', 'absent').failed).toHaveLength(1);
    expect(indicator('progressive-delivery', 'present').failed).toEqual([]);
    expect(indicator('progressive-delivery', 'partial').failed).toEqual([]);
  });

  it('never takes unknown for no, and says so', () => {
    expect(criterion('unknown')).toMatchObject({ failed: [], untold: [expect.stringContaining('is unknown')] });
    expect(indicator('floating-images', 'unknown')).toMatchObject({ failed: [], untold: [expect.any(String)] });
    expect(judge('floating-images', { indicators: [] }).untold).toHaveLength(1);
  });
});
