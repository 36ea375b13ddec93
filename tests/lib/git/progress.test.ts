import { describe, expect, it } from 'vitest';
import { progressReader, type TransferProgress } from '@/lib/git/progress';

describe('lib/git/progress.ts', () => {
  it('reads progress however the text is cut, and nothing else', () => {
    const text =
      'From x\nremote: Counting objects: 100% (4/4), done.\nReceiving objects:  50% (10/20), 1 MiB | 2 MiB/s\rReceiving objects: 100% (20/20), done.\n';
    for (const size of [1, 7, 1000]) {
      const seen: TransferProgress[] = [];
      const read = progressReader((progress) => seen.push(progress));
      for (let position = 0; position < text.length; position += size) {
        read(text.slice(position, position + size));
      }
      expect(seen).toEqual([
        { step: 'Counting objects', done: 4, total: 4 },
        { step: 'Receiving objects', done: 10, total: 20 },
        { step: 'Receiving objects', done: 20, total: 20 },
      ]);
    }
  });
});
