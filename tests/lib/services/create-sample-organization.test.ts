import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listNewestFacts } from '@/db/store/imported-facts';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { getOrganization } from '@/lib/services/get-organization';
import { listTeams } from '@/lib/services/list-teams';
import { aContext } from '@/tests/factories/context';
import { git } from '@/tests/factories/git-repository';

const day = new Date('2026-11-01T08:00:00Z');
const names = [
  'cart',
  'catalogue',
  'checkout',
  'checkout-deploy',
  'gateway',
  'gift-cards',
  'infrastructure',
  'orders',
  'payments',
  'pictures',
  'platform',
  'products',
  'sales-reports',
  'search',
  'shelf-labels',
  'store-fleet',
  'till',
];

function tipsOf(folder: string): string[] {
  return names.map((name) => git(join(folder, 'sample', `${name}.git`), 'rev-parse', 'main'));
}

describe('lib/services/create-sample-organization.ts', () => {
  it('brings repositories, teams, services and facts, whatever the operator lets people read', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '0' });
    const { teamIds } = await createSampleOrganization(context, { day });
    expect(teamIds).toHaveLength(6);
    const sample = await getOrganization(context, { slug: 'sample' });
    expect(sample).toMatchObject({ name: 'Otterbrook Market', isSample: true });
    expect(sample?.counts).toEqual({ teams: 6, repositories: 8, services: 14 });
    expect(await listNewestFacts(context.db.read, sample?.id ?? '')).toHaveLength(13);
    expect(readdirSync(join(context.dataFolder, 'sample')).sort()).toEqual(
      [...names.map((name) => `${name}.git`), 'delivery-events.jsonl'].sort(),
    );
  });

  it('goes on where a killed try has stopped, and adds nothing a second time', async () => {
    const context = await aContext();
    const killed = new AbortController();
    const dying = createSampleOrganization(context, {
      day,
      signal: killed.signal,
      onProgress: ({ done }) => {
        if (done === 3) killed.abort(new Error('killed'));
      },
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await getOrganization(context, { slug: 'sample' })).toBeNull();
    const { teamIds } = await createSampleOrganization(context, { day });
    const whole = await aContext();
    await createSampleOrganization(whole, { day });
    expect(tipsOf(context.dataFolder)).toEqual(tipsOf(whole.dataFolder));
    expect(await createSampleOrganization(context, { day })).toEqual({ teamIds });
    const sample = await getOrganization(context, { slug: 'sample' });
    expect(sample?.counts).toEqual({ teams: 6, repositories: 8, services: 14 });
    expect(await listNewestFacts(context.db.read, sample?.id ?? '')).toHaveLength(13);
  });

  it('names the platform that serves each team, and a target with its reason', async () => {
    const context = await aContext();
    await createSampleOrganization(context, { day });
    const teams = (await listTeams(context, { organization: 'sample' })) ?? [];
    expect(teams.map(({ name, target }) => [name, target?.level])).toEqual([
      ['Catalogue', 1],
      ['Checkout', 2],
      ['Payments', 2],
      ['Platform', 3],
      ['Sales reports', 1],
      ['Stores', 3],
    ]);
    expect(teams.flatMap(({ target }) => (target?.reason ? [] : ['no reason']))).toEqual([]);
  });
});
