import { describe, expect, it } from 'vitest';
import { listChanges } from '@/db/store/changes';
import { listCommits } from '@/db/store/commits';
import { saveEvents } from '@/db/store/delivery-events';
import { listDeployedServices, listStale, settleDeployedService } from '@/db/store/deployed-services';
import { findDeployments, listDeployments } from '@/db/store/deployments';
import { listIncidents } from '@/db/store/incidents';
import { insertOrganization } from '@/db/store/organizations';
import { listRecoveries } from '@/db/store/recoveries';
import { listResolutions } from '@/db/store/resolutions';
import type { DeliveryEvents } from '@/lib/delivery/events';
import { aDatabase } from '@/tests/factories/database';
import { someEvents } from '@/tests/factories/delivery-events';
import { change, commit, deployment } from '@/tests/lib/delivery/event-file';

const ever = new Date(0);
const at = '2026-10-05T10:00:00.250Z';

const full = someEvents(
  deployment('d1', 'a1', at, {
    previousRevision: 'a0',
    startedAt: '2026-10-05T09:58:00+02:00',
    kind: 'fix',
    fixes: 'd0',
    target: 'eu',
    source: 'agent',
    url: 'https://ci.example/1',
  }),
  change('shop!1', 'a1', {
    openedAt: at,
    readyAt: at,
    firstReviewAt: at,
    approvedAt: at,
    commits: ['a1', 'a2'],
    authorIsBot: true,
    branch: 'hotfix/x',
    labels: ['hotfix'],
    source: 'git',
    url: 'https://git.example/1',
  }),
  commit('a1', ['a0'], { authorIsBot: true, reverts: 'a0', source: 'git' }),
  { type: 'recovery', deployment: 'd1', recoveredAt: at, by: 'flag', source: 'flags', url: 'https://flags.example/1' },
  {
    type: 'incident',
    id: 'I1',
    service: 'shop',
    openedAt: at,
    resolvedAt: '2026-10-05T11:00:00Z',
    severity: 'high',
    deployment: 'd1',
    labels: ['x'],
    commit: 'a1',
    remedy: 'd2',
    source: 'pager',
    url: 'https://pager.example/1',
  },
  { type: 'resolution', incident: 'I2', resolvedAt: at, source: 'pager', url: 'https://pager.example/2' },
);

async function aStore() {
  const db = await aDatabase();
  await db.write(async (transaction) => {
    for (const id of ['acme', 'other'])
      await insertOrganization(transaction, { id, slug: id, name: id, isSample: false, createdAt: ever });
  });
  const save = (events: DeliveryEvents, { organizationId = 'acme', replace = false } = {}) =>
    db.writeByRow((transaction) => saveEvents(transaction, { organizationId, events, replace }));
  const read = async (organizationId = 'acme'): Promise<DeliveryEvents> => ({
    deployments: await listDeployments(db.read, organizationId, {
      chains: await listDeployedServices(db.read, organizationId),
      since: ever,
    }),
    changes: await listChanges(db.read, organizationId, { repositories: null, since: ever }),
    commits: await listCommits(db.read, organizationId, { repositories: ['git.example/acme/shop', 'r'], since: ever }),
    recoveries: await listRecoveries(db.read, organizationId, ever),
    incidents: await listIncidents(db.read, organizationId, ever),
    resolutions: await listResolutions(db.read, organizationId, ever),
  });
  return { db, save, read };
}

