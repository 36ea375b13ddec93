import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { ResultChange } from '@/components/report/result-change';
import { changeSentence } from '@/components/report/result-change-words';
import type { ResultChange as Change } from '@/lib/assessment/result-changes';
import { render } from '@/tests/components/markup';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const nothing: Change = { moves: [], outcomes: [], causes: [] };
const model: Change['causes'][number] = {
  kind: 'model',
  from: '2026.1',
  to: '2026.1+abcdef01',
  thresholds: [{ name: 'unresolvedShare', from: 0.3333, to: 0.5 }],
  gates: [{ id: 'agent-pulls', from: 1, to: null }],
};
const repositories: Change['causes'][number] = {
  kind: 'repositories',
  changed: [{ url: 'https://git.example.com/shop', from: 'a'.repeat(40), to: 'b'.repeat(40) }],
  added: [],
  removed: ['https://git.example.com/old'],
};
const lost: Change = {
  moves: [{ figures: ['verified', 'indicated'], from: 1, to: 0, gates: ['drift-corrected'] }],
  outcomes: [{ id: 'drift-corrected', gate: 1, from: 'met', to: 'partly-met', direction: 'lost' }],
  causes: [model],
};

function shown(change: Change) {
  return render(<ResultChange change={change} texts={texts} criterionPage={(id) => `/practices/${id}`} />);
}

describe('components/report/result-change.tsx', () => {
  it.each<[string, Change, string]>([
    ['nothing', nothing, 'Nothing moved.'],
    [
      'a level that fell',
      lost,
      'Verified and indicated fell from Core GitOps, Level 1 to Prerequisites, Level 0, because the model changed.',
    ],
    [
      'a level that was won',
      { ...lost, moves: [{ figures: ['possible'], from: null, to: 0, gates: [] }] },
      'Possible rose from no level to Prerequisites, Level 0, because the model changed.',
    ],
    [
      'practices alone, for two reasons',
      { ...lost, moves: [], causes: [repositories, model] },
      'The level is the same, and 1 practice came out otherwise, because other repositories were looked at and the model changed.',
    ],
    [
      'a change without a consequence',
      { ...nothing, causes: [{ ...repositories, removed: [] }] },
      'Nothing moved, although the repository changed.',
    ],
    [
      'connected sources',
      { ...lost, causes: [{ kind: 'sources', added: ['Argo CD'], renewed: [], removed: [] }] },
      'Verified and indicated fell from Core GitOps, Level 1 to Prerequisites, Level 0, because what connected sources show changed.',
    ],
    ['time alone', { ...nothing, causes: [{ kind: 'time', from: 'a', to: 'b' }] }, 'Nothing moved.'],
  ])('says %s in one sentence', (_what, change, sentence) => {
    expect(changeSentence(change, texts)).toBe(sentence);
  });

  it('lists thresholds and gates of the model, with links to practices', () => {
    const { text, tags } = shown(lost);
    expect(text).toContain('from 2026.1 to 2026.1+abcdef01');
    expect(text).toContain('unresolvedShare 33.33 % → 50 %');
    expect(text).toContain('gate of Level 1 → no gate');
    expect(text).toContain('met → partly met, gate of Level 1');
    expect(tags('a').join()).toContain('/practices/drift-corrected');
  });

  it('lists the commits of repositories, and those that came and went', () => {
    const { text } = shown({ ...lost, causes: [repositories] });
    expect(text).toContain('https://git.example.com/shop: commit aaaaaaaaaa → bbbbbbbbbb');
    expect(text).toContain('https://git.example.com/old: no longer looked at');
  });

  it('says when sources were read, and what time can have moved', () => {
    const sources = { kind: 'sources' as const, added: ['A'], renewed: ['B'], removed: ['C'] };
    expect(shown({ ...lost, causes: [sources] }).text).toMatch(
      /A: seen for the first time B: read anew C: no longer seen/,
    );
    const time = { kind: 'time' as const, from: '2026-11-01T12:00:00.000Z', to: '2026-12-01T12:00:00.000Z' };
    expect(shown({ ...lost, causes: [time] }).text).toContain('what is counted by days has moved');
  });

  it('has nothing to open where nothing moved', () => {
    expect(shown(nothing).tags('details')).toEqual([]);
    expect(shown(lost).tags('details')).toHaveLength(1);
  });
});
