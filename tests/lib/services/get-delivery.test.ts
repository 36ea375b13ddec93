import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { getDelivery } from '@/lib/services/get-delivery';
import { getDeployment } from '@/lib/services/get-deployment';
import { importEvents } from '@/lib/services/import-events';
import { aContext } from '@/tests/factories/context';
import { eventFile, importText } from '@/tests/factories/delivery-events';
import { deliveryEvents, deliveryReport, window } from '@/tests/factories/delivery-view';
import { aServiceInput, aTeamInput } from '@/tests/factories/organization';

async function anOrganization(): Promise<{ context: Context; slug: string }> {
  const context = await aContext();
  context.now = () => new Date(window.to);
  const { slug } = await createOrganization(context, { name: 'Acme' });
  const text = deliveryEvents()
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
  await importEvents(context, {
    organizationSlug: slug,
    pieces: Readable.from([Buffer.from(text)]),
    bytes: null,
    replace: false,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return { context, slug };
}

const request = { team: null, service: null, tier: 'production', since: new Date(window.from), until: null } as const;

describe('lib/services/get-delivery.ts', () => {
  it('measures from the store what the events say, with the window before and the services to choose', async () => {
    const { context, slug } = await anOrganization();
    const view = await getDelivery(context, { ...request, organization: slug });
    expect(view.report.metrics).toEqual(deliveryReport().metrics);
    expect(view.comparison?.before.metrics.deploymentFrequency.count).toBe(0);
    expect(view.failures).toHaveLength(2);
    expect(view.serviceNames).toEqual(['shop']);
  });

  it('offers a team its own services only', async () => {
    const { context, slug } = await anOrganization();
    const { slug: team } = await createTeam(context, { organization: slug, ...aTeamInput({ name: 'Stores' }) });
    const empty = await getDelivery(context, { ...request, organization: slug, team });
    expect([empty.serviceNames, empty.report.deployments]).toEqual([[], []]);
    await createService(context, { organization: slug, ...aServiceInput({ name: 'shop', team }) });
    const own = await getDelivery(context, { ...request, organization: slug, team });
    expect([own.serviceNames, own.report.deployments.length]).toEqual([['shop'], 24]);
  });
});

describe('lib/services/get-deployment.ts', () => {
  it('opens a deployment down to its records, its changes and its incidents', async () => {
    const { context, slug } = await anOrganization();
    const view = await getDeployment(context, { organization: slug, id: 'd-5' });
    expect(view?.records.map(({ event }) => event.source)).toEqual(['ci']);
    expect(view?.measured).toMatchObject({ kind: 'planned', previous: 'd-4', failure: { isOpen: false } });
    expect(view?.changes.map(({ event, spans }) => [event.id, spans?.leadTimeSeconds])).toEqual([['shop#5', 43_200]]);
    expect(view?.incidents.map(({ event }) => event.id)).toEqual(['INC-1']);
  });

  it('leads to addresses that may be there, and to none of which it is known that nothing answers', async () => {
    const { context, slug } = await anOrganization();
    const linkOf = async (id: string, url: string) => {
      const at = '2026-09-01T10:00:00Z';
      const told = { id, service: id, environment: 'production', revision: 'v1', finishedAt: at, result: 'succeeded' };
      await importText(context, slug, eventFile({ type: 'deployment', ...told, url }));
      return (await getDeployment(context, { organization: slug, id }))?.records[0]?.link;
    };
    expect(await linkOf('real', 'https://ci.acme.dev/runs/7')).toBe('https://ci.acme.dev/runs/7');
    expect(await linkOf('made-up', 'https://ci.acme.example/runs/7')).toBeNull();
    expect(await linkOf('broken', 'https://')).toBeNull();
    expect(await linkOf('script', 'javascript:alert(1)')).toBeNull();
  });

  it('knows no deployment of an id that no record has', async () => {
    const { context, slug } = await anOrganization();
    expect(await getDeployment(context, { organization: slug, id: 'nothing' })).toBeNull();
  });
});
