import { isUtf8 } from 'node:buffer';

/** Cuts a stream of bytes at each NUL. The pieces point into the stream's chunks: decode or copy what is kept. */
export async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const records: Buffer[] = [];
    let start = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      records.push(data.subarray(start, end));
      start = end + 1;
    }
    rest = data.subarray(start);
    yield records;
  }
  if (rest.length > 0) {
    yield [rest];
  }
}

/** A path of a repository as text. Git's paths are bytes: one that is not UTF-8 gets replacement characters and the mark. */
export interface DecodedPath {
  path: string;
  /** True when `path` is not exact, so that it can be shown but not asked for. */
  isLossy: boolean;
}

export function decodePath(bytes: Buffer): DecodedPath {
  const path = bytes.toString('utf8');
  return { path, isLossy: path.includes('\uFFFD') && !isUtf8(bytes) };
}

export type EntryType = 'file' | 'symlink' | 'submodule';

/** What a mode of git's trees, in octal, stands for. */
export function entryType(mode: string): EntryType {
  return mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file';
}
