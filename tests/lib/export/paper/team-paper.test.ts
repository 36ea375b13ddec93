import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/assessment/report';
import { told } from '@/tests/factories/disputes';
import { makeTarget } from '@/tests/factories/organization-report';
import { makeTeamPaper } from '@/tests/factories/paper';
import { makeCriterion, makeLevel, makeReport } from '@/tests/factories/sample-report';

function resultOf(changes: Parameters<typeof makeTeamPaper>[0] = {}) {
  const { result } = makeTeamPaper(changes);
  if (result === null) throw new Error('The paper has no result');
  return result;
}

const [step] = makeReport().roadmap;
if (step === undefined) throw new Error('The sample report has no step');
const steps = (count: number, changes: Partial<Report['roadmap'][number]> = {}) =>
  Array.from({ length: count }, (_, index) => ({ ...step, criterion: `step-${index}`, first: [], ...changes }));

describe('lib/export/paper/team-paper.ts', () => {
  it('puts what is verified first, by name and number, and the other figures beside it', () => {
    const { level } = resultOf({
      report: makeReport({ level: makeLevel({ verified: 1, indicated: 2, possible: 3 }) }),
    });
    expect(level.headline).toBe('Core GitOps, Level 1, verified');
    expect(level.figures.map(({ name, level: held }) => `${name} ${held}`)).toEqual([
      'Verified Core GitOps, Level 1',
      'Indicated Enterprise GitOps, Level 2',
      'Claimed Prerequisites, Level 0',
      'Possible GitOps at Scale, Level 3',
    ]);
  });

  it('says what this level and the next one bring to leadership, from their pages', () => {
    const { brings } = resultOf({ report: makeReport({ level: makeLevel({ verified: 1, indicated: 1 }) }) }).page;
    expect(brings.map(({ title }) => title)).toEqual([
      'What it brings: Core GitOps, Level 1',
      'What comes next: Enterprise GitOps, Level 2',
    ]);
    expect(brings.every(({ benefits }) => benefits.length > 0)).toBe(true);
  });

  it('gives no level, no benefit and no step of a level where nothing is deployed', () => {
    const level = makeLevel({
      verified: null,
      indicated: null,
      claimed: null,
      possible: null,
      placement: 'nothing-deployed',
    });
    const { level: part, page } = resultOf({ report: makeReport({ level, roadmap: [], safety: [] }), target: null });
    expect(part).toMatchObject({ headline: 'Nothing here is deployed', figures: [] });
    expect(page.brings).toEqual([]);
    expect(page.decisions.map(({ title }) => title)).not.toContainEqual(expect.stringContaining('target'));
  });

  it('says what is disputed, without the names of those who say so', () => {
    const figures = { verified: 0, indicated: 0 } as const;
    const paper = makeTeamPaper({
      report: makeReport({
        level: makeLevel({ disputed: { without: figures, with: { verified: 0, indicated: 1 } } }),
        disputes: [
          {
            ...told({ kind: 'indicator', id: 'argocd-self-heal' }, { outcome: 'present', author: 'Jo Meyer' }),
            state: 'in-force',
            note: '',
            platform: null,
            effect: null,
          },
        ],
      }),
    });
    expect(paper.result?.level.remarks).toContain(
      '1 result is disputed: taken as said, the indicated level would be Core GitOps, Level 1. The level itself rests on evidence.',
    );
    expect(paper.result?.basis.notes).toContain(
      'Disputed by people: Argo CD corrects drift by itself (until 2027-06-30).',
    );
    expect(JSON.stringify(paper)).not.toContain('Jo Meyer');
  });

  it('says what moved since last time, and that all stayed the same', () => {
    const createdAt = '2026-08-20T00:00:00Z';
    const now = makeLevel({ verified: 1, indicated: 1, claimed: 1, possible: 1 });
    const change = (level: Report['level']) =>
      resultOf({ report: makeReport({ level: now }), previous: { id: 'before', createdAt, level } }).level.change;
    expect(change({ ...now, verified: null, coverage: 0.5 })).toBe(
      'Since 20 August 2026: verified from not yet placed to Core GitOps, Level 1. Known practices: 50\u00a0% before, 72\u00a0% now.',
    );
    expect(change(now)).toBe('Since 20 August 2026, all figures are the same.');
    expect(resultOf().level.change).toContain('first result');
  });

  it('calls a reached target a success, and asks for one where none is chosen', () => {
    expect(resultOf({ target: makeTarget({ reached: 'verified' }) }).level.target).toBe(
      'Enterprise GitOps, Level 2. It is reached, and verified: that is success. Reason: It runs in two regions.',
    );
    const without = resultOf({ target: null, report: makeReport({ safety: [] }) });
    expect(without.page.decisions[0]?.title).toBe('Choose a target level, with its reason');
  });

  it('asks for three decisions: safety first, then leadership, platform and team', () => {
    const report = makeReport({ roadmap: [...steps(1, { who: 'application team' }), ...steps(1)] });
    expect(resultOf({ report }).page.decisions.map(({ who }) => who)).toEqual([
      'Leadership',
      'Leadership',
      'Platform team',
    ]);
    const safe = resultOf({ report: { ...report, safety: [] } }).page.decisions;
    expect(safe.map(({ who }) => who)).toEqual(['Leadership', 'Platform team', 'Application team']);
  });

  it('says honestly that the five DORA metrics are not measured yet, and what to connect', () => {
    const { delivery, deliveryNote } = resultOf().page;
    expect(delivery.map(({ figure }) => figure)).toEqual(Array(5).fill('not yet measured'));
    expect(deliveryNote).toContain('connect');
  });

  it('counts in the profile what the Report counts', () => {
    const report = makeReport();
    const { dimensions } = resultOf({ report }).profile;
    expect(dimensions.map(({ steps: cells }) => cells.map(({ count }) => count))).toEqual(
      report.dimensions.map((dimension) => dimension.steps.map(({ met, all }) => (all === 0 ? '–' : `${met}/${all}`))),
    );
  });

  it('gives each step an owner and a proposed quarter, and tells of those that do not fit', () => {
    const { plan } = resultOf({
      report: makeReport({ roadmap: [...steps(30), ...steps(4, { outcome: 'unknown', gate: false })] }),
    });
    expect(plan.rows).toHaveLength(20);
    expect(plan.rows[0]).toMatchObject({ who: 'Platform team', quarter: 'Q1 2027', effort: 'small' });
    expect(plan.rows.map(({ quarter }) => quarter)).toContain('Q4 2027');
    expect(plan.more).toContain('10 further steps');
    expect(plan.more).toContain('4 practices are to be found out');
  });

  it('tells a gate that is not known what would settle it, and counts the rest by source', () => {
    const { basis } = resultOf({
      report: makeReport({
        criteria: [
          makeCriterion({ id: 'branch-protected', gate: 2, outcome: 'unknown', settledBy: 'Connect the Git host.' }),
          makeCriterion({ id: 'independent-review', outcome: 'unknown' }),
          makeCriterion({ id: 'agent-pulls', inheritedFrom: 'Platform' }),
          makeCriterion({ id: 'git-as-habit', basis: 'claimed', contradicted: true }),
        ],
      }),
    });
    expect(basis.known).toBe('Of 4 practices, 2 are met, 0 partly met, 0 not met and 2 not known.');
    expect(basis.gates).toEqual([
      { practice: 'The deployed branch is protected (Level 2)', settle: 'Connect the Git host.' },
    ]);
    expect(basis.sources).toEqual([
      expect.objectContaining({ source: 'Connect the Git host', count: '2', practices: expect.stringContaining('; ') }),
    ]);
    expect(basis.notes.join(' ')).toMatch(
      /Claimed and not proved: .*\. Answers and evidence disagree: .*inherited from Platform: 1 practice\./,
    );
  });

  it('says at the top that figures of the sample are made up', () => {
    expect(makeTeamPaper({ isSample: true }).head.sample).toContain('made up');
    expect(makeTeamPaper().head.sample).toBeNull();
  });

  it('says what the sign for missing characters means where it occurs', () => {
    expect(makeTeamPaper({ name: '支付' }).head).toMatchObject({
      title: '□',
      missing: expect.stringContaining('□ stands for'),
    });
    expect(makeTeamPaper().head.missing).toBeNull();
  });

  it('is a paper of what to do where there is no result yet', () => {
    const { result, pending } = makeTeamPaper({ report: null });
    expect(result).toBeNull();
    expect(pending).toContain('assess it');
  });
});
