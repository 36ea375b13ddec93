import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ContainedProcess, ProcessOptions } from '@/lib/jobs/contained-process';
import { RestingProcesses } from '@/lib/jobs/resting-processes';
import { aFolder } from '@/tests/factories/database';

/** A program that answers with its process id, and breaks down when it is told to. */
function program(): ProcessOptions {
  const file = join(aFolder(), 'process.mjs');
  const answer = "process.send(process.pid, () => process.send('done'))";
  writeFileSync(file, `process.on('message', ({ crash }) => (crash ? process.exit(3) : ${answer}));`);
  return { entry: pathToFileURL(file), env: {}, memoryLimitMebibytes: 64, stderr: 'ignore' };
}

function processes(restMilliseconds?: number): RestingProcesses {
  const resting = new RestingProcesses(restMilliseconds);
  onTestFinished(() => resting.end());
  return resting;
}

/** Lets a process do a piece of work; gives its id. */
async function work(process: ContainedProcess, crash = false): Promise<unknown> {
  const sent: unknown[] = [];
  const signal = new AbortController().signal;
  const onMessage = (message: unknown) => sent.push(message);
  await process.run({ input: { crash }, onMessage, timeLimitMilliseconds: 20_000, signal });
  return sent[0];
}

describe('lib/jobs/resting-processes.ts', () => {
  it('gives the next work to the process that is done', async () => {
    const [resting, options] = [processes(), program()];
    const first = resting.take(options);
    const id = await work(first);
    resting.giveBack(first);
    expect(await work(resting.take(options))).toBe(id);
  });

  it('starts another one while the first works', async () => {
    const [resting, options] = [processes(), program()];
    const both = [resting.take(options), resting.take(options)];
    const [one, other] = await Promise.all(both.map((each) => work(each)));
    expect(one).not.toBe(other);
    for (const each of both) resting.giveBack(each);
  });

  it('starts anew after one that broke down', async () => {
    const [resting, options] = [processes(), program()];
    const broken = resting.take(options);
    const id = await work(broken);
    await expect(work(broken, true)).rejects.toMatchObject({ code: 'unreadable' });
    resting.giveBack(broken);
    const next = resting.take(options);
    expect(next).not.toBe(broken);
    expect(await work(next)).not.toBe(id);
    resting.giveBack(next);
  });

  it('lets a process go that has waited for long', async () => {
    const [resting, options] = [processes(1), program()];
    const first = resting.take(options);
    const id = Number(await work(first));
    resting.giveBack(first);
    await vi.waitFor(() => expect(() => process.kill(id, 0)).toThrow(), { timeout: 10_000 });
    await wait(1);
    expect(resting.take(options)).not.toBe(first);
  });
});
