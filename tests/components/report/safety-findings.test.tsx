import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { SafetyFindings } from '@/components/report/safety-findings';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeModel, makeReport } from '@/tests/factories/sample-report';

describe('components/report/safety-findings.tsx', () => {
  it('gives severity in words, what was found and where', () => {
    const { text, html } = render(
      <SafetyFindings findings={makeReport().safety} texts={reportTexts(makeModel())} links={makeLinks()} />,
    );
    expect(text).toContain('High Secrets stand in clear text One Secret holds its value.');
    expect(text).toContain('apps/db-secret.yaml:7');
    expect(html).toContain('href="/assessments/a1/indicators/plaintext-secrets"');
  });
});
