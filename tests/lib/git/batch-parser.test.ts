import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchParser } from '@/lib/git/batch-parser';

describe('lib/git/batch-parser.ts', () => {
  it('gives the same objects however the output is cut', () => {
    const object = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 30 })), (objects, cuts) => {
        const output = Buffer.concat(
          objects.map((bytes, index) => {
            const id = `${index}`.padStart(40, '0');
            return bytes
              ? Buffer.concat([Buffer.from(`${id} blob ${bytes.length}\n`), bytes, Buffer.from('\n')])
              : Buffer.from(`${id} missing\n`);
          }),
        );
        const parser = new BatchParser();
        const found = cut(output, cuts).flatMap((chunk) => [...parser.push(chunk)]);
        expect(found.map((each) => each.bytes && Buffer.from(each.bytes))).toEqual(objects);
        expect(found.map((each) => Number(each.objectId))).toEqual(objects.map((_, index) => index));
      }),
    );
  });

  it('gives an object over the limit without its bytes as soon as its header is there', () => {
    const header = Buffer.from(`${'a'.repeat(40)} blob 3\nabc\n${'b'.repeat(40)} blob 99999999999999\n`);
    const [small, large] = [...new BatchParser(3).push(header)];
    expect(small?.bytes?.toString()).toBe('abc');
    expect(large).toEqual({ objectId: 'b'.repeat(40), type: 'blob', bytes: null });
  });

  it('takes a size that is none for an object that is not there', () => {
    const [object] = [...new BatchParser().push(Buffer.from(`${'a'.repeat(40)} blob -2\n`))];
    expect(object).toEqual({ objectId: 'a'.repeat(40), type: null, bytes: null });
  });

  it('copies nothing of an object that is whole in a chunk', () => {
    const chunk = Buffer.from(`${'a'.repeat(40)} blob 3\nabc\n`);
    const [object] = [...new BatchParser().push(chunk)];
    expect(object?.bytes?.buffer).toBe(chunk.buffer);
  });
});

function cut(output: Buffer, sizes: number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let position = 0;
  for (const size of sizes) {
    chunks.push(output.subarray(position, position + size));
    position += size;
  }
  return [...chunks, output.subarray(position)];
}
