import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '@/lib/export/markdown';
import { makeCriterion, makeIndicator, makeModel, makePlace, makeReport } from '@/tests/factories/sample-report';
import { makeTeamReport } from '@/tests/lib/export/team-report';

const model = makeModel();
const hostilePath = 'a|b`c`<script>alert(1)</script>\n\n# heading\u001b[2J.yaml';
const hostileText = 'Look | here <img src=x onerror=alert(1)> [click](https://evil.example) @everyone\n\n## Owned';

describe('lib/export/markdown.ts', () => {
  it('writes a comment that a pipeline finds again', async () => {
    const linkTo = ({ path, line }: { path: string; line: number | null }) =>
      `https://git.example.com/${path}#L${line}`;
    await expect(renderMarkdown(makeTeamReport(), model, { linkTo })).toMatchFileSnapshot('golden/comment.md');
    expect(renderMarkdown(makeTeamReport(), model).startsWith('<!-- cairn:report -->\n')).toBe(true);
  });

  it('lets nothing of a repository become markup, wherever it stands', () => {
    const evidence = [makePlace(hostilePath, 3, hostileText)];
    const [step] = makeReport().roadmap;
    if (step === undefined) throw new Error('The sample report has no step');
    const markdown = renderMarkdown(
      makeReport({
        repositories: [{ url: `/srv/${hostilePath}`, commit: '`x`', paths: [], role: 'mixed', files: 1 }],
        criteria: [
          makeCriterion({ id: 'drift-corrected', gate: 1, outcome: 'not-met', reason: hostileText, evidence }),
        ],
        indicators: [makeIndicator({ id: 'floating-images', reason: hostileText, evidence })],
        safety: [{ indicator: 'plaintext-secrets', severity: 'high', reason: hostileText, evidence }],
        notCounted: [{ repository: 'r', path: hostilePath, files: 1, reason: 'unread', note: hostileText }],
        roadmap: [
          {
            ...step,
            how: [hostileText],
            places: evidence,
            snippet: { path: hostilePath, language: 'yaml\n<b>', text: 'a: 1\n```\n<script>\n# not a heading' },
          },
        ],
      }),
      model,
    );
    const outsideFences = markdown.replace(/( *)````yamlb\n[\s\S]*?\n\1````\n/, '');
    expect(outsideFences).not.toBe(markdown);
    expect(outsideFences).not.toMatch(/<(?!\/?(code|details|summary)>|!-- cairn:report -->)/);
    expect(outsideFences).not.toMatch(/^\s*(?:- )?## Owned/m);
    expect(outsideFences).not.toMatch(/\]\(/);
    expect(outsideFences).not.toMatch(/https?:\/\//);
    expect(outsideFences).not.toContain('@everyone');
    expect(markdown).not.toContain('\u001b');
    const headings = markdown.split('\n').filter((line) => /^#+ /.test(line));
    expect(headings.map((line) => line.replace(/^#+ /, '').split(',')[0])).toEqual([
      'Prerequisites',
      'Safety first',
      'What holds Level 1 back',
      'Risks',
      'Next steps',
    ]);
  });

  it('names the folders that were looked at, where that was not all of a repository', () => {
    const [repository] = makeReport().repositories;
    if (repository === undefined) throw new Error('The sample report has no repository');
    const report = makeReport({ repositories: [{ ...repository, paths: ['apps/a'] }] });
    expect(renderMarkdown(report, model)).toContain('412 files: <code>apps/a</code>');
  });

  it('keeps every row of the table at five cells', () => {
    const [dimension] = model.dimensions;
    if (dimension === undefined) throw new Error('The model has no dimension');
    const named = { ...model, dimensions: [{ ...dimension, name: 'a | b' }, ...model.dimensions.slice(1)] };
    const rows = renderMarkdown(makeReport(), named)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
  });
});
