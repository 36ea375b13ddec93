import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/assessment/report';
import { renderJson } from '@/lib/export/json';
import { makeIndicator, makeReport } from '@/tests/factories/sample-report';

/** The same report with the fields of every object in the opposite order. */
function reversed(report: Report): Report {
  const turn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turn);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, turn(inner)]),
    );
  };
  // The copy has the fields of the report that went in.
  return turn(report) as Report;
}

describe('lib/export/json.ts', () => {
  it('writes the same text whatever the order in which a report was put together', () => {
    const report = makeReport();
    expect(JSON.stringify(reversed(report))).not.toBe(JSON.stringify(report));
    expect(renderJson(reversed(report))).toBe(renderJson(report));
  });

  it('puts the fields of the report in the order of the schema and measures by name', () => {
    const indicators = [makeIndicator({ id: 'clusters', measures: { of: 2, met: 1, names: ['b', 'a'] } })];
    const parsed = JSON.parse(renderJson(makeReport({ indicators })));
    expect(Object.keys(parsed).slice(0, 4)).toEqual(['schemaVersion', 'model', 'now', 'repositories']);
    expect(Object.keys(parsed.indicators[0].measures)).toEqual(['met', 'names', 'of']);
    expect(parsed.indicators[0].measures.names).toEqual(['b', 'a']);
  });

  it('loses nothing, and ends with one line end', () => {
    const report = makeReport();
    expect(JSON.parse(renderJson(report))).toEqual(report);
    expect(renderJson(report)).toMatch(/[^\n]\n$/);
  });

  it('refuses what is no report', () => {
    const { level, ...rest } = makeReport();
    expect(() => renderJson({ ...rest, level: { ...level, coverage: 2 } })).toThrow('coverage');
  });
});
