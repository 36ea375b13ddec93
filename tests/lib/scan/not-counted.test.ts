import { describe, expect, it } from 'vitest';
import type { Unread } from '@/lib/scan/documents/unread';
import { summarizeNotCounted } from '@/lib/scan/not-counted';
import { inventoryOf } from '@/tests/factories/scanned-files';

function summary(files: Record<string, string>, unread: Unread[] = []) {
  return summarizeNotCounted({ ...inventoryOf(files), unread }).map(({ path, files, reason, note }) =>
    reason === 'unread' ? [path, files, note] : [path, files, reason],
  );
}

describe('lib/scan/not-counted.ts', () => {
  it('names the topmost folder that is left out as a whole, and files where it is not', () => {
    const files = { 'tests/a/b.yaml': '', 'tests/c.yaml': '', 'app/ci/test-values.yaml': '', 'app/values.yaml': '' };
    expect(summary(files)).toEqual([
      ['app/ci', 1, 'test'],
      ['tests', 2, 'test'],
    ]);
  });

  it('lists first what could not be read, each file once with all its places', () => {
    const unread = [
      { path: 'b.yaml', line: 3, reason: 'bad' },
      { path: 'b.yaml', line: 9, reason: 'worse' },
      { path: 'b.yaml', line: 9, reason: 'worse' },
      { path: 'a.yaml', line: null, reason: 'too large' },
    ];
    expect(summary({ 'tests/a.yaml': '' }, unread)).toEqual([
      ['a.yaml', 1, 'too large'],
      ['b.yaml', 1, 'line 3: bad; line 9: worse'],
      ['tests', 1, 'test'],
    ]);
  });

  it('sums up what is too much to list, so that no file is lost', () => {
    const unread = Array.from({ length: 250 }, (_, index) => ({
      path: `${index + 1000}.yaml`,
      line: null,
      reason: 'x',
    }));
    const entries = summary({ 'tests/a.yaml': '', 'tests/b.yaml': '' }, unread);
    expect(entries).toHaveLength(202);
    expect(entries.slice(199)).toEqual([
      ['1199.yaml', 1, 'x'],
      ['.', 50, 'and 50 more, which are not listed'],
      ['.', 2, 'test'],
    ]);
  });

  it('cuts the places of one file', () => {
    const unread = Array.from({ length: 8 }, (_, index) => ({ path: 'a.yaml', line: index + 1, reason: 'bad' }));
    expect(summary({}, unread)).toEqual([
      ['a.yaml', 1, 'line 1: bad; line 2: bad; line 3: bad; line 4: bad; line 5: bad; 3 more places'],
    ]);
  });
});
