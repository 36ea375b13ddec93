import { describe, expect, it, vi } from 'vitest';
import { filesOfClass, filesWithText, matchingFiles } from '@/lib/scan/files-by-path';
import type { InventoryFile } from '@/lib/scan/inventory';
import { anInventory, someFiles } from '@/tests/factories/inventory';

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

  it('asks a pattern that takes long of the paths alone that a quick one matches', () => {
    const slow = /^[^.]+\.md$/;
    const asked: string[] = [];
    vi.spyOn(slow, 'test').mockImplementation((path) => asked.push(path) > 1);
    expect(matchingFiles(files, slow, /\.md$/).map(({ path }) => path)).toEqual(['b.md']);
    expect(asked).toEqual(['docs/a.md', 'b.md']);
  });

  it('gives the files of a class, and those that count and whose text is kept', () => {
    const left: InventoryFile = { path: 'examples/CODEOWNERS', objectId: '', notCounted: 'example' };
    const counted = someFiles('a.yaml', 'CODEOWNERS');
    const texts = new Map([
      ['CODEOWNERS', '* @team'],
      ['examples/CODEOWNERS', '* @team'],
    ]);
    const inventory = anInventory({ files: [...counted, left], texts });
    expect(filesOfClass(inventory, null)).toEqual(counted);
    expect(filesOfClass(inventory, 'example')).toEqual([left]);
    expect(filesOfClass(inventory, 'test')).toEqual([]);
    expect(filesWithText(inventory).map(({ path }) => path)).toEqual(['CODEOWNERS']);
  });
});
