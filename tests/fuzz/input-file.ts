import { readFileSync, writeSync } from 'node:fs';

const headerLength = 12;

/** Notes the input that is read next: its number, its length and its bytes. */
export function writeInput(file: number, count: number, input: Buffer): void {
  const record = Buffer.allocUnsafe(headerLength + input.length);
  record.writeDoubleLE(count, 0);
  record.writeUInt32LE(input.length, 8);
  input.copy(record, headerLength);
  writeSync(file, record, 0, record.length, 0);
}

/** The input that was noted last. Null where none was. */
export function readInput(path: string): { count: number; input: Buffer } | null {
  const record = readFileSync(path);
  if (record.length < headerLength) return null;
  const length = record.readUInt32LE(8);
  return { count: record.readDoubleLE(0), input: record.subarray(headerLength, headerLength + length) };
}
