import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { type ContainedOptions, ContainedProcess, runContained } from '@/lib/jobs/contained-process';
import { aFolder } from '@/tests/factories/database';

/** Runs code in a process, with the input as `input` and `end()` to end well, and gives what it sent. */
async function run(code: string, options: Partial<ContainedOptions> = {}): Promise<unknown[]> {
  const file = join(aFolder(), 'process.mjs');
  writeFileSync(file, `const end = () => process.disconnect(); process.once('message', (input) => {\n${code}\n});`);
  const sent: unknown[] = [];
  await runContained({
    entry: pathToFileURL(file),
    input: { name: 'cairn' },
    env: { GREETING: 'hello' },
    onMessage: (message) => sent.push(message),
    timeLimitMilliseconds: 20_000,
    memoryLimitMebibytes: 256,
    signal: new AbortController().signal,
    ...options,
  });
  return sent;
}

/** Options that stop the process when it sends something. */
function stoppedByMessage(graceMilliseconds: number): Partial<ContainedOptions> {
  const stop = new AbortController();
  return { signal: stop.signal, onMessage: () => stop.abort('cancelled'), graceMilliseconds };
}

const hang = 'for (;;) {}';

describe('lib/jobs/contained-process.ts', () => {
  it('hands over what it is given and what the process sends, however much', async () => {
    const sent = await run("process.send([input.name, 'x'.repeat(5_000_000)], end);");
    expect(sent).toEqual([['cairn', 'x'.repeat(5_000_000)]]);
  });

  it('shows the process no more of the environment than it is given', async () => {
    const [seen] = await run('process.send(Object.keys(process.env), end);');
    expect(seen).toContain('GREETING');
    expect(seen).not.toContain('PATH');
  });

  it('kills what takes too long, even when it listens to nothing', async () => {
    const options = { timeLimitMilliseconds: 300, graceMilliseconds: 50 };
    await expect(run(hang, options)).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  it('outlives a process that uses up its memory', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length));';
    const options = { memoryLimitMebibytes: 32, stderr: 'ignore' } as const;
    await expect(run(greedy, options)).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  it('says so when a process breaks down', async () => {
    const broken = run("throw new Error('no such thing');", { stderr: 'ignore' });
    await expect(broken).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('stops a process that listens, in good order', async () => {
    const listening = "process.on('message', end); process.send('ready');";
    await expect(run(listening, stoppedByMessage(20_000))).rejects.toBe('cancelled');
  });

  it('kills a process that does not stop when it is told to', async () => {
    const deaf = `process.send('ready', () => { ${hang} });`;
    await expect(run(deaf, stoppedByMessage(50))).rejects.toBe('cancelled');
  });

  it('does not begin when it is already stopped', async () => {
    await expect(run(hang, { signal: AbortSignal.abort('stopped') })).rejects.toBe('stopped');
  });

  it('does one piece of work after the other in a process that says when it is done', async () => {
    const file = join(aFolder(), 'process.mjs');
    writeFileSync(
      file,
      "process.on('message', ({ n }) => process.send([n, process.pid], () => process.send('done')));",
    );
    const contained = new ContainedProcess({ entry: pathToFileURL(file), env: {}, memoryLimitMebibytes: 64 });
    const sent: unknown[] = [];
    const common = { onMessage: (message: unknown) => sent.push(message), timeLimitMilliseconds: 20_000 };
    const signal = new AbortController().signal;
    for (const n of [1, 2]) await contained.run({ ...common, input: { n }, signal });
    const [[, pid]] = sent as [[number, number]];
    expect(sent).toEqual([
      [1, pid],
      [2, pid],
    ]);
    expect(contained.isReady).toBe(true);
    contained.end();
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
  });
});
