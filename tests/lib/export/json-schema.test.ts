import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { renderJson } from '@/lib/export/json';
import { renderSchema } from '@/lib/export/json-schema';
import { makeReport } from '@/tests/factories/sample-report';
import { makeTeamReport } from '@/tests/lib/export/team-report';

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: { 'date-time': true, date: true },
});
const validate = ajv.compile(JSON.parse(renderSchema('report')));

describe('lib/export/json-schema.ts', () => {
  it('describes what is printed as JSON', () => {
    for (const report of [makeReport(), makeTeamReport()]) {
      expect(validate(JSON.parse(renderJson(report))), ajv.errorsText(validate.errors)).toBe(true);
    }
  });

  it('refuses a level that does not exist, a missing field and a field too many', () => {
    const report = makeReport();
    const { safety, ...withoutSafety } = report;
    expect(safety).toBeDefined();
    expect(validate({ ...report, level: { ...report.level, indicated: 4 } })).toBe(false);
    expect(validate(withoutSafety)).toBe(false);
    expect(validate({ ...report, score: 7 })).toBe(false);
  });

  it('describes a fact file as people write it: what cannot be read is left out', () => {
    const validateFacts = ajv.compile(JSON.parse(renderSchema('facts')));
    const fact = { kind: 'git-host', repository: 'https://git.example.com/a/b', collectedAt: '2026-11-19T08:00:00Z' };
    expect(validateFacts({ version: 1, facts: [fact] }), ajv.errorsText(validateFacts.errors)).toBe(true);
    expect(validateFacts({ version: 1, facts: [{ ...fact, people: ['Ada'] }] })).toBe(false);
    expect(validateFacts({ version: 1, facts: [] })).toBe(false);
  });

  it('describes an event as people write it', () => {
    const validateEvent = ajv.compile(JSON.parse(renderSchema('events')));
    const event = { type: 'incident', id: 'I', openedAt: '2026-11-19T08:00:00Z' };
    expect(validateEvent(event), ajv.errorsText(validateEvent.errors)).toBe(true);
    expect(validateEvent({ ...event, openedAt: 7 })).toBe(false);
    expect(validateEvent({ ...event, type: 'party' })).toBe(false);
  });
});
