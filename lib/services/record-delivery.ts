import { insertImportedFacts } from '@/db/store/imported-facts';
import { findIncidents } from '@/db/store/incidents';
import { findOrganizationById } from '@/db/store/organizations';
import { findTeamById } from '@/db/store/teams';
import { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import type { Context } from '@/lib/context';
import { worstMetric } from '@/lib/delivery/benchmark-position';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { Incident } from '@/lib/delivery/events';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';

const DAY = 86_400_000;
const WINDOW_DAYS = 90;
const YEAR_DAYS = 365;

/** Keeps what the events tell of a team's delivery now as a fact, so that it is judged, and can be judged again, like any other. */
export async function recordDelivery(context: Context, { teamId, now }: { teamId: string; now: Date }): Promise<void> {
  const team = await findTeamById(context.db.read, teamId);
  const organization = team && (await findOrganizationById(context.db.read, team.organizationId));
  if (!team || !organization) return;
  const measure = (days: number) =>
    measureStoredDelivery(context, {
      organization: organization.slug,
      team: team.slug,
      service: null,
      tier: 'production',
      since: new Date(now.getTime() - days * DAY),
      until: now,
      includeBots: false,
      compare: true,
      now,
    });
  const year = await measure(YEAR_DAYS);
  if (year.deployed.length === 0) return;
  const { report, comparison } = await measure(WINDOW_DAYS);
  const services = (comparison?.services ?? []).filter(({ metrics }) => metrics.deploymentFrequency.count > 0);
  const window = { since: new Date(now.getTime() - WINDOW_DAYS * DAY).toISOString(), until: now.toISOString() };
  const first = Math.min(...year.deployed.map(({ firstAt }) => firstAt.getTime()));
  const { count } = report.metrics.deploymentFrequency;
  const fact = RuntimeFacts.parse({
    kind: 'runtime',
    system: 'delivery-events',
    environment: 'production',
    tier: 'production',
    team: team.slug,
    repository: null,
    collectedAt: now.toISOString(),
    deployments: { ...window, total: count, recorded: count },
    incidents: { ...window, ...(await countLinked(context, organization.id, report)) },
    delivery: {
      ...window,
      recordedDays: Math.max(0, Math.floor((now.getTime() - first) / DAY)),
      services: services.length,
      withLeadTimes: services.filter(({ metrics }) => metrics.changeLeadTime.count > 0).length,
      failuresTold: year.report.incidents.length > 0 || year.failures.length > 0,
      worst: worstMetric(
        services.map(({ metrics }) => metrics),
        context.benchmarks,
      ),
      metrics: report.metrics,
    },
  });
  await context.db.write((transaction) =>
    insertImportedFacts(transaction, { organizationId: organization.id, facts: [fact], now }),
  );
}

/** Incidents that a deployment caused, and rollbacks; linked are rollbacks, and incidents that say themselves what caused them. */
async function countLinked({ db }: Context, organizationId: string, { incidents, deployments }: DeliveryReport) {
  const caused = incidents.filter(({ deployment }) => deployment !== null).map(({ id }) => id);
  const told = await findIncidents(db.read, organizationId, caused);
  const rollbacks = deployments.filter(({ kind }) => kind === 'rollback').length;
  return { total: caused.length + rollbacks, linkedToDeployment: told.filter(namesCause).length + rollbacks };
}

function namesCause({ deployment, commit, labels }: Incident): boolean {
  return deployment !== undefined || commit !== undefined || labels.some((label) => label.startsWith('deployment:'));
}
