import { describe, expect, it } from 'vitest';
import { importedKind } from '@/lib/services/import-kind';
import { hostFacts } from '@/tests/factories/connected-facts';
import { commit, deployment } from '@/tests/lib/delivery/event-file';

const kindOf = (text: string) => importedKind(new TextEncoder().encode(text));
const facts = { version: 1, facts: [hostFacts(), hostFacts()] };
const event = JSON.stringify(deployment('d1', 'a', '2026-10-05T10:00:00Z'));

describe('lib/services/import-kind.ts', () => {
  it('knows a fact file, JSON on one line or several, and YAML', () => {
    expect(kindOf(JSON.stringify(facts))).toBe('facts');
    expect(kindOf(`\uFEFF${JSON.stringify(facts)}`)).toBe('facts');
    expect(kindOf(JSON.stringify(facts, null, 2))).toBe('facts');
    expect(kindOf(`{"version":1,"facts":[\n${JSON.stringify(hostFacts())}\n]}`)).toBe('facts');
    expect(kindOf('version: 1\nfacts:\n  - kind: git-host\n')).toBe('facts');
    expect(kindOf('# what our host shows\nfacts:\n- {"kind": "git-host"}\n')).toBe('facts');
    expect(kindOf('')).toBe('facts');
  });

  it('knows an event file, line by line, as an array and as one object', () => {
    expect(kindOf(`${event}\n${event}\n`)).toBe('events');
    expect(kindOf(`\n  ${event}`)).toBe('events');
    expect(kindOf(`[${event},${event}]`)).toBe('events');
    expect(kindOf(JSON.stringify(JSON.parse(event), null, 2))).toBe('events');
    expect(kindOf(event.slice(0, 40))).toBe('events');
  });

  it('knows an event file whose first lines are bad', () => {
    expect(kindOf(`nonsense\n{"type": nonsense}\n${JSON.stringify(commit('a', []))}\n`)).toBe('events');
    expect(kindOf(`nonsense\n${JSON.stringify({ context: {}, subject: {} })}\n`)).toBe('events');
  });
});
