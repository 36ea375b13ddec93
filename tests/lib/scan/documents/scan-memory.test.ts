import { describe, expect, it, vi } from 'vitest';
import { Derivation, ListDerivation, ScanMemory } from '@/lib/scan/documents/scan-memory';

describe('lib/scan/documents/scan-memory.ts', () => {
  it('keeps nothing without a memory', () => {
    const derivation = new Derivation<string, string[]>();
    derivation.keep(undefined, 'key', ['a']);
    expect(derivation.known(undefined, 'key')).toBeUndefined();
  });

  it('keeps what the last scan asked for, and forgets what it did not', () => {
    const memory = new ScanMemory();
    const derivation = new Derivation<string, string[]>();
    const first = ['first'];
    memory.begin();
    derivation.keep(memory, 'kept', first);
    derivation.keep(memory, 'dropped', ['first']);
    memory.begin();
    expect(derivation.known(memory, 'kept')).toBe(first);
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

  it('derives every item of a list again without a memory', () => {
    const derive = vi.fn((item: string) => [item]);
    const derivation = new ListDerivation<string, string[]>();
    expect(derivation.each(undefined, ['a', 'b'], derive)).toEqual([['a'], ['b']]);
    derivation.each(undefined, ['a', 'b'], derive);
    expect(derive).toHaveBeenCalledTimes(4);
    expect(derive).toHaveBeenLastCalledWith('b', undefined, 1);
  });

  it('gives what the last scan derived from the items that a list still holds, wherever they stand', () => {
    const memory = new ScanMemory();
    const derivation = new ListDerivation<string, string[]>();
    const each = (items: readonly string[], scan: string) => {
      memory.begin();
      return derivation.each(memory, items, (item, last) => last ?? [`${item} of ${scan}`]).flat();
    };
    each(['a', 'b', 'c', 'd'], 'the first');
    expect(each(['new', 'a', 'd', 'b'], 'the second')).toEqual([
      'new of the second',
      'a of the first',
      'd of the first',
      'b of the first',
    ]);
    expect(each(['c', 'new'], 'the third')).toEqual(['c of the third', 'new of the second']);
  });

  it('knows items by their keys where it is told how', () => {
    const memory = new ScanMemory();
    const derivation = new ListDerivation<{ path: string }, { path: string }>(({ path }) => path);
    const first = { path: 'a' };
    derivation.each(memory, [first], (item) => item);
    memory.begin();
    expect(derivation.each(memory, [{ path: 'a' }], (item, last) => last ?? item)[0]).toBe(first);
  });

  it('forgets a list that was not asked for in a whole scan', () => {
    const memory = new ScanMemory();
    const derivation = new ListDerivation<string, string[]>();
    memory.begin();
    derivation.each(memory, ['a'], () => ['first']);
    memory.begin();
    memory.begin();
    expect(derivation.each(memory, ['a'], (_, last) => last ?? ['again'])).toEqual([['again']]);
  });
});
