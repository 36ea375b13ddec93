import { describe, expect, it } from 'vitest';
import { listDeployedServices } from '@/db/store/deployed-services';
import { listDeploymentWeeks } from '@/db/store/deployment-weeks';
import { listDeployments } from '@/db/store/deployments';
import { findOrganization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { weekOf } from '@/lib/delivery/deployment-weeks';
import { eventFile, importText } from '@/tests/factories/delivery-events';
import { anOrganization } from '@/tests/factories/organization';
import { deployment } from '@/tests/lib/delivery/event-file';

async function organizationId(context: Context): Promise<string> {
  return (await findOrganization(context.db.read, 'acme'))?.id ?? '';
}

async function weeks(context: Context) {
  const all = { services: null, from: -1_000_000, to: 1_000_000 };
  return listDeploymentWeeks(context.db.read, await organizationId(context), all);
}

const monday = (date: string) => weekOf(Date.parse(date));

describe('lib/services/import-events.ts', () => {
  it('takes a file once, however often it comes, and says so', async () => {
    const { context, organization } = await anOrganization();
    const text = eventFile(
      deployment('d1', 'a', '2026-10-05T10:00:00Z'),
      deployment('d2', 'b', '2026-10-06T10:00:00Z'),
    );
    expect(await importText(context, organization, text)).toMatchObject({
      events: 2,
      added: 2,
      changed: 0,
      ignored: 0,
    });
    const before = await weeks(context);
    expect(await importText(context, organization, text)).toMatchObject({
      events: 2,
      added: 0,
      changed: 0,
      ignored: 0,
    });
    expect(await weeks(context)).toEqual(before);
  });

  it('refuses bad lines by number and reason, tells of unknown fields, and takes the others', async () => {
    const { context, organization } = await anOrganization();
    const good = deployment('d1', 'a', '2026-10-05T10:00:00Z', { colour: 'red' });
    const result = await importText(context, organization, `nonsense\n${JSON.stringify(good)}\n\n{"type":"commit"}`);
    expect(result).toMatchObject({
      events: 1,
      added: 1,
      refusedLines: 2,
      refusals: [
        { line: 1, reason: 'is not JSON' },
        { line: 4, reason: expect.stringMatching(/^repository is missing; /) },
      ],
      unknownFields: [{ type: 'deployment', field: 'colour', lines: 1, firstLine: 2 }],
    });
  });

  it('takes CDEvents and what is posted to DevLake in the same file, and a JSON array of all of them', async () => {
    const timestamp = '2026-10-06T10:00:00Z';
    const context = { id: 'e-1', source: '/ci', type: 'dev.cdevents.service.deployed.0.3.0', timestamp };
    const content = { environment: { id: 'production' }, artifactId: 'pkg:oci/shop@sha256%3Aab' };
    const lines = [
      deployment('d1', 'a', '2026-10-05T10:00:00Z'),
      { context, subject: { id: 'shop', content } },
      { context: { ...context, type: 'dev.cdevents.build.started.0.3.0' }, subject: { id: 'b', content: {} } },
      {
        id: 'run-1',
        startedDate: timestamp,
        finishedDate: timestamp,
        deploymentCommits: [
          { repoUrl: 'https://git.example/acme/web', commitSha: 'abc' },
          { repoUrl: 'https://git.example/acme/api', commitSha: 'def' },
        ],
      },
      { issueKey: 'OPS-1', title: 'Down', createdDate: timestamp },
    ];
    const one = await anOrganization();
    const taken = { events: 5, added: 5, refusedLines: 0, untoldLines: 1, unknownFields: [] };
    expect(await importText(one.context, one.organization, eventFile(...lines))).toMatchObject(taken);
    const again = await importText(one.context, one.organization, JSON.stringify(lines, null, 2));
    expect(again).toMatchObject({ ...taken, added: 0 });
  });

  it('keeps the weeks of each service and environment up to date', async () => {
    const { context, organization } = await anOrganization();
    const first = eventFile(
      deployment('d1', 'a', '2026-10-05T00:00:00Z'),
      deployment('d2', 'b', '2026-10-11T23:59:59Z'),
      deployment('d3', 'c', '2026-10-12T00:00:00Z', { result: 'failed' }),
      deployment('d4', 'a', '2026-10-05T10:00:00Z', { environment: 'staging' }),
    );
    await importText(context, organization, first);
    const row = (environmentKey: string, week: string, figures: object) => ({
      serviceKey: 'shop',
      environmentKey,
      week: monday(week),
      succeeded: 0,
      failed: 0,
      cancelled: 0,
      days: 0,
      ...figures,
    });
    expect(await weeks(context)).toEqual([
      row('production', '2026-10-05', { succeeded: 2, days: 1 + 64 }),
      row('staging', '2026-10-05', { succeeded: 1, days: 1 }),
      row('production', '2026-10-12', { failed: 1 }),
    ]);
    // The same deployment to another cluster, a retry of the failed one that works, and a move of one to another environment.
    const second = eventFile(
      deployment('d2-us', 'b', '2026-10-12T00:10:00Z', { target: 'us' }),
      deployment('d5', 'c', '2026-10-14T00:00:00Z'),
      deployment('d4', 'a', '2026-10-05T10:00:00Z', { environment: 'pre-production' }),
    );
    await importText(context, organization, second);
    expect(await weeks(context)).toEqual([
      row('pre-production', '2026-10-05', { succeeded: 1, days: 1 }),
      row('production', '2026-10-05', { succeeded: 2, days: 1 + 64 }),
      row('production', '2026-10-12', { succeeded: 1, failed: 1, days: 4 }),
    ]);
  });

  it('knows what is deployed where, and since when', async () => {
    const { context, organization } = await anOrganization();
    const text = eventFile(
      deployment('d1', 'a', '2026-10-05T00:00:00Z'),
      deployment('d2', 'b', '2026-10-07T00:00:00Z', { service: 'Shop', environment: 'Production' }),
      deployment('d3', 'b', '2026-10-08T00:00:00Z', {
        environment: 'Production',
        repository: 'https://git.example/acme/new',
      }),
    );
    await importText(context, organization, text);
    const places = await listDeployedServices(context.db.read, await organizationId(context));
    expect(places).toEqual([
      {
        serviceKey: 'Shop',
        environmentKey: 'production',
        service: 'Shop',
        environment: 'Production',
        repositories: ['git.example/acme/shop'],
        firstAt: new Date('2026-10-07T00:00:00Z'),
        lastAt: new Date('2026-10-07T00:00:00Z'),
      },
      {
        serviceKey: 'shop',
        environmentKey: 'production',
        service: 'shop',
        environment: 'Production',
        repositories: ['git.example/acme/new', 'git.example/acme/shop'],
        firstAt: new Date('2026-10-05T00:00:00Z'),
        lastAt: new Date('2026-10-08T00:00:00Z'),
      },
    ]);
  });

  it('keeps what it took when it is stopped', async () => {
    const { context, organization } = await anOrganization();
    const lines = Array.from({ length: 2_001 }, (_, each) =>
      deployment(`d${each}`, `r${each}`, '2026-10-05T10:00:00Z'),
    );
    const text = eventFile(...lines);
    let pieces = 0;
    const broken = importText(context, organization, text, {
      onProgress: () => {
        pieces += 1;
        if (pieces * 1000 >= text.length) throw new Error('stopped');
      },
    });
    await expect(broken).rejects.toThrow('stopped');
    const id = await organizationId(context);
    const chains = await listDeployedServices(context.db.read, id);
    expect(await listDeployments(context.db.read, id, { chains, since: new Date(0) })).toHaveLength(2_000);
    expect(await weeks(context)).toMatchObject([{ succeeded: 2_000 }]);
    expect(await importText(context, organization, text)).toMatchObject({ events: 2_001, added: 1 });
  });

  it('knows no organization of another name', async () => {
    const { context } = await anOrganization();
    await expect(importText(context, 'nobody', '')).rejects.toThrow('There is no organization "nobody"');
  });
});
