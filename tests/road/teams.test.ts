import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeRecords } from '@/lib/assessment/organization-records';
import { readEnvironment } from '@/lib/env';
import type { TeamPart, TeamWork } from '@/lib/jobs/team-work';
import { readModel } from '@/lib/model/read-content';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { type AssessedTeam, assessTeam, type TeamRequest } from '@/lib/services/assess-team';
import { traceTeamHistory } from '@/lib/services/trace-team-history';
import type { RepositorySpec } from '@/tests/factories/git-repository';
import { lookedAt } from '@/tests/factories/scanning';
import { errorOf } from '@/tests/lib/git/open-for-test';
import { criterionOf, type Files, indicatorOf, merged, pushed, withRepositories } from '@/tests/road/assess-repository';
import { fluxEnterprise } from '@/tests/road/enterprise-files';
import { application, kustomization, selfHealing, workload } from '@/tests/road/single-target-files';

const model = readModel(join(process.cwd(), 'content'));

/** A pipeline that pushes one team's folder to production when something in it changes. */
const deployOrders = `name: deploy-orders
on:
  push:
    branches: [main]
    paths: [teams/orders/**]
jobs:
  deploy:
    runs-on: ubuntu-24.04
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: kubectl apply -f teams/orders/production/
`;

/** Payments is delivered by Argo CD and keeps itself in shape; orders is pushed by a pipeline, from images that float. */
const monorepository: Files = {
  'README.md': '# Everything\n',
  '.github/workflows/orders.yml': deployOrders,
  'argo-cd/payments.yaml': application('payments', 'teams/payments/production', selfHealing),
  'teams/payments/production/kustomization.yaml': kustomization(['payments.yaml']),
  'teams/payments/production/payments.yaml': workload('payments', 'registry.example.org/payments:2.0.1'),
  'teams/orders/production/orders.yaml': workload('orders', 'registry.example.org/orders:latest'),
};

