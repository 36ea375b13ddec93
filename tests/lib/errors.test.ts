import { describe, expect, it } from 'vitest';
import { CairnError, isCairnError } from '@/lib/errors';

describe('lib/errors.ts', () => {
  it('is told apart by its code', () => {
    const cause = new Error('inner');
    const error = new CairnError('not-found', 'Give another path.', { cause });
    expect(error).toMatchObject({ name: 'CairnError', code: 'not-found', message: 'Give another path.', cause });
    expect(isCairnError(error)).toBe(true);
    expect(isCairnError(error, 'not-found')).toBe(true);
    expect(isCairnError(error, 'conflict')).toBe(false);
    expect(isCairnError(cause)).toBe(false);
  });
});
