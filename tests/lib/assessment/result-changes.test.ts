import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessment/assess';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { explainChange } from '@/lib/assessment/result-changes';
import type { Model } from '@/lib/model/model';
import { applyOverlay, type ModelOverlay, NO_OVERLAY } from '@/lib/model/overlay';
import { declared } from '@/tests/factories/disputes';
import { REPOSITORY_URL, repositoryFacts, withoutAgent } from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const NOW = '2026-11-01T12:00:00.000Z';

function judge(facts: RepositoryFacts = repositoryFacts(), model: Model = MODEL, now = NOW): Report {
  return assess({ repositories: [facts], model, now });
}

function changed(overlay: Partial<ModelOverlay>): Model {
  return applyOverlay(MODEL, { ...NO_OVERLAY, ...overlay }, () => 'abcdef0123');
}

/** A report with evidence that a source beside Git gave. */
function seenBy(asOf: string | null): Report {
  const report = judge();
  const [first, ...others] = report.criteria;
  if (first === undefined) throw new Error('The report has no criterion');
  const place = { repository: '', commit: '', path: '', line: null, note: 'seen' };
  const evidence = asOf === null ? [] : [{ ...place, source: { name: 'Argo CD in production', asOf } }];
  return { ...report, criteria: [{ ...first, evidence }, ...others] };
}

describe('lib/assessment/result-changes.ts', () => {
  it('finds nothing between two equal results', () => {
    expect(explainChange(judge(), judge())).toEqual({ moves: [], outcomes: [], causes: [] });
  });

  it('names what is disputed since, and what is no longer', () => {
    const saying = (...subjects: string[]): RepositoryFacts => ({
      ...repositoryFacts(),
      declared: { disputes: subjects.map((subject) => declared({ subject })), mistakes: [] },
    });
    const before = judge(saying('criterion/break-glass', 'criterion/gitops-skills'));
    const after = judge(saying('criterion/break-glass', 'criterion/dev-and-ops-together', 'criterion/agent-pulls'));
    const change = explainChange(before, after);
    expect(change.causes).toEqual([
      { kind: 'disputes', added: ['criterion/dev-and-ops-together'], ended: ['criterion/gitops-skills'] },
    ]);
    expect(change.outcomes.map(({ id, from, to }) => `${id}: ${from} → ${to}`)).toEqual([
      'dev-and-ops-together: unknown → exempt',
      'gitops-skills: exempt → unknown',
    ]);
  });

  it('names the repository and its commits where a result moved with them', () => {
    const after = { ...withoutAgent(repositoryFacts()), commit: 'b'.repeat(40) };
    const change = explainChange(judge(), judge(after, MODEL, '2026-11-02T12:00:00.000Z'));
    expect(change.causes).toEqual([
      {
        kind: 'repositories',
        changed: [{ url: REPOSITORY_URL, from: 'a'.repeat(40), to: 'b'.repeat(40) }],
        added: [],
        removed: [],
      },
    ]);
    expect(change.outcomes).toContainEqual(expect.objectContaining({ id: 'agent-pulls', from: 'met', gate: 1 }));
    expect(change.moves.find(({ figures }) => figures.includes('indicated'))?.gates).toContain('agent-pulls');
  });

  it('names repositories that came and went, by their folders', () => {
    const other = { ...repositoryFacts(), paths: ['apps/shop'] };
    expect(explainChange(judge(), judge(other)).causes).toEqual([
      { kind: 'repositories', changed: [], added: [`${REPOSITORY_URL} (apps/shop)`], removed: [REPOSITORY_URL] },
    ]);
  });

  it('names the thresholds where a result moved with the model', () => {
    const next = changed({ thresholds: { pullRequestShare: 0.95 } });
    const change = explainChange(judge(), judge(repositoryFacts(), next), { previous: MODEL, next });
    expect(change.causes).toEqual([
      {
        kind: 'model',
        from: '2026.1',
        to: '2026.1+abcdef01',
        thresholds: [{ name: 'pullRequestShare', from: 0.8, to: 0.95 }],
        gates: [],
      },
    ]);
    const lost = { from: 'met', to: 'partly-met', direction: 'lost' };
    expect(change.outcomes).toEqual([
      { id: 'infrastructure-as-code', gate: null, ...lost },
      { id: 'changes-by-pull-request', gate: 2, ...lost },
    ]);
    expect(change.moves).toContainEqual({
      figures: ['indicated', 'possible'],
      from: 3,
      to: 1,
      gates: ['changes-by-pull-request'],
    });
  });

  it('names a criterion that was made a gate, as cause and as what moved the figure', () => {
    const next = changed({ gates: { 'sync-status-visible': 1 } });
    const change = explainChange(judge(), judge(repositoryFacts(), next));
    expect(change.causes).toMatchObject([{ kind: 'model', gates: [{ id: 'sync-status-visible', from: null, to: 1 }] }]);
    expect(change.outcomes).toEqual([]);
    expect(change.moves.find(({ figures }) => figures.includes('verified'))).toMatchObject({
      from: 1,
      to: 0,
      gates: ['sync-status-visible'],
    });
  });

  it('says that time passed only where nothing else differs', () => {
    const later = '2026-12-01T12:00:00.000Z';
    expect(explainChange(judge(), judge(repositoryFacts(), MODEL, later)).causes).toEqual([
      { kind: 'time', from: NOW, to: later },
    ]);
    const next = changed({ thresholds: { thinShare: 0.5 } });
    const { causes } = explainChange(judge(), judge(repositoryFacts(), next, later));
    expect(causes.map(({ kind }) => kind)).toEqual(['model']);
  });

  it('names sources that were connected, read anew, or are gone', () => {
    const [early, late] = ['2026-10-01T00:00:00Z', '2026-10-05T00:00:00Z'];
    const source = (parts: object) => [{ kind: 'sources', added: [], renewed: [], removed: [], ...parts }];
    const name = 'Argo CD in production';
    expect(explainChange(seenBy(null), seenBy(early)).causes).toEqual(source({ added: [name] }));
    expect(explainChange(seenBy(early), seenBy(late)).causes).toEqual(source({ renewed: [name] }));
    expect(explainChange(seenBy(late), seenBy(null)).causes).toEqual(source({ removed: [name] }));
  });
});
