import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath, entryType, splitAtNul } from '@/lib/git/output-records';

async function* chunksOf(output: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let position = 0; position < output.length; position += size) {
    yield output.subarray(position, position + size);
  }
}

describe('lib/git/output-records.ts', () => {
  it('cuts at each NUL, however the output comes', async () => {
    const record = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).map((byte) => byte || 1));
    await fc.assert(
      fc.asyncProperty(fc.array(record), fc.integer({ min: 1, max: 40 }), async (records, size) => {
        const output = Buffer.concat(records.flatMap((each) => [Buffer.from(each), Buffer.alloc(1)]));
        const found: string[] = [];
        for await (const pieces of splitAtNul(chunksOf(output, size))) {
          found.push(...pieces.map((piece) => piece.toString('hex')));
        }
        expect(found).toEqual(records.map((each) => Buffer.from(each).toString('hex')));
      }),
    );
  });

  it('keeps a last record without a NUL', async () => {
    const found: string[] = [];
    for await (const pieces of splitAtNul(chunksOf(Buffer.from('a\0b'), 1))) {
      found.push(...pieces.map(String));
    }
    expect(found).toEqual(['a', 'b']);
  });

  it('says when a path is not UTF-8', () => {
    expect(decodePath(Buffer.from([0x61, 0xe9]))).toEqual({ path: 'a\uFFFD', isLossy: true });
    expect(decodePath(Buffer.from('a\uFFFD'))).toEqual({ path: 'a\uFFFD', isLossy: false });
    expect(decodePath(Buffer.from('日本'))).toEqual({ path: '日本', isLossy: false });
  });

  it('reads modes', () => {
    expect(['100644', '100755', '100664', '120000', '160000'].map(entryType)).toEqual([
      'file',
      'file',
      'file',
      'symlink',
      'submodule',
    ]);
  });
});
