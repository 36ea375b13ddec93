import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrganizationReport, TeamReport } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import type { ReportFormat } from '@/lib/export/report-format';
import { getOrganizationReport } from '@/lib/services/get-organization-report';
import { getTeamReport } from '@/lib/services/get-team-report';
import { renderReportFile } from '@/lib/services/render-report-file';
import { type Installation, makeInstallation } from '@/tests/cli/installation';
import { acme, organization, reportAt } from '@/tests/factories/acme';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { readPdf } from '@/tests/factories/read-pdf';

let installation: Installation;
beforeAll(async () => {
  installation = await makeInstallation();
}, 60_000);
afterAll(() => installation?.remove());

/** Acme with a result of Payments, in a folder that has what makes a PDF. */
async function assessedAcme(): Promise<Context> {
  const { context, payments } = await acme();
  await keepTeamAssessment(context, payments, reportAt(0));
  context.pass(60_000);
  await keepTeamAssessment(context, payments, reportAt(1));
  return { ...context, projectFolder: installation.folder };
}

const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);

describe('lib/services/render-report-file.ts', () => {
  it('gives a team as PDF with the figures of its page', async () => {
    const context = await assessedAcme();
    const file = await renderReportFile(context, { organization, team: 'payments', format: 'pdf' });
    expect(file).toMatchObject({ name: 'cairn-acme-payments-2026-11-01.pdf', contentType: 'application/pdf' });
    const report = await getTeamReport(context, { organization, team: 'payments' });
    const [first] = (await readPdf(file.bytes)).pages;
    expect(report?.team.level?.verified).toBe(1);
    expect(first).toContain('Core GitOps, Level 1, verified');
    expect(first).toContain('verified from Prerequisites, Level 0 to Core GitOps, Level 1');
    expect(first).toContain('Reason: One cluster.');
  });

  it('gives an organization as PDF with the figures of its page', async () => {
    const context = await assessedAcme();
    const { bytes } = await renderReportFile(context, { organization, format: 'pdf' });
    const report = await getOrganizationReport(context, { organization });
    const { levels, notYetPlaced, nothingDeployed, notAssessed } = report?.distribution.verified ?? {};
    const counts = [notAssessed, nothingDeployed, notYetPlaced, ...(levels ?? [])].join(' ');
    expect(counts).toBe('2 0 0 0 1 0 0');
    expect((await readPdf(bytes)).pages[0]).toContain(`Verified ${counts}`);
  });

  it('gives the same objects as JSON that pages show', async () => {
    const context = await assessedAcme();
    const whole = JSON.parse(textOf(await renderReportFile(context, { organization, format: 'json' })));
    expect(OrganizationReport.parse(whole)).toEqual(await getOrganizationReport(context, { organization }));
    const team = JSON.parse(
      textOf(await renderReportFile(context, { organization, team: 'payments', format: 'json' })),
    );
    expect(TeamReport.parse(team)).toEqual(await getTeamReport(context, { organization, team: 'payments' }));
  });

  it('gives Markdown and CSV of both', async () => {
    const context = await assessedAcme();
    const text = async (format: ReportFormat, team?: string) =>
      textOf(await renderReportFile(context, { organization, team, format }));
    expect(await text('markdown')).toMatch(/^# Acme\n/);
    expect(await text('markdown', 'payments')).toMatch(
      /^# Payments\n[\s\S]*\n<!-- cairn:report -->\n## Core GitOps, Level 1/,
    );
    expect(await text('csv')).toMatch(/^team,name,.*\r\nempty,Empty,/);
    expect(await text('csv', 'payments')).toMatch(/^criterion,title,.*\r\n[\s\S]*drift-corrected,/);
  });

  it('gives every form of a team without a result', async () => {
    const context = await assessedAcme();
    for (const format of ['pdf', 'markdown', 'csv', 'json'] as const) {
      const file = await renderReportFile(context, { organization, team: 'empty', format });
      expect(file.bytes.length).toBeGreaterThan(50);
    }
  });

  it('gives the same bytes for the same moment', async () => {
    const context = await assessedAcme();
    for (const format of ['pdf', 'markdown', 'csv', 'json'] as const) {
      const [one, other] = await Promise.all([1, 2].map(() => renderReportFile(context, { organization, format })));
      expect(Buffer.compare(one?.bytes ?? Buffer.of(), other?.bytes ?? Buffer.of(1))).toBe(0);
    }
  });

  it('says what is not there', async () => {
    const context = await assessedAcme();
    const wanted = [
      { organization: 'nobody', format: 'json' as const },
      { organization, team: 'nobody', format: 'json' as const },
    ];
    for (const input of wanted) {
      await expect(renderReportFile(context, input)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
