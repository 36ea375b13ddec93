import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderTable } from '@/lib/export/table';
import { columnsOf } from '@/lib/export/terminal-text';
import { makeCriterion, makeLevel, makeModel, makePlace, makeReport } from '@/tests/factories/sample-report';
import { makeTeamReport } from '@/tests/lib/export/team-report';

const model = makeModel();

describe('lib/export/table.ts', () => {
  it('fits a narrow terminal', async () => {
    await expect(renderTable(makeTeamReport(), model, { width: 80 })).toMatchFileSnapshot('golden/table-80.txt');
  });

  it('uses the room of a wide one', async () => {
    await expect(renderTable(makeTeamReport(), model, { width: 140 })).toMatchFileSnapshot('golden/table-140.txt');
  });

  it('never goes over the width, save for what must stay whole', () => {
    for (const width of [80, 97, 120, 160]) {
      const lines = renderTable(makeTeamReport(), model, { width }).split('\n');
      expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    }
  });

  it('takes a width outside of 80 to 160 for the nearest', () => {
    const at = (width: number) => renderTable(makeTeamReport(), model, { width });
    expect(at(20)).toBe(at(80));
    expect(at(400)).toBe(at(160));
  });

  it('adds colours and nothing else when asked to', () => {
    const plain = renderTable(makeTeamReport(), model, { width: 100 });
    const coloured = renderTable(makeTeamReport(), model, { width: 100, colour: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('names the folders that were looked at, where that was not all of a repository', () => {
    const [repository] = makeReport().repositories;
    if (repository === undefined) throw new Error('The sample report has no repository');
    const report = makeReport({ repositories: [{ ...repository, paths: ['apps/a', 'apps/b'] }] });
    expect(renderTable(report, model, { width: 100 })).toContain('412 files: apps/a, apps/b\n');
    expect(renderTable(makeReport(), model, { width: 100 })).toContain('412 files\n');
  });

  it('puts safety findings first', () => {
    const text = renderTable(makeTeamReport(), model, { width: 100 });
    expect(text.indexOf('Safety first')).toBe(0);
    expect(renderTable(makeReport({ safety: [] }), model, { width: 100 })).not.toContain('Safety first');
  });

  it('shows where nothing is deployed without levels or steps', () => {
    const level = makeLevel({ indicated: null, verified: null, placement: 'nothing-deployed' });
    const text = renderTable(makeReport({ level, criteria: [], roadmap: [], safety: [] }), model, { width: 100 });
    expect(text).toContain('No level: nothing here is deployed.');
    expect(text).not.toContain('holds Level');
    expect(text).not.toContain('Dimensions');
    expect(text).not.toContain('Next steps');
  });

  it('lets no text of a repository control the terminal or break a line', () => {
    const hostile = makePlace('a\u001b]0;title\u0007\nb.yaml', 3, 'note\u001b[2J\nsecond line');
    const criteria = [
      makeCriterion({
        id: 'x',
        gate: 1,
        outcome: 'not-met',
        reason: 'Because\u001b[8m of\nthis.',
        evidence: [hostile],
      }),
    ];
    const text = renderTable(makeReport({ criteria }), model, { width: 100 });
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u0007');
    expect(text).toContain('a\\u{1b}]0;title\\u{7}\\nb.yaml:3');
    expect(text).toContain('Because\\u{1b}[8m of this.');
  });

  it('cuts a long list of files that were not read, and says so', () => {
    const notCounted = Array.from({ length: 8 }, (_, index) => ({
      repository: 'r',
      path: `f${index}.yaml`,
      files: 1,
      reason: 'unread' as const,
      note: 'over 10 MB',
    }));
    const text = renderTable(makeReport({ notCounted }), model, { width: 100 });
    expect(text).toContain('Not read: f4.yaml: over 10 MB\nNot read: 3 more files\n');
    expect(text).not.toContain('f5.yaml');
  });
});
