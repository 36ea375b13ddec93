import { describe, expect, it } from 'vitest';
import { judgeRead } from '@/tests/fuzz/judge-read';
import { mutate } from '@/tests/fuzz/mutate';
import { Random } from '@/tests/fuzz/random';
import { targets } from '@/tests/fuzz/targets';

const inputs = 30;

describe('readers of what strangers write', () => {
  it.each(Object.entries(targets))('%s gives an answer to mutated bytes', async (name, target) => {
    const random = new Random(name.length);
    const corpus = target.seeds.map((seed) => Buffer.from(seed));
    const grammar = { corpus, pieces: target.pieces.map((piece) => Buffer.from(piece)) };
    const faults = [];
    for (let count = 0; count < inputs + corpus.length; count += 1) {
      const input = corpus[count] ?? mutate(random, grammar, 1_024);
      const { fault } = await judgeRead(target, input, Number.POSITIVE_INFINITY);
      if (fault) faults.push({ detail: fault.detail, input: input.toString() });
    }
    expect(faults).toEqual([]);
  });
});