function requestOf(team: TeamWork): TeamRequest {
  const environment = readEnvironment({ PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' }, process.cwd());
  const cache = createMemoryFactsCache();
  return { team, model, now: lookedAt, dataFolder: tmpdir(), cache, environment };
}

function teamOf(own: TeamPart[], more: Partial<TeamWork> = {}): TeamWork {
  const organization = { name: 'Example', records: summarizeRecords([], []) };
  return {
    name: 'Payments',
    kind: null,
    own,
    platform: null,
    target: null,
    organization,
    connectedFacts: [],
    disputes: [],
    ...more,
  };
}

const part = (address: string, ...paths: string[]): TeamPart => ({ address, label: 'deploy', paths });

/** Assesses teams of real repositories. */
function assessTeams(
  specs: readonly RepositorySpec[],
  describeTeams: (folders: readonly string[]) => TeamWork[],
): Promise<AssessedTeam[]> {
  return withRepositories(specs, async (made) => {
    const assessed: AssessedTeam[] = [];
    for (const team of describeTeams(made.map(({ path }) => path))) assessed.push(await assessTeam(requestOf(team)));
    return assessed;
  });
}

describe('the road from the repositories of a team to its Report', () => {
  it('gives two teams of one monorepository different results', async () => {
    const [payments, orders, both] = await assessTeams([pushed(monorepository)], ([folder = '']) => [
      teamOf([part(folder, 'teams/payments')]),
      teamOf([part(folder, 'teams/orders')], { name: 'Orders' }),
      teamOf([part(folder)], { name: 'Both' }),
    ]);
    if (!payments || !orders || !both) throw new Error('A team was not assessed.');
    expect(payments.report.level).toMatchObject({ verified: 1, indicated: 1 });
    expect(orders.report.level).toMatchObject({ verified: 0, indicated: 0 });
    expect(criterionOf(payments.report, 'immutable-references').outcome).toBe('met');
    expect(criterionOf(orders.report, 'immutable-references').outcome).toBe('not-met');
    expect(indicatorOf(payments.report, 'push-deploys').outcome).toBe('absent');
    expect(indicatorOf(orders.report, 'push-deploys').outcome).toBe('present');
    expect(indicatorOf(both.report, 'push-deploys').outcome).toBe('present');
    expect(payments.report.repositories).toMatchObject([{ paths: ['teams/payments'] }]);
    expect(payments.facts).toMatchObject([{ paths: ['teams/payments'] }]);
  });

  it('lets a team inherit from its platform, and says from whom', async () => {
    const [alone, served] = await assessTeams(
      [pushed(monorepository), merged(fluxEnterprise())],
      ([own = '', platform = '']) => [
        teamOf([part(own, 'teams/payments')]),
        teamOf([part(own, 'teams/payments')], {
          platform: { teamId: 'p', name: 'Platform', repositories: [part(platform)] },
        }),
      ],
    );
    if (!alone || !served) throw new Error('A team was not assessed.');
    expect(criterionOf(alone.report, 'platform-in-git')).toMatchObject({
      outcome: 'unknown',
      inheritedFrom: null,
      settledBy: 'Name the platform that serves this team.',
    });
    const inherited = criterionOf(served.report, 'platform-in-git');
    expect(inherited).toMatchObject({ outcome: 'met', inheritedFrom: 'Platform' });
    const [, platformFacts] = served.facts;
    expect(inherited.evidence.every(({ repository }) => repository === platformFacts?.url)).toBe(true);
    expect(inherited.evidence).not.toEqual([]);
    expect([alone.platform, served.platform]).toEqual(['unnamed', 'other']);
    expect(criterionOf(served.report, 'agent-pulls').inheritedFrom).toBeNull();
    expect(served.report.repositories).toHaveLength(1);
  });

  it('says of a platform without repositories that they are missing', async () => {
    const [team] = await assessTeams([pushed(monorepository)], ([folder = '']) => [
      teamOf([part(folder)], { platform: { teamId: 'p', name: 'Platform', repositories: [] } }),
    ]);
    if (!team) throw new Error('The team was not assessed.');
    expect(criterionOf(team.report, 'platform-in-git')).toMatchObject({
      outcome: 'unknown',
      inheritedFrom: 'Platform',
      settledBy: 'Add the repositories of Platform.',
    });
  });

  it('judges a platform team on itself', async () => {
    const [chosen, suggested] = await assessTeams(
      [merged(fluxEnterprise()), pushed(monorepository)],
      ([platform = '', other = '']) => [
        teamOf([part(platform)], { name: 'Platform', kind: 'platform' }),
        teamOf([part(other)], { name: 'Payments' }),
      ],
    );
    if (!chosen || !suggested) throw new Error('A team was not assessed.');
    expect(chosen.platform).toBe('itself');
    expect(criterionOf(chosen.report, 'platform-in-git')).toMatchObject({ outcome: 'met', inheritedFrom: null });
    expect(suggested.platform).toBe('unnamed');
  });

  it('names every repository that could not be read, and judges nothing then', async () => {
    const failed = await withRepositories([pushed(monorepository)], ([made]) => {
      const nowhere = { address: '/nowhere/at/all', label: 'lost', paths: [] };
      const mistyped = part(made?.path ?? '', 'teams/payment');
      return errorOf(assessTeam(requestOf(teamOf([part(made?.path ?? ''), nowhere, mistyped]))));
    });
    expect(failed.message).toContain('2 repositories could not be read.');
    expect(failed.message).toContain('lost: ');
    expect(failed.message).toMatch(/deploy: .* has no folder "teams\/payment" at/);
  });

  it('replays the past of a team over its repositories and its platform', async () => {
    const platform: RepositorySpec = {
      commits: [{ message: 'Begin the platform', date: '2026-09-10T09:00:00Z', files: fluxEnterprise() }],
    };
    const shop: RepositorySpec = {
      commits: [
        {
          message: 'Begin',
          date: '2026-07-10T09:00:00Z',
          files: {
            ...monorepository,
            'argo-cd/payments.yaml': null,
            'teams/payments/production/kustomization.yaml': null,
            'teams/payments/production/payments.yaml': null,
          },
        },
        { message: 'Let Argo CD deliver payments', date: '2026-08-10T09:00:00Z', files: monorepository },
      ],
    };
    const history = await withRepositories([shop, platform], ([own, served]) =>
      traceTeamHistory(
        requestOf(
          teamOf([part(own?.path ?? '', 'teams/payments')], {
            platform: { teamId: 'p', name: 'Platform', repositories: [part(served?.path ?? '')] },
          }),
        ),
      ),
    );
    const platformInGit = history.points.map(({ date, repositories, level, criteria }) => [
      date.slice(0, 10),
      level.indicated,
      repositories.map(({ part: of }) => of).join('+'),
      criteria.find(({ id }) => id === 'platform-in-git')?.outcome,
    ]);
    expect(platformInGit).toEqual([
      ['2026-08-31', 1, 'own', 'unknown'],
      ['2026-09-30', 1, 'own+platform', 'met'],
      ['2026-10-31', 1, 'own+platform', 'met'],
      ['2026-11-21', 1, 'own+platform', 'met'],
    ]);
    const [, september] = history.points;
    const change = september?.nowKnown.find(({ id }) => id === 'platform-in-git');
    expect(change).toMatchObject({ from: 'unknown', to: 'met' });
    expect(september?.commits.map(({ subject }) => subject)).toEqual(['Begin the platform']);
  });
});
