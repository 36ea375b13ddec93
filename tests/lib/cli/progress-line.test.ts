import { describe, expect, it } from 'vitest';
import { createProgressLine } from '@/lib/cli/progress-line';
import { recordedStart } from '@/tests/lib/cli/session';

function lineOn(progressWidth: number | null) {
  const start = recordedStart();
  return { start, line: createProgressLine({ ...start.terminal, progressWidth }) };
}

describe('lib/cli/progress-line.ts', () => {
  it('says nothing where stderr is no terminal', () => {
    const { start, line } = lineOn(null);
    line.show({ done: 1, total: 2, message: 'Reading' });
    line.clear();
    expect(start.told).toBe('');
  });

  it('shows how far the work is in one line, and takes it away', () => {
    const { start, line } = lineOn(40);
    line.show({ done: 1, total: 2, message: 'Reading' });
    expect(start.told).toBe('\r\u001b[2KReading 1/2');
    line.clear();
    expect(start.told).toBe('\r\u001b[2KReading 1/2\r\u001b[2K');
  });

  it('leaves a line alone that it has not written', () => {
    const { start, line } = lineOn(40);
    line.clear();
    expect(start.told).toBe('');
  });

  it('never wraps, and lets no name control the terminal', () => {
    const { start, line } = lineOn(12);
    line.show({ done: 0, total: null, message: 'a\u001b[2J\nvery long name' });
    expect(start.told.slice('\r\u001b[2K'.length)).toBe('a\\u{1b}[2J\\');
  });

  it('does not write for each of many steps', () => {
    const { start, line } = lineOn(40);
    for (let done = 0; done < 50; done += 1) line.show({ done, total: 50, message: 'Reading' });
    expect(start.told.split('\r').length).toBeLessThan(10);
  });
});
