import { describe, expect, it } from 'vitest';
import { countStarts } from '@/lib/delivery/deployment-starts';
import { deployment, trace } from '@/tests/lib/delivery/event-file';

const count = (...records: object[]) => countStarts(trace(records).deployments);

describe('lib/delivery/deployment-starts.ts', () => {
  it('counts what automation and what people started, and leaves out what no event tells', () => {
    expect(
      count(
        deployment('d-1', 'a', '2026-10-01T10:00:00Z', { startedBy: 'automation' }),
        deployment('d-2', 'b', '2026-10-02T10:00:00Z', { startedBy: 'person' }),
        deployment('d-3', 'c', '2026-10-03T10:00:00Z'),
      ),
    ).toEqual({ automation: 1, person: 1 });
  });

  it("takes a deployment that one record says a person started for a person's, in whatever order they come", () => {
    const by = (startedBy: string, minute: number) =>
      deployment(`d-${minute}`, 'a', `2026-10-01T10:0${minute}:00Z`, { startedBy, source: startedBy });
    expect(count(by('automation', 1), by('person', 2))).toEqual({ automation: 0, person: 1 });
    expect(count(by('person', 1), by('automation', 2))).toEqual({ automation: 0, person: 1 });
  });

  it('takes the word of the record that tells, where another of the same deployment does not', () => {
    const silent = deployment('d-1', 'a', '2026-10-01T10:00:00Z');
    const telling = deployment('d-2', 'a', '2026-10-01T10:01:00Z', { startedBy: 'automation', source: 'ci' });
    expect(count(silent, telling)).toEqual({ automation: 1, person: 0 });
  });
});
