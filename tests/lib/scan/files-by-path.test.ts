import { describe, expect, it, vi } from 'vitest';
import { matchingFiles } from '@/lib/scan/files-by-path';
import type { InventoryFile } from '@/lib/scan/inventory';

const files: InventoryFile[] = ['docs/a.md', 'b.md', 'c.yaml'].map((path, at) => ({
  path,
  objectId: String(at),
  notCounted: null,
}));

describe('lib/scan/files-by-path.ts', () => {
  it('gives the files whose path matches, in their order', () => {
    expect(matchingFiles(files, /\.md$/).map(({ path }) => path)).toEqual(['docs/a.md', 'b.md']);
    expect(matchingFiles(files, /\.md$/i)).toHaveLength(2);
    expect(matchingFiles(files, /\.txt$/)).toEqual([]);
  });

  it('asks each path once, also for a pattern that is written anew with each call', () => {
    const pattern = () => /^docs\//;
    const asked = pattern();
    matchingFiles(files, pattern());
    const test = vi.spyOn(asked, 'test');
    expect(matchingFiles(files, asked)).toHaveLength(1);
    expect(test).not.toHaveBeenCalled();
  });

  it('keeps what it found apart for each list and each pattern', () => {
    const others = files.map((file) => ({ ...file, path: file.path.replace('docs', 'notes') }));
    expect(matchingFiles(files, /^docs/)).toHaveLength(1);
    expect(matchingFiles(others, /^docs/)).toHaveLength(0);
    expect(matchingFiles(files, /^DOCS/i)).toHaveLength(1);
    expect(matchingFiles(files, /^DOCS/)).toHaveLength(0);
  });
});
