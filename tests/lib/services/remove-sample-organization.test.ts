import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  assessmentFacts,
  assessments,
  histories,
  importedFacts,
  jobs,
  organizationRepositories,
  organizations,
  repositories,
  repositoryFacts,
  services,
  teamRepositories,
  teams,
} from '@/db/schema';
import { insertHistory } from '@/db/store/histories';
import { claimJob, finishJob } from '@/db/store/jobs';
import type { History } from '@/lib/assessment/history-report';
import type { Context } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { createTeam } from '@/lib/services/create-team';
import { getSampleState } from '@/lib/services/get-sample-state';
import { getTeam } from '@/lib/services/get-team';
import { listTeams } from '@/lib/services/list-teams';
import { sampleFolder } from '@/lib/services/organization-address';
import { removeSampleOrganization } from '@/lib/services/remove-sample-organization';
import { startHistory } from '@/lib/services/start-history';
import { offerSampleOrganization, startSampleOrganization } from '@/lib/services/start-sample-organization';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';
import { keepAssessment, keepTeamAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { aTeamInput } from '@/tests/factories/organization';
import { aReport } from '@/tests/factories/report';

const day = new Date('2026-11-01T08:00:00Z');
const commit = 'c'.repeat(40);
const tables = {
  assessmentFacts,
  assessments,
  histories,
  importedFacts,
  jobs,
  organizationRepositories,
  organizations,
  repositories,
  repositoryFacts,
  services,
  teamRepositories,
  teams,
};

const emptyPast: History = {
  schemaVersion: 1,
  model: '2026.1',
  now: day.toISOString(),
  since: day.toISOString(),
  repositories: [],
  points: [],
  unknownBefore: null,
};

/** How many rows each table has. */
async function countRows({ db }: Context): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) counts[name] = (await db.read.select().from(table)).length;
  return counts;
}

/** Keeps an assessment of each team of the sample with its past, as the worker does. */
async function assessSample(context: Context): Promise<void> {
  for (const { id, repositories: own } of await listTeams(context, { organization: 'sample' })) {
    const [first] = own;
    if (first === undefined) throw new Error('A team of the sample has no repository.');
    const looked = [{ address: first.address, paths: [], part: 'own' as const }];
    const assessmentId = await keepTeamAssessment(context, id, aReport(first.address, commit), looked);
    const kept = { id: randomUUID(), assessmentId, history: emptyPast, createdAt: context.now() };
    await context.db.write((transaction) => insertHistory(transaction, kept));
    await startTeamAssessment(context, { teamId: id });
    await startHistory(context, { assessmentId });
  }
}

/** An organization of real people, with an assessment of a team and one of a repository alone. */
async function aRealOrganization(context: Context): Promise<void> {
  const { slug: organization } = await createOrganization(context, { name: 'Acme' });
  const address = 'https://git.example.org/acme/deploy';
  const { slug: team } = await createTeam(context, {
    organization,
    ...aTeamInput({ repositories: [{ address, paths: [] }] }),
  });
  const teamId = (await getTeam(context, { organization, team }))?.id ?? '';
  await keepTeamAssessment(context, teamId, aReport(address, commit), [{ address, paths: [], part: 'own' }]);
  await keepAssessment(context, aReport('https://git.example.org/acme/other', commit));
  await startTeamAssessment(context, { teamId });
}

describe('lib/services/remove-sample-organization.ts', () => {
  it('leaves nothing of the sample, and everything else', async () => {
    const context = await aContext();
    await aRealOrganization(context);
    const before = await countRows(context);
    await createSampleOrganization(context, { day });
    await assessSample(context);
    expect((await countRows(context))['assessments']).toBe((before['assessments'] ?? 0) + 6);
    await removeSampleOrganization(context);
    expect(await countRows(context)).toEqual(before);
    expect(existsSync(sampleFolder(context))).toBe(false);
  });

  it('removes what a person assessed of its repositories too', async () => {
    const context = await aContext();
    const before = await countRows(context);
    await createSampleOrganization(context, { day });
    await keepAssessment(context, aReport(`${sampleFolder(context)}/payments.git`, commit));
    await removeSampleOrganization(context);
    expect(await countRows(context)).toEqual(before);
  });

  it('stays away afterwards, until somebody asks for it', async () => {
    const context = await aContext();
    await offerSampleOrganization(context);
    expect(await getSampleState(context)).toMatchObject({ state: 'preparing', sample: null });
    await removeSampleOrganization(context);
    await offerSampleOrganization(context);
    expect(await getSampleState(context)).toEqual({ state: 'absent' });
    context.pass(1000);
    await startSampleOrganization(context);
    expect(await getSampleState(context)).toMatchObject({ state: 'preparing' });
  });

  it('waits for the work that is under way to stop', async () => {
    const context = await aContext();
    const { jobId } = await startSampleOrganization(context);
    const lease = { owner: 'a worker', now: context.now(), until: new Date(context.now().getTime() + 15_000) };
    await context.db.write((transaction) => claimJob(transaction, lease));
    const removing = removeSampleOrganization(context);
    let isRemoved = false;
    void removing.then(() => {
      isRemoved = true;
    });
    await createSampleOrganization(context, { day });
    expect(isRemoved).toBe(false);
    const end = { state: 'cancelled' as const, now: context.now() };
    await context.db.write((transaction) => finishJob(transaction, jobId, 'a worker', end));
    await removing;
    expect(await countRows(context)).toMatchObject({ organizations: 0, teams: 0, jobs: 1 });
  });

  it('does nothing where there is no sample', async () => {
    const context = await aContext();
    await aRealOrganization(context);
    const before = await countRows(context);
    await removeSampleOrganization(context);
    expect(await countRows(context)).toEqual(before);
  });
});

describe('lib/services/start-sample-organization.ts', () => {
  it('offers the sample once, on the first start', async () => {
    const context = await aContext();
    await offerSampleOrganization(context);
    await offerSampleOrganization(context);
    expect((await countRows(context))['jobs']).toBe(1);
  });

  it('offers it to nobody who has an organization already', async () => {
    const context = await aContext();
    await createOrganization(context, { name: 'Acme' });
    await offerSampleOrganization(context);
    expect((await countRows(context))['jobs']).toBe(0);
  });
});
