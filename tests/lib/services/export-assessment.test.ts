import { describe, expect, it } from 'vitest';
import { Report } from '@/lib/assessment/report';
import { exportAssessment } from '@/lib/services/export-assessment';
import { keepAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { makeReport } from '@/tests/factories/sample-report';

describe('lib/services/export-assessment.ts', () => {
  it('gives an assessment as JSON, Markdown and CSV, named by what was assessed', async () => {
    const context = await aContext();
    const id = await keepAssessment(context, makeReport(), 'Shop / deploy');
    const [json, markdown, csv] = await Promise.all(
      (['json', 'markdown', 'csv'] as const).map(async (format) => {
        const file = await exportAssessment(context, { id, format });
        return { name: file?.name, text: new TextDecoder().decode(file?.bytes) };
      }),
    );
    expect(Report.parse(JSON.parse(json?.text ?? ''))).toEqual(makeReport());
    expect(json?.name).toBe('cairn-shop-deploy-2026-11-20.json');
    expect(markdown?.text).toContain('## Prerequisites, Level 0, indicated');
    expect(csv?.text).toContain('\r\nagent-pulls,');
  });

  it('gives nothing for an assessment that is not there', async () => {
    expect(await exportAssessment(await aContext(), { id: 'nobody', format: 'json' })).toBeNull();
  });
});
