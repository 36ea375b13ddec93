import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { teamsOnPage } from '@/app/organizations/[organization]/team-list-query';
import { insertAssessment, judgedAlone } from '@/db/store/assessments';
import { saveEvents } from '@/db/store/delivery-events';
import { insertOrganization } from '@/db/store/organizations';
import { insertService } from '@/db/store/services';
import { insertTeam } from '@/db/store/teams';
import { assess } from '@/lib/assessment/assess';
import { type Context, createContext } from '@/lib/context';
import type { Deployment } from '@/lib/delivery/events';
import { readEnvironment } from '@/lib/env';
import { getOrganization } from '@/lib/services/get-organization';
import { getOrganizationReport } from '@/lib/services/get-organization-report';
import { listTeamJobs } from '@/lib/services/list-team-jobs';
import { refreshDeploymentWeeks } from '@/lib/services/refresh-deployment-weeks';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { repositoryFacts } from '@/tests/factories/repository-facts';

const sizes = {
  large: { teams: 1_000, deployments: 1_000_000 },
  small: { teams: 10, deployments: 10_000 },
} as const;
const views = 41;
const batch = 2_000;
const DAY = 86_400_000;

/**
 * The organization page of a thousand teams with a million deployments against that of ten teams (design 12): all that is asked of the
 * store and made of it for a page of 50 teams, as the page asks for it. Both stand in one database, and nothing of them changes meanwhile;
 * what the first view after a change takes is told beside.
 */
export async function measure(): Promise<Measurement> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const context = await createContext({
    environment: readEnvironment({}, process.cwd()),
    projectFolder: process.cwd(),
    dataFolder,
  });
  try {
    await fill(context, 'large', sizes.large);
    await fill(context, 'small', sizes.small);
    const firstSeconds = await secondsOf(() => viewPage(context, 'large'));
    await viewPage(context, 'small');
    const large: number[] = [];
    const small: number[] = [];
    for (let view = 0; view < views; view += 1) {
      small.push(await secondsOf(() => viewPage(context, 'small')));
      large.push(await secondsOf(() => viewPage(context, 'large')));
    }
    return {
      value: round(median(large) / median(small)),
      unit: 'x',
      budget: 2,
      against: 'the page with 10 teams',
      details: {
        milliseconds: round(median(large) * 1000),
        milliseconds10Teams: round(median(small) * 1000),
        budgetMilliseconds: 50,
        firstViewAfterAChangeMilliseconds: round(firstSeconds * 1000),
        ...sizes.large,
      },
    };
  } finally {
    await context.db.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** As the page does. */
async function viewPage(context: Context, slug: string): Promise<void> {
  const organization = await getOrganization(context, { slug });
  const report = await getOrganizationReport(context, { organization: slug });
  await listTeamJobs(context, { organization: slug });
  const shown = teamsOnPage(report?.teams ?? [], { name: '', page: 1 });
  if (organization === null || shown.found === 0) throw new Error(`${slug} has no team.`);
}

async function fill(
  context: Context,
  slug: keyof typeof sizes,
  { teams, deployments }: { teams: number; deployments: number },
) {
  const { db, model } = context;
  const createdAt = context.now();
  const organization = { id: slug, slug, name: slug, isSample: false, createdAt };
  await db.write((transaction) => insertOrganization(transaction, organization));
  const report = assess({ repositories: [repositoryFacts()], model, now: createdAt.toISOString() });
  for (let each = 0; each < teams; each += 1) {
    const name = `Team ${String(each).padStart(4, '0')}`;
    const id = `${slug}-${each}`;
    const told = { id, organizationId: slug, slug: `team-${each}`, name, createdAt };
    await db.write(async (transaction) => {
      await insertTeam(transaction, { ...told, kind: null, platformTeamId: null, target: null });
      const service = { ...told, teamId: id, slug: `service-${each}`, name: `service-${each}`, isProduction: true };
      await insertService(transaction, { ...service, repositoryId: null, path: '' });
      const about = { id: randomUUID(), subject: `team ${id}`, label: name, report, teamId: id, createdAt };
      await insertAssessment(transaction, { ...about, judgedWith: judgedAlone, facts: [] });
    });
  }
  await fillDeployments(context, slug, { services: teams, deployments });
}

async function fillDeployments(
  { db, now }: Context,
  organizationId: string,
  { services, deployments }: { services: number; deployments: number },
) {
  const start = now().getTime() - 365 * DAY;
  const deploymentAt = (number: number): Deployment => ({
    type: 'deployment',
    id: `d-${number}`,
    service: `service-${number % services}`,
    environment: 'production',
    revision: number.toString(16).padStart(40, '0'),
    finishedAt: new Date(start + Math.floor((number / deployments) * 365 * DAY)).toISOString(),
    result: 'succeeded',
  });
  for (let first = 0; first < deployments; first += batch) {
    const some = Array.from({ length: Math.min(batch, deployments - first) }, (_, each) => deploymentAt(first + each));
    const events = { deployments: some, changes: [], commits: [], recoveries: [], incidents: [], resolutions: [] };
    await db.writeByRow((transaction) => saveEvents(transaction, { organizationId, events, replace: false }));
  }
  await refreshDeploymentWeeks({ db }, organizationId);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
