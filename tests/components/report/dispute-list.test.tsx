import { describe, expect, it } from 'vitest';
import { DisputeList } from '@/components/report/dispute-list';
import { reportTexts } from '@/components/report/report-texts';
import type { ReportDispute } from '@/lib/assessment/dispute';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { told } from '@/tests/factories/disputes';
import { makeModel, makePlace } from '@/tests/factories/sample-report';

const inForce: ReportDispute = {
  ...told({ kind: 'indicator', id: 'plaintext-secrets' }, { outcome: 'absent', reason: '<b>Test</b> keys.' }),
  state: 'in-force',
  note: '',
  platform: null,
  effect: {
    outcome: { without: 'present', with: 'absent' },
    level: { without: { verified: 0, indicated: 0 }, with: { verified: 0, indicated: 1 } },
    criteria: [{ id: 'drift-corrected', without: 'not-met', with: 'met' }],
  },
};
const unused: ReportDispute = {
  ...told({ kind: 'criterion', id: 'agent-pulls' }),
  source: { from: 'file', ...makePlace('.cairn.yaml', 4), line: 4 },
  state: 'unused',
  note: 'The criterion is met on evidence.',
  platform: 'Platform',
  effect: null,
};
const list = (...disputes: ReportDispute[]) =>
  render(
    <DisputeList
      disputes={disputes}
      mistakes={[{ ...makePlace('.cairn.yaml', 9), message: 'exemptions[1].reason is missing.' }]}
      texts={reportTexts(makeModel())}
      links={makeLinks()}
    />,
  );

describe('components/report/dispute-list.tsx', () => {
  it('shows both outcomes and both levels, and who says it until when', () => {
    const { text, html } = list(inForce);
    expect(text).toContain('In force Correction Secrets stand in clear text');
    expect(text).toContain('Payments, until 30 Jun 2027, recorded 1 Jun 2026 for the team');
    expect(text).toContain('As found Present Prerequisites, Level 0 indicated by evidence');
    expect(text).toContain('Taken as said Absent Core GitOps, Level 1 on somebody’s word: never verified');
    expect(text).toContain('Drift is corrected by itself Not met → Met');
    expect(html).toContain('href="/assessments/a1/indicators/plaintext-secrets"');
    expect(html).not.toContain('<b>Test');
  });

  it('says why one counts for nothing, and where it stands', () => {
    const { text } = list(unused);
    expect(text).toContain('Unused Exemption An agent pulls the desired state');
    expect(text).toContain('.cairn.yaml:4 of https://git.example.com/shop/deploy');
    expect(text).toContain('The criterion is met on evidence.');
  });

  it('names what could not be used of a file, with its line', () => {
    expect(list().text).toContain('.cairn.yaml:9: exemptions[1].reason is missing.');
  });
});
