import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader, type EventLine } from '@/lib/delivery/read-events';
import { commit, deployment, everyRuleText } from '@/tests/lib/delivery/event-file';

function read(...pieces: (string | Uint8Array)[]): EventLine[] {
  const reader = createEventReader();
  const encoder = new TextEncoder();
  return [
    ...pieces.flatMap((piece) => reader.push(typeof piece === 'string' ? encoder.encode(piece) : piece)),
    ...reader.end(),
  ];
}

const refusals = (text: string) =>
  read(text).map((line) => ('refused' in line ? `${line.line}: ${line.refused}` : line.line));
const good = JSON.stringify(deployment('d', 'a', '2026-10-05T10:00:00Z'));

describe('lib/delivery/read-events.ts', () => {
  it('refuses bad lines by number and reason, and takes the others', () => {
    expect(
      refusals(
        [
          good,
          '{"type":"deployment"',
          '[]',
          'null',
          '{"id":"x"}',
          '{"type":"toString"}',
          '{"type":"incident","id":"I","openedAt":"2026-02-30T10:00:00Z"}',
          '{"type":"incident","id":"I","openedAt":"2026-10-05 10:00"}',
          '{"type":"recovery","deployment":null,"recoveredAt":"2026-10-05T10:00:00Z","by":"luck"}',
          '{"type":"commit"}',
          '{"type":"commit","repository":"a\\nb","revision":"","parents":[5],"authoredAt":1,"committedAt":2}',
          good,
        ].join('\n'),
      ),
    ).toEqual([
      1,
      '2: is not JSON',
      '3: is not a JSON object',
      '4: is not a JSON object',
      '5: type is missing: deployment, change, commit, recovery, incident, resolution',
      '6: type must be one of: deployment, change, commit, recovery, incident, resolution',
      '7: openedAt must be a time with its zone, such as 2026-11-02T10:00:00Z',
      '8: openedAt must be a time with its zone, such as 2026-11-02T10:00:00Z',
      '9: deployment is missing; by invalid option: expected one of "flag"|"traffic"|"manual"',
      '10: repository is missing; revision is missing; parents is missing; and 2 more',
      expect.stringMatching(/^11: repository must be one line of text; .*and 2 more$/),
      12,
    ]);
  });

  it('takes blank lines, line ends of Windows, a byte order mark and a last line without end', () => {
    expect(refusals(`\ufeff${good}\r\n\r\n   \n${good}`)).toEqual([1, 4]);
  });

  it('refuses what is no UTF-8 and what is too long, and goes on', () => {
    const long = new Uint8Array(700_000).fill(97);
    const lines = read(new Uint8Array([255, 254, 10]), long, long, `\n${good}\n`);
    expect(lines.map((line) => ('refused' in line ? line.refused : line.line))).toEqual([
      'is not UTF-8 text',
      'is longer than 1 MB',
      3,
    ]);
  });

  it('keeps times in UTC, fields that are null as left out, and unknown fields out', () => {
    const [line] = read(
      JSON.stringify(
        deployment('d', 'a', '2026-03-29T03:30:00.5+02:00', { previousRevision: null, owner: 'Ada', __proto__: 1 }),
      ),
    );
    expect(line).toEqual({
      line: 1,
      event: { ...deployment('d', 'a', '2026-03-29T01:30:00.500Z') },
      unknownFields: ['owner'],
    });
  });

  it('reads the same however the file is cut into pieces', () => {
    const bytes = new TextEncoder().encode(`${everyRuleText()}${JSON.stringify(commit('ü', []))}`);
    const expected = read(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        expect(read(...places.slice(1).map((end, at) => bytes.slice(places[at], end)))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.json(), (bytes, json) => {
        for (const line of read(bytes, '\n', json)) expect(line).toHaveProperty('line');
      }),
    );
    expect(refusals('['.repeat(100_000))).toEqual(['1: is not JSON: it is never closed']);
    expect(refusals(`nonsense\n${'['.repeat(100_000)}`)).toEqual(['1: is not JSON', '2: is not JSON']);
  });
});
