import { describe, expect, it } from 'vitest';
import { createLog } from '@/lib/log';

describe('lib/log.ts', () => {
  it('writes one JSON object a line, errors with their stack', () => {
    const written: string[] = [];
    const log = createLog({ write: (text) => written.push(text) }, () => new Date('2026-11-01T12:00:00Z'));
    log.info('Job started', { job: 'a' });
    log.error('Job failed', { error: new Error('two\nlines') });
    expect(JSON.parse(written[0] ?? '')).toEqual({
      at: '2026-11-01T12:00:00.000Z',
      level: 'info',
      message: 'Job started',
      job: 'a',
    });
    expect(written[1]?.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(written[1] ?? '').error).toMatch(/^Error: two\nlines\n +at /);
  });
});
