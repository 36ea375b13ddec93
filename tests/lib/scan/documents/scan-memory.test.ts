import { describe, expect, it, vi } from 'vitest';
import { Derivation, ScanMemory } from '@/lib/scan/documents/scan-memory';

describe('lib/scan/documents/scan-memory.ts', () => {
  it('derives again and again without a memory', () => {
    const derive = vi.fn(() => ['a']);
    const derivation = new Derivation<string, string[]>();
    expect(derivation.of(undefined, 'key', derive)).not.toBe(derivation.of(undefined, 'key', derive));
    expect(derive).toHaveBeenCalledTimes(2);
  });

  it('keeps what the last scan asked for, and forgets what it did not', () => {
    const memory = new ScanMemory();
    const derivation = new Derivation<string, string[]>();
    memory.begin();
    const first = derivation.of(memory, 'kept', () => ['first']);
    derivation.of(memory, 'dropped', () => ['first']);
    memory.begin();
    expect(derivation.of(memory, 'kept', () => ['second'])).toBe(first);
    memory.begin();
    expect(derivation.known(memory, 'kept')).toBe(first);
    expect(derivation.known(memory, 'dropped')).toBeUndefined();
  });

  it('forgets all when nothing was asked for in a whole scan', () => {
    const memory = new ScanMemory();
    const derivation = new Derivation<string, string[]>();
    memory.begin();
    derivation.keep(memory, 'key', ['first']);
    memory.begin();
    memory.begin();
    expect(derivation.known(memory, 'key')).toBeUndefined();
  });

  it('keeps the memories of two repositories apart', () => {
    const [one, other] = [new ScanMemory(), new ScanMemory()];
    const derivation = new Derivation<string, string[]>();
    derivation.keep(one, 'key', ['one']);
    expect(derivation.known(other, 'key')).toBeUndefined();
  });
});
