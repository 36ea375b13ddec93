import { describe, expect, it } from 'vitest';
import { linesOfNames } from '@/lib/scan/documents/name-lines';

describe('lib/scan/documents/name-lines.ts', () => {
  it('tells the line of the first place where a name stands in quotes', () => {
    const lineOf = linesOfNames('{\n  "a": "b",\n  "c": {"a": 1, "quoted \\" text": "d"}\n}\n');
    expect(['a', 'b', 'c', 'd', 'e', ''].map(lineOf)).toEqual([2, 2, 3, 3, null, null]);
  });
});
