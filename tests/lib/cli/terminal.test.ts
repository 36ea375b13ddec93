import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '@/lib/cli/terminal';

describe('lib/cli/terminal.ts', () => {
  it('has a fixed width and no progress where nothing is a terminal', () => {
    const terminal = openTerminal(new PassThrough(), new PassThrough());
    expect(terminal).toMatchObject({ width: 100, progressWidth: null });
  });

  it('takes the widths of terminals', () => {
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 132 });
    const errors = Object.assign(new PassThrough(), { isTTY: true, columns: 90 });
    expect(openTerminal(output, errors)).toMatchObject({ width: 132, progressWidth: 90 });
  });

  it('takes the usual width for a terminal that does not know its own', () => {
    const unknown = () => Object.assign(new PassThrough(), { isTTY: true, columns: 0 });
    expect(openTerminal(unknown(), unknown())).toMatchObject({ width: 100, progressWidth: 100 });
  });

  it('goes on when nobody reads any more', async () => {
    const closed = new PassThrough();
    const terminal = openTerminal(closed, new PassThrough());
    closed.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await expect(terminal.print('x')).resolves.toBeUndefined();
  });

  it('resolves once the text was taken', async () => {
    const output = new PassThrough();
    await openTerminal(output, new PassThrough()).print('hello');
    expect(String(output.read())).toBe('hello');
  });
});
