// Lets only one process at a time install and build, when several commands are started on a fresh checkout at once.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectFolder } from './project.mjs';

// Not in the project: node_modules is replaced while the lock is held, and a stray file would show in git.
const file = join(tmpdir(), `cairn-prepare-${createHash('sha256').update(projectFolder).digest('hex').slice(0, 16)}`);

/** Runs `work` alone among the processes that prepare this checkout. The lock of a process that died is taken over. */
export async function withPreparationLock(work) {
  while (!tryLock()) {
    if (!isHolderAlive()) rmSync(file, { force: true });
    await wait(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    // Gone in the meantime is as good as dead; no permission to signal means that it lives and is somebody else's.
    return error.code === 'EPERM';
  }
}
