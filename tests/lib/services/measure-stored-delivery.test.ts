import { describe, expect, it } from 'vitest';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { measureEventFile } from '@/lib/services/measure-delivery';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';
import { eventFile, importText } from '@/tests/factories/delivery-events';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';
import { deployment, everyRule, everyRuleText, leftOut } from '@/tests/lib/delivery/event-file';

const now = new Date('2026-11-02T00:00:00Z');
const question = { tier: 'production', since: null, until: null, includeBots: false, compare: true, now } as const;
const stored = { ...question, organization: 'acme', team: null, service: null };
const file = {
  ...question,
  path: everyRule,
  named: 'events',
  service: null,
  onProgress: () => undefined,
  signal: new AbortController().signal,
};

/** What a file tells of itself, and a store does not know any more. */
const ofLines = ['refusedLines', 'unknownFields', 'duplicates', 'conflictingEvents'];

function figures<Report extends { leftOut: object }>(report: Report) {
  const known = Object.entries(report.leftOut).filter(([reason]) => !ofLines.includes(reason));
  return { ...report, leftOut: Object.fromEntries(known) };
}

async function acmeWithEveryRule() {
  const { context } = await anOrganization();
  await importText(context, 'acme', everyRuleText());
  return context;
}

describe('lib/services/measure-stored-delivery.ts', () => {
  it('gives the figures of the file that was imported', async () => {
    const context = await acmeWithEveryRule();
    for (const asked of [{}, { tier: 'staging' }, { includeBots: true }, { since: new Date('2026-06-01') }] as const) {
      const fromStore = await measureStoredDelivery(context, { ...stored, ...asked });
      const fromFile = await measureEventFile({ ...file, ...asked });
      expect(figures(fromStore.report)).toEqual(figures(fromFile.report));
      expect(fromStore.comparison?.services).toEqual(fromFile.comparison?.services);
      expect(fromStore.window).toEqual(fromFile.window);
    }
  });

  it('gives the figures of each service of the file', async () => {
    const context = await acmeWithEveryRule();
    const { deployed } = await measureStoredDelivery(context, stored);
    const services = new Set(deployed.map(({ service }) => service));
    expect(services.size).toBe(3);
    // Events of other services that are later than now are no part of what is read for one.
    const ofService = ({ leftOut: { futureEvents: _, ...leftOut }, ...report }: DeliveryReport) =>
      figures({ ...report, leftOut });
    for (const service of services) {
      const fromStore = await measureStoredDelivery(context, { ...stored, service });
      const fromFile = await measureEventFile({ ...file, service });
      expect(ofService(fromStore.report), service).toEqual(ofService(fromFile.report));
    }
  });

  it('takes for a team what it registered and what its repositories deploy', async () => {
    const { context } = await anOrganization();
    const at = '2026-10-05T10:00:00Z';
    const text = eventFile(
      deployment('d1', 'a', at),
      deployment('d2', 'a', at, { service: 'web_front', repository: 'https://git.example/acme/other' }),
      deployment('d3', 'a', at, { service: 'billing' }),
      deployment('d4', 'a', at, { service: 'foreign', repository: 'https://git.example/acme/foreign' }),
    );
    await importText(context, 'acme', text);
    const repositories = [{ address: 'git@git.example:acme/shop.git', paths: [] }];
    await createTeam(context, { organization: 'acme', ...aTeamInput({ name: 'Shop', repositories }) });
    await createTeam(context, { organization: 'acme', ...aTeamInput({ name: 'Money' }) });
    await createService(context, { organization: 'acme', ...aServiceInput({ name: 'web-front', team: 'shop' }) });
    await createService(context, { organization: 'acme', ...aServiceInput({ name: 'billing', team: 'money' }) });
    const ids = async (team: string) =>
      (await measureStoredDelivery(context, { ...stored, team })).report.deployments.map(({ id }) => id).sort();
    expect(await ids('shop')).toEqual(['d1', 'd2']);
    expect(await ids('money')).toEqual(['d3']);
  });

  it('says what it does not know', async () => {
    const { context } = await anOrganization();
    const measure = (changes: object) => measureStoredDelivery(context, { ...stored, ...changes });
    await expect(measure({ organization: 'nobody' })).rejects.toThrow('There is no organization "nobody"');
    await expect(measure({ team: 'nobody' })).rejects.toThrow('has no team "nobody"');
    await expect(measure({ service: 'shop' })).rejects.toThrow(
      'No deployment of the service "shop" is known here. No deployment is known.',
    );
    await expect(measure({ since: now })).rejects.toThrow('The window is empty');
    const { report, deployed } = await measure({});
    expect(report.metrics.deploymentFrequency).toMatchObject({ count: 0, answer: null });
    expect([leftOut(report), deployed]).toEqual([{}, []]);
  });
});