describe('db/store/delivery-events.ts', () => {
  it('keeps every kind of event, and gives each back as it was told', async () => {
    const { save, read } = await aStore();
    expect(await save(full)).toEqual({ added: 6, changed: 0, ignored: 0 });
    expect(await read()).toEqual(full);
  });

  it('keeps what is told in the fewest words', async () => {
    const { save, read } = await aStore();
    const short = someEvents(
      {
        type: 'deployment',
        id: 'd',
        service: 's',
        environment: 'prod',
        revision: '1',
        finishedAt: at,
        result: 'failed',
      },
      { type: 'change', id: 'c', repository: 'r', mergedAt: at, mergeRevision: 'a' },
      { type: 'commit', repository: 'r', revision: 'a', parents: [], authoredAt: at, committedAt: at },
      { type: 'recovery', deployment: 'd', recoveredAt: at, by: 'manual' },
      { type: 'incident', id: 'i', openedAt: at },
      { type: 'resolution', incident: 'i', resolvedAt: at },
    );
    expect((await save(short)).added).toBe(6);
    expect(await read()).toEqual(short);
  });

  it('takes the same events again without a change', async () => {
    const { save, read } = await aStore();
    await save(full);
    expect(await save(full)).toEqual({ added: 0, changed: 0, ignored: 0 });
    expect(await read()).toEqual(full);
  });

  it('takes of an event told in several ways the fullest, in any order', async () => {
    const open = { type: 'incident', id: 'I', openedAt: at };
    const resolved = { ...open, resolvedAt: '2026-10-05T12:00:00Z' };
    for (const order of [
      [open, resolved],
      [resolved, open],
    ]) {
      const { save, read } = await aStore();
      for (const event of order) await save(someEvents(event));
      expect((await read()).incidents).toEqual(someEvents(resolved).incidents);
      await save(someEvents(...order));
      expect((await read()).incidents).toEqual(someEvents(resolved).incidents);
    }
  });

  it('counts what changed and what stayed', async () => {
    const { save } = await aStore();
    const open = { type: 'incident', id: 'I', openedAt: at };
    const resolved = { ...open, resolvedAt: '2026-10-05T12:00:00Z' };
    expect(await save(someEvents(open, deployment('d1', 'a1', at)))).toEqual({ added: 2, changed: 0, ignored: 0 });
    expect(await save(someEvents(resolved, open))).toEqual({ added: 0, changed: 1, ignored: 1 });
  });

  it('takes the word of what is told now where it is asked to', async () => {
    const { save, read } = await aStore();
    await save(full);
    const corrected = someEvents(
      deployment('d1', 'a1', '2026-10-05T09:00:00Z', { result: 'failed', source: 'agent' }),
      change('shop!1', 'a1', { source: 'git' }),
      commit('a1', []),
      { type: 'incident', id: 'I1', openedAt: at, source: 'pager' },
      { type: 'recovery', deployment: 'd1', recoveredAt: at, by: 'flag', source: 'flags' },
      { type: 'resolution', incident: 'I2', resolvedAt: at, source: 'pager' },
    );
    expect(await save(corrected, { replace: true })).toEqual({ added: 0, changed: 6, ignored: 0 });
    expect(await read()).toEqual(corrected);
  });

  it('knows a commit by its repository, however its address is written', async () => {
    const { save, read } = await aStore();
    await save(someEvents(commit('a1', [])));
    await save(someEvents(commit('a1', [], { repository: 'git@git.example:acme/shop.git' })));
    expect((await read()).commits).toHaveLength(1);
  });

  it('takes the same id of another source, or of another organization, for another event', async () => {
    const { db, save, read } = await aStore();
    const one = deployment('d1', 'a1', at);
    await save(someEvents(one, { ...one, source: 'agent' }));
    expect((await save(someEvents(one), { organizationId: 'other' })).added).toBe(1);
    expect((await read()).deployments).toHaveLength(2);
    expect(await findDeployments(db.read, 'acme', ['d1', 'gone'])).toHaveLength(2);
    expect(await findDeployments(db.read, 'other', ['d1'])).toHaveLength(1);
  });

  it('marks services whose deployments change, and where they were before', async () => {
    const { db, save } = await aStore();
    await save(someEvents(deployment('d1', 'a1', at), deployment('d2', 'a1', at, { environment: 'Staging' })));
    expect(await listStale(db.read, 'acme')).toEqual([
      { serviceKey: 'shop', environmentKey: 'production', told: 1 },
      { serviceKey: 'shop', environmentKey: 'staging', told: 1 },
    ]);
    await save(someEvents(deployment('d1', 'a1', at, { service: 'web_shop', startedAt: at })));
    expect((await listStale(db.read, 'acme')).map(({ serviceKey, told }) => [serviceKey, told])).toEqual([
      ['shop', 2],
      ['shop', 1],
      ['web-shop', 1],
    ]);
  });

  it('settles what is deployed, unless it has changed since it was read', async () => {
    const { db, save } = await aStore();
    await save(someEvents(deployment('d1', 'a1', at)));
    const [stale] = await listStale(db.read, 'acme');
    await save(someEvents(deployment('d2', 'a2', at)));
    const settle = (chain = stale) =>
      db.writeByRow((transaction) => {
        if (chain === undefined) throw new Error('Nothing is stale.');
        return settleDeployedService(transaction, 'acme', chain, someEvents(deployment('d1', 'a1', at)).deployments);
      });
    expect(await settle()).toBe(false);
    const [again] = await listStale(db.read, 'acme');
    expect(again?.told).toBe(2);
    expect(await settle(again)).toBe(true);
    expect(await listStale(db.read, 'acme')).toEqual([]);
  });

  it('keeps more events than one statement takes', async () => {
    const { save, read } = await aStore();
    const many = someEvents(...Array.from({ length: 1_207 }, (_, each) => deployment(`d${each}`, 'a', at)));
    expect(await save(many)).toMatchObject({ added: 1_207 });
    expect(await save(many)).toEqual({ added: 0, changed: 0, ignored: 0 });
    expect((await read()).deployments).toHaveLength(1_207);
  });

  it('adds an event once when two imports bring it at the same time', async () => {
    const { save, read } = await aStore();
    const many = someEvents(...Array.from({ length: 200 }, (_, each) => deployment(`d${each}`, 'a', at)));
    const [one, other] = await Promise.all([save(many), save(many)]);
    expect((one?.added ?? 0) + (other?.added ?? 0)).toBe(200);
    expect((await read()).deployments).toHaveLength(200);
  });
});
