import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '@/db/client';
import { jobs, modelOverlays } from '@/db/schema';
import { insertJob } from '@/db/store/jobs';
import { databaseEngine } from '@/lib/env';
import { aDatabaseAt, aLocation } from '@/tests/factories/database';

let folder = '';

// Inside the project, where the bundle finds its packages.
beforeAll(async () => {
  mkdirSync('dist', { recursive: true });
  folder = mkdtempSync('dist/test-');
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  await bundle({ worker: 'tests/factories/killable-worker.ts' }, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers from 0 up to 1, the same ones in every run (Park and Miller's generator). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function startWorker(location: string): ChildProcess {
  const DATABASE_URL = databaseEngine === 'postgres' ? location : '';
  const worker = spawn(process.execPath, [join(folder, 'worker.mjs'), location, 'db/migrations'], {
    env: { ...process.env, DATABASE_URL },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  return worker;
}

async function enqueue(db: Database, count: number, random: () => number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const id = `job-${number}`;
    const payload = 40 + Math.floor(random() * 80);
    await db.write((transaction) => insertJob(transaction, { id, kind: 'leave', key: id, payload, now: new Date() }));
  }
}

/** Waits until all jobs have ended, and checks that each left what it leaves once, and from the worker that ended it. */
async function checkEnds(db: Database, count: number): Promise<(typeof jobs.$inferSelect)[]> {
  const ended = await vi.waitFor(
    async () => {
      const rows = await db.read.select().from(jobs);
      expect(rows.filter(({ state }) => state === 'queued' || state === 'running')).toEqual([]);
      return rows;
    },
    { timeout: 100_000, interval: 200 },
  );
  expect(ended.filter(({ state }) => state === 'done')).toHaveLength(count);
  const effects = await db.read.select().from(modelOverlays);
  const expected = ended.flatMap(({ id, resultId }) => [`${id} first ${resultId}`, `${id} second ${resultId}`]);
  const found = effects.map(({ version, overlay, reason }) => `${version} ${overlay} ${reason}`);
  expect(found.sort()).toEqual(expected.sort());
  return ended;
}

describe('lib/jobs/worker.ts', () => {
  it('does every job once and leaves its effects once, however often one of two workers is killed', async () => {
    const random = seededRandom(4_173);
    const location = await aLocation();
    const db = await aDatabaseAt(location);
    await enqueue(db, 200, random);
    const workers = [startWorker(location), startWorker(location)];
    for (let kill = 0; kill < 10; kill += 1) {
      await wait(200 + random() * 400);
      const victim = random() < 0.5 ? 0 : 1;
      workers[victim]?.kill('SIGKILL');
      workers[victim] = startWorker(location);
    }
    const ended = await checkEnds(db, 200);
    expect(ended.some(({ attempts }) => attempts > 1)).toBe(true);
    // The result of these jobs is the name of the worker that ended them.
    expect(new Set(ended.map(({ resultId }) => resultId)).size).toBeGreaterThan(1);
  }, 120_000);
});
