import { listRepositoryRows } from '@/db/store/organization-repositories';
import { findRevision } from '@/db/store/organization-revisions';
import { findOrganization, type Organization } from '@/db/store/organizations';
import { reportOrganization } from '@/lib/assessment/organization';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import type { Model } from '@/lib/model/model';
import { currentModel } from '@/lib/services/current-model';
import { type AssessedTeam, findTeamFailures } from '@/lib/services/team-failures';
import { readStandings } from '@/lib/services/team-standings';

/** A report with what it was made from. */
interface Made {
  revision: number;
  model: Model;
  report: OrganizationReport;
  /** By the slug of a team. */
  assessed: ReadonlyMap<string, AssessedTeam>;
}

/** The newest report of each organization, by its id: it stays as it is until something of the organization changes. */
const lastMade = new WeakMap<Context['db'], Map<string, Made>>();

/** What the teams of an organization come to together, by its slug; null when there is no such organization. */
export async function getOrganizationReport(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<OrganizationReport | null> {
  const organization = await findOrganization(context.db.read, slug);
  if (organization === null) return null;
  const { report, assessed } = await findMade(context, organization);
  // No revision tells of a try that failed: it leaves what was known as it was.
  const failures = await findTeamFailures(context.db.read, [...assessed.values()]);
  const teams = report.teams.map((team) => {
    const failure = failures.get(assessed.get(team.slug)?.id ?? '') ?? null;
    return failure === null && team.failure === null ? team : { ...team, failure };
  });
  return { ...report, teams, now: context.now().toISOString() };
}

async function findMade(context: Context, organization: Organization): Promise<Made> {
  const ofDatabase = lastMade.get(context.db) ?? new Map<string, Made>();
  lastMade.set(context.db, ofDatabase);
  // Before all else: what changes meanwhile makes the report anew the next time.
  const revision = (await findRevision(context.db.read, organization.id)) ?? 0;
  const model = await currentModel(context);
  const known = ofDatabase.get(organization.id);
  if (known?.revision === revision && known.model === model) return known;
  const made = { revision, model, ...(await makeReport(context, organization, model)) };
  ofDatabase.set(organization.id, made);
  return made;
}

async function makeReport(context: Context, organization: Organization, model: Model) {
  const { teams, services, assigned, assessed } = await readStandings(context, organization);
  const repositories = await listRepositoryRows(context.db.read, organization.id);
  const { name, slug, isSample } = organization;
  const report = reportOrganization({
    organization: { name, slug, isSample },
    teams,
    services,
    unassigned: repositories.filter(({ id }) => !assigned.has(id)).map(({ address, label }) => ({ address, label })),
    model,
    now: context.now().toISOString(),
  });
  return { report, assessed };
}
