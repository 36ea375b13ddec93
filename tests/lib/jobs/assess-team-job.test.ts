import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findNewestOfTeam, listNewestOfTeams } from '@/db/store/assessments';
import { findJob } from '@/db/store/jobs';
import { findOrganization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { createAssessTeamRunner } from '@/lib/jobs/assess-team-job';
import { createOrganization } from '@/lib/services/create-organization';
import { createTeam } from '@/lib/services/create-team';
import { deleteTeam } from '@/lib/services/delete-team';
import { getAssessment } from '@/lib/services/get-assessment';
import { getJob } from '@/lib/services/get-job';
import { getTeam } from '@/lib/services/get-team';
import { importFacts } from '@/lib/services/import-facts';
import { judgeStored } from '@/lib/services/judge-stored';
import { startHistory } from '@/lib/services/start-history';
import { startOrganizationAssessment } from '@/lib/services/start-organization-assessment';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';
import type { TeamInput } from '@/lib/services/team-input';
import { goodHost, goodRules, runtimeFacts } from '@/tests/factories/connected-facts';
import { aContext } from '@/tests/factories/context';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';
import { errorOf } from '@/tests/lib/git/open-for-test';
import { argoCdShop } from '@/tests/road/single-target-files';

let folder = '';

// Inside the project, where the bundle finds its packages.
beforeAll(async () => {
  mkdirSync('dist', { recursive: true });
  folder = mkdtempSync('dist/test-');
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  await bundle({ process: 'lib/jobs/assessment-process.ts' }, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aShop(): string {
  const made = makeGitRepository({
    commits: [{ message: 'Start', date: '2026-10-01T10:00:00Z', files: argoCdShop() }],
  });
  onTestFinished(made.cleanup);
  return made.path;
}

async function aTeam(context: Context, organization: string, said: Partial<TeamInput>): Promise<string> {
  const { slug } = await createTeam(context, { organization, ...aTeamInput(said) });
  return (await getTeam(context, { organization, team: slug }))?.id ?? '';
}

/** Runs the queued job as a worker would, and keeps what it made. */
async function run(context: Context, jobId: string): Promise<string> {
  const job = await findJob(context.db.read, jobId);
  if (job === null) throw new Error('The job is not there.');
  const runner = createAssessTeamRunner({ context, processEntry: pathToFileURL(join(folder, 'process.mjs')) });
  const keep = await runner(job, { signal: new AbortController().signal, onProgress: () => undefined });
  return context.db.write(keep);
}

describe('lib/jobs/assess-team-job.ts', () => {
  it('assesses a team with its platform and its target, and keeps what was judged', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const repositories = [{ address: aShop(), paths: [] }];
    const platformId = await aTeam(context, organization, { name: 'Platform', kind: 'platform', repositories });
    const target = { level: 2 as const, reason: 'Auditors ask for review.' };
    const own = [{ address: aShop(), paths: ['apps/web'] }];
    const teamId = await aTeam(context, organization, { platform: 'platform', target, repositories: own });
    const { jobId } = await startTeamAssessment(context, { teamId });
    expect(await startTeamAssessment(context, { teamId })).toEqual({ jobId });
    const id = await run(context, jobId);
    const place = { slug: 'payments', name: 'Payments', organization: { slug: organization, name: 'Acme' } };
    expect(await getJob(context, { id: jobId })).toMatchObject({ kind: 'assess-team', team: place });
    expect(await getAssessment(context, { id })).toMatchObject({ team: place });
    const stored = await findNewestOfTeam(context.db.read, teamId);
    expect(stored).toMatchObject({
      id,
      teamId,
      subject: `team ${teamId}`,
      label: 'Payments',
      judgedWith: { platform: { teamId: platformId, name: 'Platform' }, target: 2, importedFacts: [] },
    });
    expect(stored?.report.repositories).toMatchObject([{ paths: ['apps/web'] }]);
    expect(stored?.report.roadmap.some(({ level }) => level === 2)).toBe(true);
  });

  it('judges a team on the imported facts that speak of it, and again from what is stored alone', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const address = aShop();
    const collectedAt = '2026-10-31T08:00:00Z';
    const facts = [
      goodHost({ repository: address, collectedAt }),
      goodHost({ repository: '/elsewhere', collectedAt, branchRules: { ...goodRules, forcePushBlocked: false } }),
      runtimeFacts({ team: 'payments', collectedAt, applications: { total: 3, automaticSync: 3, selfCorrecting: 3 } }),
      runtimeFacts({ team: 'platform', collectedAt, standingWrite: { people: 0, temporaryAccessLogged: true } }),
    ];
    const text = JSON.stringify({ version: 1, facts });
    await importFacts(context, { organizationSlug: organization, text, now: context.now() });
    const repositories = [{ address: aShop(), paths: [] }];
    await aTeam(context, organization, { name: 'Platform', kind: 'platform', repositories });
    const target = { level: 1 as const, reason: 'One cluster.' };
    const teamId = await aTeam(context, organization, {
      platform: 'platform',
      target,
      repositories: [{ address, paths: [] }],
    });
    const id = await run(context, (await startTeamAssessment(context, { teamId })).jobId);
    const stored = await findNewestOfTeam(context.db.read, teamId);
    const criterion = (wanted: string) => stored?.report.criteria.find((each) => each.id === wanted);
    expect(criterion('branch-protected')).toMatchObject({ outcome: 'met', inheritedFrom: null });
    expect(criterion('automatic-sync')?.parts.map(({ name }) => name)).toContain('As it runs');
    expect(criterion('no-standing-write')).toMatchObject({ outcome: 'met', inheritedFrom: 'Platform' });
    expect(criterion('git-host-access')).toMatchObject({ outcome: 'met' });
    expect(criterion('chosen-target-level')).toMatchObject({ outcome: 'partly-met', share: 0.5 });
    expect(stored?.report.safety).toEqual([]);
    expect(stored?.judgedWith.importedFacts.map(({ part }) => part)).toEqual([
      'own',
      'own',
      'platform',
      'organization',
    ]);

    const later = runtimeFacts({ team: 'payments', collectedAt: '2026-11-01T08:00:00Z', applications: { total: 0 } });
    const newer = JSON.stringify({ version: 1, facts: [later] });
    await importFacts(context, { organizationSlug: organization, text: newer, now: context.now() });
    const again = await judgeStored(context, { id, model: context.model });
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(stored?.report));
  });

  it('keeps the last known result of a team whose repository is gone, and says which one', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const { slug: organization } = await createOrganization(context, { name: 'Acme' });
    const address = aShop();
    const teamId = await aTeam(context, organization, { repositories: [{ address, paths: [] }] });
    const id = await run(context, (await startTeamAssessment(context, { teamId })).jobId);
    rmSync(address, { recursive: true, force: true });
    context.pass(60_000);
    const jobId = (await startTeamAssessment(context, { teamId })).jobId;
    expect(await errorOf(run(context, jobId))).toMatchObject({ message: expect.stringContaining(address) });
    expect((await findNewestOfTeam(context.db.read, teamId))?.id).toBe(id);
  });

  it('queues nothing for a team without repositories, or that is not there', async () => {
    const { context, organization } = await anOrganization();
    const teamId = await aTeam(context, organization, {});
    expect(await errorOf(startTeamAssessment(context, { teamId }))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Payments has no repository yet.'),
    });
    expect(await errorOf(startTeamAssessment(context, { teamId: 'none' }))).toMatchObject({ code: 'not-found' });
  });

  it('keeps nothing of a team that was deleted meanwhile', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const teamId = await aTeam(context, organization, { repositories: [{ address: aShop(), paths: [] }] });
    const { jobId } = await startTeamAssessment(context, { teamId });
    await deleteTeam(context, { organization, team: 'payments' });
    expect(await errorOf(run(context, jobId))).toMatchObject({ code: 'not-found' });
  });

  it('queues every team of an organization that has a repository, and names those that cannot be assessed', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const first = await aTeam(context, organization, { name: 'A', repositories: [{ address: aShop(), paths: [] }] });
    await aTeam(context, organization, { name: 'B', repositories: [{ address: '/srv/b', paths: [] }] });
    await aTeam(context, organization, { name: 'C' });
    const { id: organizationId = '' } = (await findOrganization(context.db.read, organization)) ?? {};
    const stricter = { ...context, environment: { ...context.environment, CAIRN_ALLOW_FILE: false } };
    expect((await startOrganizationAssessment(stricter, { organizationId })).refused.map(({ team }) => team)).toEqual([
      'A',
      'B',
    ]);
    const { jobIds, refused } = await startOrganizationAssessment(context, { organizationId });
    expect([jobIds.length, refused]).toEqual([2, []]);
    const [jobId = ''] = jobIds;
    const id = await run(context, jobId);
    const newest = await listNewestOfTeams(context.db.read, organizationId);
    expect(newest.map((assessment) => [assessment.teamId, assessment.id])).toEqual([[first, id]]);
  });

  it('replays the past of the team, not of one repository', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const teamId = await aTeam(context, organization, { repositories: [{ address: aShop(), paths: [] }] });
    const assessmentId = await run(context, (await startTeamAssessment(context, { teamId })).jobId);
    const { jobId } = await startHistory(context, { assessmentId });
    expect((await findJob(context.db.read, jobId))?.payload).toEqual({ assessmentId, teamId });
  });
});
