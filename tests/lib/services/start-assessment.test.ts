import { describe, expect, it } from 'vitest';
import { cancelJob } from '@/lib/services/cancel-job';
import { getJob } from '@/lib/services/get-job';
import { startAssessment } from '@/lib/services/start-assessment';
import { aContext } from '@/tests/factories/context';

const address = 'https://github.com/example/config';

describe('lib/services/start-assessment.ts', () => {
  it('queues a job that can be followed', async () => {
    const context = await aContext();
    const { jobId } = await startAssessment(context, { address });
    expect(await getJob(context, { id: jobId })).toEqual({
      id: jobId,
      kind: 'assess',
      state: 'queued',
      progress: { done: 0, total: null, message: '' },
      error: null,
      assessmentId: null,
      team: null,
      createdAt: '2026-11-01T12:00:00.000Z',
      finishedAt: null,
    });
  });

  it('gives the open job when the same is asked for twice, and another for another revision', async () => {
    const context = await aContext();
    const first = await startAssessment(context, { address });
    expect(await startAssessment(context, { address: ` ${address}/ ` })).toEqual(first);
    expect(await startAssessment(context, { address, revision: 'v1' })).not.toEqual(first);
  });

  it.each([
    ['', 'is no repository'],
    ['ext::sh -c touch', 'transport helper'],
    ['/etc', 'on the disk of the server'],
    ['http://github.com/example/config', 'unencrypted'],
    ['https://me:token@github.com/example/config', 'Leave the user name and token out'],
  ])('refuses %j before anything is queued', async (refused, reason) => {
    await expect(startAssessment(await aContext(), { address: refused })).rejects.toThrow(reason);
  });

  it('reads the disk of the server when the operator allows it', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    await expect(startAssessment(context, { address: '/srv/config' })).resolves.toHaveProperty('jobId');
  });

  it('is taken back by cancelling its job', async () => {
    const context = await aContext();
    const { jobId } = await startAssessment(context, { address });
    await cancelJob(context, { id: jobId });
    expect(await getJob(context, { id: jobId })).toMatchObject({
      state: 'cancelled',
      finishedAt: context.now().toISOString(),
    });
  });

  it('queues the longest address and revision that it takes, and refuses a longer revision', async () => {
    const context = await aContext();
    const address = `https://git.example.com/${Array.from({ length: 255 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7)).join('')}`;
    const { jobId } = await startAssessment(context, { address, revision: 'r'.repeat(250) });
    expect((await getJob(context, { id: jobId }))?.state).toBe('queued');
    await expect(startAssessment(context, { address, revision: 'r'.repeat(251) })).rejects.toThrow('shorter one');
  });

  it('has nothing to say of a job that does not exist', async () => {
    expect(await getJob(await aContext(), { id: 'none' })).toBeNull();
  });
});
