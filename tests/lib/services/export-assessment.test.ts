import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Report } from '@/lib/assessment/report';
import { exportAssessment } from '@/lib/services/export-assessment';
import { acme, reportAt } from '@/tests/factories/acme';
import { keepAssessment, keepTeamAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { aFolder } from '@/tests/factories/database';
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

  it('says of a team whose it is, and which target it was judged with', async () => {
    const { context, payments } = await acme();
    const id = await keepTeamAssessment(context, payments, reportAt(1), [], { target: 1 });
    const folder = aFolder();
    mkdirSync(join(folder, 'dist'));
    symlinkSync(join(process.cwd(), 'content'), join(folder, 'content'));
    // Gives back what it was to set.
    const echo =
      "process.once('message', ({ paper }) => process.send(Buffer.from(JSON.stringify(paper)), () => process.disconnect()));";
    writeFileSync(join(folder, 'dist/pdf-process.mjs'), echo);
    const file = await exportAssessment({ ...context, projectFolder: folder }, { id, format: 'pdf' });
    expect(JSON.parse(new TextDecoder().decode(file?.bytes))).toMatchObject({
      head: { facts: expect.arrayContaining(['Acme']) },
      result: {
        level: { target: 'Core GitOps, Level 1. It is reached, and verified: that is success. Reason: One cluster.' },
      },
    });
  });

  it('gives nothing for an assessment that is not there', async () => {
    expect(await exportAssessment(await aContext(), { id: 'nobody', format: 'json' })).toBeNull();
  });
});
