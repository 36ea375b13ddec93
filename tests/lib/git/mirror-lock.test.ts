import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type LockTiming, withLock } from '@/lib/git/mirror-lock';
import { errorOf, temporaryFolder } from '@/tests/lib/git/open-for-test';

const timing: LockTiming = {
  beatMilliseconds: 5,
  staleMilliseconds: 60_000,
  waitMilliseconds: 5000,
  pollMilliseconds: 2,
};

function lockFile(): string {
  return path.join(temporaryFolder(), 'mirror.lock');
}

/** As another process would have written it. */
function writeHolder(file: string, holder: { processId?: number; host?: string }, ageMilliseconds = 0): void {
  writeFileSync(file, JSON.stringify({ processId: process.pid, host: hostname(), nonce: 'other', ...holder }));
  const then = new Date(Date.now() - ageMilliseconds);
  utimesSync(file, then, then);
}

/** The id of no process: above the most that Linux and macOS give. */
const noProcess = 2 ** 22 + 1;

describe('lib/git/mirror-lock.ts', () => {
  it('lets one in at a time and leaves nothing behind', async () => {
    const file = lockFile();
    let inside = 0;
    const results = await Promise.all(
      [1, 2, 3, 4].map((value) =>
        withLock(
          file,
          async () => {
            inside += 1;
            await sleep(3);
            expect(inside).toBe(1);
            inside -= 1;
            return value;
          },
          { timing },
        ),
      ),
    );
    expect(results).toEqual([1, 2, 3, 4]);
    expect(existsSync(file)).toBe(false);
  });

  it('opens again when the work fails', async () => {
    const file = lockFile();
    const reason = new Error('failed');
    await expect(withLock(file, () => Promise.reject(reason), { timing })).rejects.toBe(reason);
    expect(existsSync(file)).toBe(false);
  });

  it('waits for a living holder, and gives up in the end', async () => {
    const file = lockFile();
    writeHolder(file, {});
    const waiting = withLock(file, async () => 'in', { timing: { ...timing, waitMilliseconds: 20 } });
    expect((await errorOf(waiting)).code).toBe('conflict');
    expect(readFileSync(file, 'utf8')).toContain('other');
  });

  it('stops waiting when it is told to', async () => {
    const file = lockFile();
    writeHolder(file, {});
    const signal = AbortSignal.timeout(20);
    await expect(withLock(file, async () => 'in', { timing, signal })).rejects.toThrow();
  });

  it('takes over from a process that is gone', async () => {
    const file = lockFile();
    writeHolder(file, { processId: noProcess });
    expect(await withLock(file, async () => 'in', { timing })).toBe('in');
  });

  it('takes over from a holder on another machine, or half written, only after long silence', async () => {
    const file = lockFile();
    const impatient = { timing: { ...timing, waitMilliseconds: 20 } };
    writeHolder(file, { host: 'elsewhere', processId: noProcess });
    expect((await errorOf(withLock(file, async () => 'in', impatient))).code).toBe('conflict');
    writeHolder(file, { host: 'elsewhere', processId: noProcess }, 61_000);
    expect(await withLock(file, async () => 'in', impatient)).toBe('in');
    writeFileSync(file, '{"proc');
    expect((await errorOf(withLock(file, async () => 'in', impatient))).code).toBe('conflict');
  });

  it('lets only one of many take over', async () => {
    const file = lockFile();
    writeHolder(file, { processId: noProcess });
    let inside = 0;
    const work = async () => {
      inside += 1;
      await sleep(3);
      expect(inside).toBe(1);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 6 }, () => withLock(file, work, { timing })));
  });

  it('shows that it lives while it works', async () => {
    const file = lockFile();
    const isFresh = { timing: { ...timing, staleMilliseconds: 200 } };
    const work = async () => {
      writeHolder(file, {}, 10_000);
      await sleep(60);
      expect(
        (await errorOf(withLock(file, async () => 'in', { timing: { ...isFresh.timing, waitMilliseconds: 1 } }))).code,
      ).toBe('conflict');
    };
    await withLock(file, work, isFresh);
  });

  it('does not remove the lock of the one that took over', async () => {
    const file = lockFile();
    await withLock(file, async () => writeHolder(file, {}), { timing });
    expect(readFileSync(file, 'utf8')).toContain('other');
  });
});
