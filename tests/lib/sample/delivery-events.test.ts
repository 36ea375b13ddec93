import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeploymentRecord } from '@/lib/delivery/deployment-record';
import { EventCollection } from '@/lib/delivery/event-collection';
import type { DeliveryEvent } from '@/lib/delivery/events';
import { measureInfrastructureWaiting } from '@/lib/delivery/infrastructure-waiting';
import { createEventReader } from '@/lib/delivery/read-events';
import { traceDelivery } from '@/lib/delivery/trace-delivery';
import { readEnvironment } from '@/lib/env';
import { writeRepository } from '@/lib/git/write-repository';
import { parseTeamsFile } from '@/lib/organization/teams-file';
import type { WrittenRepository } from '@/lib/sample/code-events';
import { sampleEventFile } from '@/lib/sample/delivery-events';
import { sampleOrganization } from '@/lib/sample/organization';
import type { SampleRepository } from '@/lib/sample/repository';
import { listDeployments } from '@/lib/services/list-deployments';
import { aFolder } from '@/tests/factories/database';
import { git, gitEnvironment } from '@/tests/factories/git-repository';

const day = new Date('2026-11-20T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'cairn-sample-'));
const addressOf = (name: string) => join(folder, `${name}.git`);

let text = '';
let teamsFile = '';
let events: DeliveryEvent[] = [];
let applications: WrittenRepository[] = [];

function write(repositories: readonly SampleRepository[]): Promise<WrittenRepository[]> {
  return Promise.all(
    repositories.map(async (repository) => {
      const { name, url: origin, commits } = repository;
      const ids = await writeRepository({ folder: addressOf(name), commits, origin, environment: gitEnvironment });
      return { ...repository, ids };
    }),
  );
}

beforeAll(async () => {
  const sample = sampleOrganization(day, addressOf);
  teamsFile = sample.teamsFile;
  applications = await write(sample.applications);
  const written = { configurations: await write(sample.repositories), applications };
  text = sampleEventFile(written, day);
  expect(sampleEventFile(written, day)).toBe(text);
  const reader = createEventReader();
  events = [...reader.push(Buffer.from(text)), ...reader.end()].map((line) => {
    return 'event' in line ? line.event : expect.unreachable(`line ${line.line} holds no event`);
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function deploymentEvents() {
  return events.filter((event) => event.type === 'deployment');
}

const firstRecord = () =>
  deploymentEvents().reduce((first, { startedAt = '' }) => (startedAt < first ? startedAt : first), '9');

/** The deployments that the history of a configuration repository shows, of services that the event file knows. */
async function historyOf(repository: string): Promise<DeploymentRecord[]> {
  const services = new Set(deploymentEvents().map(({ service }) => service));
  const { deployments } = await listDeployments({
    address: addressOf(repository),
    now: day,
    since: new Date(Date.parse(firstRecord()) - 60_000),
    dataFolder: aFolder(),
    environment: readEnvironment({ PATH: process.env.PATH }, process.cwd()),
  });
  return deployments.filter(({ service }) => services.has(service));
}

function trace() {
  const collection = new EventCollection();
  for (const event of events) collection.add(event);
  return traceDelivery(collection.collected(), day);
}

/** What a commit of a configuration repository is followed by: the same moment, a minute before its apply began. */
function lineOf(service: string, environment: string | null, at: number, version: string): string {
  return `${service} ${version} to ${environment} at ${new Date(at).toISOString()}`;
}

/** The version that is built from a commit. */
function versionOf({ service, revision }: { service: string; revision: string }): string {
  const application = applications.find(({ name }) => name === service);
  const index = application?.ids.indexOf(revision) ?? -1;
  return application?.commits[index]?.work?.completes ?? 'no version';
}

function eventLines(environments: readonly string[], services: readonly string[]): string[] {
  return deploymentEvents()
    .filter(({ environment, service }) => environments.includes(environment) && services.includes(service))
    .map((event) => {
      const { service, environment, startedAt = '' } = event;
      return lineOf(service, environment, Date.parse(startedAt) - 60_000, versionOf(event));
    })
    .sort();
}

describe('lib/sample/delivery-events.ts', () => {
  it('is taken whole: no line is refused, no event told twice, no field unknown', () => {
    const lines = text.trimEnd().split('\n').length;
    expect(events).toHaveLength(lines);
    const { intake } = trace();
    expect([intake.duplicates, intake.futureEvents, intake.conflicting]).toEqual([0, 0, 0]);
  });

  it.each([
    {
      repository: 'checkout-deploy',
      environments: ['dev', 'staging', 'production'],
      services: ['cart', 'checkout', 'orders'],
    },
    { repository: 'catalogue', environments: ['staging', 'production'], services: ['products', 'search', 'pictures'] },
    { repository: 'store-fleet', environments: ['pilot', 'production'], services: ['till', 'shelf-labels', 'gateway'] },
  ])(
    'tells of the deployments that the history of $repository shows',
    async ({ repository, environments, services }) => {
      const history = await historyOf(repository);
      const told = history
        .filter(({ environment }) => environment !== null && environments.includes(environment))
        .map(({ service, environment, date, to }) => lineOf(service, environment, Date.parse(date), to))
        .sort();
      expect(told.length).toBeGreaterThan(50);
      expect(eventLines(environments, services)).toEqual(told);
    },
    60_000,
  );

  it('tells the same rollbacks as the history, where no hotfix replaced a version', async () => {
    const history = (await Promise.all(['checkout-deploy', 'catalogue', 'store-fleet'].map(historyOf))).flat();
    const shown = history
      .filter(({ environment, kind }) => environment === 'production' && kind === 'rollback')
      .map(({ service, date }) => `${service} ${date.slice(0, 10)}`);
    const measured = trace()
      .deployments.filter(({ rollout, kind }) => rollout.environment === 'production' && kind === 'rollback')
      .filter(({ rollout }) => rollout.service !== 'payments')
      .map(({ rollout }) => `${rollout.service} ${new Date(rollout.finishedAt).toISOString().slice(0, 10)}`);
    expect(measured.length).toBeGreaterThan(5);
    expect(measured.sort()).toEqual(shown.sort());
  }, 60_000);

  it('deploys services that a team answers for, and no other', () => {
    const { file } = parseTeamsFile(teamsFile, () => null);
    const answered = file.teams.flatMap(({ services }) => services.map(({ name }) => name));
    const deployed = [...new Set(deploymentEvents().map(({ service }) => service))];
    expect(deployed.filter((service) => !answered.includes(service))).toEqual([]);
  });

  it('leads to addresses under a name that belongs to nobody', () => {
    const addresses = events.flatMap((event) => ('url' in event && event.url !== undefined ? [event.url] : []));
    expect(addresses.length).toBeGreaterThan(500);
    expect(addresses.filter((address) => !new URL(address).hostname.endsWith('.otterbrook.example'))).toEqual([]);
    expect(deploymentEvents().filter(({ url }) => url === undefined)).toEqual([]);
  });

  it('tells of proposals to the platform by its own team and by others, enough for medians', () => {
    const window = { from: day.getTime() - 90 * 86_400_000, to: day.getTime() };
    const repositories = new Set(['platform', 'infrastructure'].map((name) => `git.otterbrook.example/market/${name}`));
    const { figures } = measureInfrastructureWaiting(trace(), { repositories, window });
    expect(
      figures.flatMap(({ openedToApplied, reviewRounds }) => [openedToApplied.median, reviewRounds.median]),
    ).toEqual(Array.from({ length: 6 }, () => expect.any(Number)));
  });

  it('names commits that the repositories have', () => {
    const byRepository = Map.groupBy(deploymentEvents(), ({ repository }) => repository?.split('/').at(-1) ?? '');
    for (const [name, deployments] of byRepository) {
      const known = new Set(git(addressOf(name), 'rev-list', 'main').split('\n'));
      expect(
        deployments.filter(({ revision }) => !known.has(revision)),
        name,
      ).toEqual([]);
    }
  });

  it('tells what each deployment carries, of every kind of end, and leaves some incidents without a cause', () => {
    const { deployments, incidents } = trace();
    const production = deployments.filter(({ rollout }) => rollout.tier === 'production');
    expect(new Set(production.map(({ kind }) => kind))).toEqual(new Set(['planned', 'rollback', 'fix']));
    expect(production.filter(({ changes }) => changes.length > 0).length).toBeGreaterThan(production.length * 0.7);
    expect(incidents.some(({ cause }) => cause === null)).toBe(true);
    expect(events.some(({ type }) => type === 'recovery')).toBe(true);
    expect(deploymentEvents().some(({ result }) => result === 'failed')).toBe(true);
  });
});
