import { describe, expect, it } from 'vitest';
import { organizationPaper } from '@/lib/export/paper/organization-paper';
import { renderOrganizationMarkdown, teamMarkdownHead } from '@/lib/export/paper-markdown';
import { makeOrganizationReport, makeOrganizationTeam } from '@/tests/factories/organization-report';
import { makeTeamPaper, realModel, realPages } from '@/tests/factories/paper';

const organizationMarkdown = (changes: Parameters<typeof makeOrganizationReport>[0] = {}) =>
  renderOrganizationMarkdown(
    organizationPaper(makeOrganizationReport(changes), 'The page has all.', realModel, realPages, null),
  );

describe('lib/export/paper-markdown.ts', () => {
  it('heads the report of a team with its name, target, change and decisions', () => {
    const head = teamMarkdownHead(makeTeamPaper());
    expect(head).toMatch(
      /^# Payments\n\nWhere a team stands with GitOps · Acme · 20 November 2026 · Model 2026\.1\n\n/,
    );
    expect(head).toContain('**Target:** Enterprise GitOps, Level 2.');
    expect(head).toMatch(/\n1\. \*\*.*\n2\. \*\*.*\n3\. \*\*.*\n$/);
  });

  it('says what to do for a team without a result', () => {
    expect(teamMarkdownHead(makeTeamPaper({ report: null }))).toContain('There is no result yet.');
  });

  it('has the level, the distribution, the teams and the roadmap of an organization', () => {
    const markdown = organizationMarkdown();
    expect(markdown).toContain('## Prerequisites, Level 0, verified');
    expect(markdown).toContain('| Verified | 1 | 0 | 0 | 2 | 0 | 0 | 0 |');
    expect(markdown).toMatch(/^\| Payments \| stream-aligned \| Level 0 \|/m);
    expect(markdown).toContain('Where to begin: Payments.');
    expect(markdown).not.toContain('undefined');
  });

  it('lets no name become markup or end the cell of a table', () => {
    const teams = [makeOrganizationTeam('<img src=x> | **bold** [a](javascript:x)')];
    const row = organizationMarkdown({ teams }).match(/^\| .*javascript.*$/m)?.[0] ?? '';
    expect(row.split(' | ')).toHaveLength(6);
    expect(row).not.toMatch(/[<[*]/);
  });
});
