import { describe, expect, it } from 'vitest';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import { percent } from '@/lib/assessment/wording';
import { organizationPaper } from '@/lib/export/paper/organization-paper';
import type { PaperSubject } from '@/lib/export/paper/team-paper';
import type { PdfInput } from '@/lib/pdf/pdf-input';
import { renderPdf } from '@/lib/pdf/render-pdf';
import { makeOrganizationReport, makeOrganizationTeam, makeTarget } from '@/tests/factories/organization-report';
import { makeTeamPaper, realModel, realPages } from '@/tests/factories/paper';
import { readPdf } from '@/tests/factories/read-pdf';
import { makeCriterion, makeLevel, makeReport } from '@/tests/factories/sample-report';

const now = '2026-11-20T09:30:00Z';
const projectFolder = process.cwd();

function render(template: PdfInput['template'], paper: object): Uint8Array {
  return renderPdf({ projectFolder, now, template, paper: { pictures: {}, ...paper } });
}

const teamPdf = (changes: Partial<PaperSubject> = {}) => render('team', makeTeamPaper(changes));
const organizationPdf = (changes: Partial<OrganizationReport> = {}) =>
  render(
    'organization',
    organizationPaper(makeOrganizationReport(changes), 'The page has all.', realModel, realPages, null),
  );

const hostile = [
  'Ünïcödé Łódź Ελλάδα Платежи',
  '🚀 支付团队 مرحبا עברית',
  '#panic("x") *bold* $x^2$ `code` \\ ]) #import "/etc/passwd"',
  `z${'\u0301\u0302\u0303'.repeat(30)}algo \u0000\u001b[31m\u202e\ufeff \ud800`,
  'A very long name '.repeat(18),
  'x'.repeat(300),
  ' ',
];

describe('lib/pdf/render-pdf.ts', () => {
  it('gives the figures of the Report on four pages, to be searched', async () => {
    const level = makeLevel({ verified: 1, indicated: 2, claimed: 1, possible: 3, coverage: 0.613 });
    const report = makeReport({ level });
    const { pages } = await readPdf(
      teamPdf({
        report,
        previous: { id: 'before', createdAt: '2026-08-01T00:00:00Z', level: { ...level, verified: 0 } },
      }),
    );
    expect(pages).toHaveLength(4);
    const [first = '', profile = '', roadmap = '', basis = ''] = pages;
    for (const words of [
      'Payments',
      'Core GitOps, Level 1, verified',
      'Indicated Enterprise GitOps, Level 2',
      'Claimed Core GitOps, Level 1',
      'Possible GitOps at Scale, Level 3',
      `${percent(0.613)} of the criteria up to the next level are known`,
      'verified from Prerequisites, Level 0 to Core GitOps, Level 1',
      'One Secret holds its value.',
      'not yet measured',
    ]) {
      expect(first).toContain(words);
    }
    for (const { steps } of report.dimensions) {
      for (const { met, all } of steps) expect(profile).toContain(all === 0 ? '–' : `${met}/${all}`);
    }
    expect(roadmap).toMatch(
      /Drift is reverted automatically \(gate\).* Platform team small Q1 2027 Level 1, indicated/,
    );
    expect(basis).toContain('Of 7 practices, 4 are met, 1 partly met, 1 not met and 1 not known.');
  });

  it('is tagged PDF/UA-1 with a title, a language, headings, tables and described figures', async () => {
    for (const pdf of [teamPdf(), organizationPdf()]) {
      const { title, language, tagged, elements, alternatives, accessibilityPart } = await readPdf(pdf);
      expect({ tagged, language, accessibilityPart }).toEqual({ tagged: true, language: 'en', accessibilityPart: '1' });
      expect(title).toMatch(/: Where (a team|the organization) stands with GitOps$/);
      for (const element of ['H1', 'H2', 'Table', 'TH', 'L', 'Figure']) expect(elements).toContain(element);
      expect(alternatives.join(' ')).toContain('Four stones, one for each level. Verified: Prerequisites, Level 0.');
    }
  });

  it('gives the figures of an organization', async () => {
    const [first = '', teams = ''] = (await readPdf(organizationPdf())).pages;
    expect(first).toContain('Prerequisites, Level 0, verified');
    expect(first).toContain('Verified 1 0 0 2 0 0 0');
    expect(first).toContain('6 of 7');
    expect(teams).toMatch(/Data .* not assessed yet.* Payments .* Level 0 Level 0 Level 2/);
  });

  it.each(hostile)('is made with any text, and none of it is markup: %j', async (text) => {
    const report = makeReport({
      criteria: makeReport().criteria.map((criterion) => ({
        ...criterion,
        reason: text,
        settledBy: text,
        inheritedFrom: text,
      })),
      repositories: [{ url: text, commit: 'abc', paths: [], role: 'mixed', files: 1 }],
      safety: [{ indicator: text, severity: 'high', reason: text, evidence: [] }],
      roadmap: makeReport().roadmap.map((step) => ({ ...step, how: [text] })),
    });
    const target = makeTarget({ reason: text });
    expect((await readPdf(teamPdf({ name: text, organization: text, report, target }))).tagged).toBe(true);
    const teams = [makeOrganizationTeam(text, { target })];
    const { pages } = await readPdf(organizationPdf({ teams, unassigned: [{ address: text, label: text }] }));
    if (text.startsWith('#panic')) expect(pages.join(' ')).toContain('#panic("x") *bold* $x^2$ code');
  });

  it('is made for a team without a result, and where nothing is deployed', async () => {
    expect((await readPdf(teamPdf({ report: null }))).pages.join(' ')).toContain('There is no result yet.');
    const level = makeLevel({
      verified: null,
      indicated: null,
      claimed: null,
      possible: null,
      placement: 'nothing-deployed',
    });
    const nothing = makeReport({ level, roadmap: [], safety: [], criteria: [] });
    expect((await readPdf(teamPdf({ report: nothing }))).pages[0]).toContain('Nothing here is deployed');
  });

  it('stays short for a thousand teams and a hundred of everything else', async () => {
    const many = <Value>(value: (index: number) => Value) => Array.from({ length: 100 }, (_, index) => value(index));
    const [step] = makeReport().roadmap;
    const report = makeReport({
      criteria: many((index) => makeCriterion({ id: `unknown-${index}`, outcome: 'unknown', gate: 2 })),
      roadmap: step === undefined ? [] : many((index) => ({ ...step, criterion: `step-${index}` })),
      repositories: many((index) => ({
        url: `https://git.example.com/${index}`,
        commit: 'abc',
        paths: [],
        role: 'mixed',
        files: 1,
      })),
      safety: many(() => ({ indicator: 'plaintext-secrets', severity: 'high', reason: 'One.', evidence: [] })),
    });
    expect((await readPdf(teamPdf({ report }))).pages).toHaveLength(4);
    const teams = Array.from({ length: 1_000 }, (_, index) => makeOrganizationTeam(`Team ${index}`));
    expect((await readPdf(organizationPdf({ teams }))).pages.length).toBeLessThanOrEqual(6);
  });

  it('gives the same bytes for the same input', () => {
    expect(Buffer.compare(teamPdf(), teamPdf())).toBe(0);
    expect(Buffer.compare(teamPdf(), teamPdf({ name: 'Other' }))).not.toBe(0);
  });
});
