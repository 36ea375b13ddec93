import { describe, expect, it } from 'vitest';
import type { ReportDispute } from '@/lib/assessment/dispute';
import { digestDisputes, disputesRemark } from '@/lib/export/dispute-words';
import { renderMarkdown } from '@/lib/export/markdown';
import { renderTable } from '@/lib/export/table';
import { Titles } from '@/lib/export/titles';
import { told } from '@/tests/factories/disputes';
import { makeLevel, makeModel, makePlace, makeReport } from '@/tests/factories/sample-report';

const model = makeModel();
const low = { verified: 0, indicated: 0 } as const;
const high = { verified: 0, indicated: 1 } as const;
const correction: ReportDispute = {
  ...told({ kind: 'indicator', id: 'argocd-self-heal' }, { outcome: 'present', reason: 'The *generator* sets it' }),
  source: { from: 'file', ...makePlace('.cairn.yaml', 4), line: 4 },
  state: 'in-force',
  note: '',
  platform: null,
  effect: {
    outcome: { without: 'partial', with: 'present' },
    level: { without: low, with: high },
    criteria: [{ id: 'drift-corrected', without: 'partly-met', with: 'met' }],
  },
};
const expired: ReportDispute = {
  ...told({ kind: 'criterion', id: 'policy-as-code' }, { expires: '2026-01-31' }),
  state: 'expired',
  note: 'It counted until 2026-01-31.',
  platform: null,
  effect: null,
};
const report = makeReport({
  level: makeLevel({ disputed: { without: low, with: high } }),
  disputes: [correction, expired],
  disputeMistakes: [{ ...makePlace('.cairn.yaml', 9), message: 'corrections[1].reason is missing.' }],
});

describe('lib/export/dispute-words.ts', () => {
  it('says who says what against what, until when, and both levels', () => {
    expect(digestDisputes(report, new Titles(model), model)).toEqual([
      {
        id: 'indicator/argocd-self-heal',
        title: 'Argo CD corrects drift by itself',
        state: 'in-force',
        claim: 'said to be present; without that partial',
        sentences: [
          'Payments, until 2027-06-30, in .cairn.yaml:4 of shop/deploy: The *generator* sets it.',
          'As found Prerequisites, Level 0; taken as said Core GitOps, Level 1. Practices: drift-corrected partly met → met.',
        ],
      },
      {
        id: 'criterion/policy-as-code',
        title: 'Policies are code and are enforced',
        state: 'expired',
        claim: 'said not to apply here',
        sentences: [
          'Payments, until 2026-01-31, in the application on 2026-06-01: It is so.',
          'It counted until 2026-01-31.',
        ],
      },
    ]);
  });

  it('sums up what is in force beside the level', () => {
    expect(disputesRemark(report, model)).toBe(
      '1 result is disputed: taken as said, the indicated level would be Core GitOps, Level 1. The level itself rests on evidence.',
    );
    expect(disputesRemark(makeReport(), model)).toBeNull();
  });

  it('stands in the table, with mistakes and their lines', () => {
    const table = renderTable(report, model, { width: 160 });
    expect(table).toContain('Disputed: what people say against a result');
    expect(table).toContain('(indicator/argocd-self-heal): said to be present; without that partial');
    expect(table).toContain('(criterion/policy-as-code): expired, said not to apply here');
    expect(table).toContain('! .cairn.yaml:9\n    corrections[1].reason is missing.');
    expect(renderTable(makeReport(), model, { width: 160 })).not.toContain('Disputed');
  });

  it('stands in Markdown, where nothing of it becomes markup', () => {
    const markdown = renderMarkdown(report, model);
    expect(markdown).toContain('### Disputed\n\n- **Argo CD corrects drift by itself**');
    expect(markdown).toContain('The &#42;generator&#42; sets it.');
    expect(markdown).toContain('- Not used: <code>.cairn.yaml:9</code>: corrections');
    expect(renderMarkdown(makeReport(), model)).not.toContain('### Disputed');
  });
});
