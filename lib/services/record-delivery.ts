import { insertImportedFacts } from '@/db/store/imported-facts';
import { findIncidents } from '@/db/store/incidents';
import { findOrganizationById } from '@/db/store/organizations';
import { findTeamById } from '@/db/store/teams';
import { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import type { Context } from '@/lib/context';
import { worstMetric } from '@/lib/delivery/benchmark-position';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { Incident } from '@/lib/delivery/events';
import { type DeliverySelection, measureDelivery, measureServices } from '@/lib/delivery/measure-delivery';
import { describePractice } from '@/lib/delivery/practice';
import { type StoredTrace, traceStoredDelivery } from '@/lib/services/measure-stored-delivery';

const DAY = 86_400_000;
const WINDOW_DAYS = 90;
const YEAR_DAYS = 365;

/** Keeps what the events tell of a team's delivery now as a fact, so that it is judged, and can be judged again, like any other. */
export async function recordDelivery(context: Context, { teamId, now }: { teamId: string; now: Date }): Promise<void> {
  const team = await findTeamById(context.db.read, teamId);
  const organization = team && (await findOrganizationById(context.db.read, team.organizationId));
  if (!team || !organization) return;
  const stored = await traceStoredDelivery(context, {
    organization: organization.slug,
    team: team.slug,
    service: null,
    since: new Date(now.getTime() - YEAR_DAYS * DAY),
    now,
  });
  if (stored.deployed.length === 0) return;
  const { report, delivery, practice } = describeDelivery(context, stored, now);
  const { count } = report.metrics.deploymentFrequency;
  const window = windowOf(now);
  const fact = RuntimeFacts.parse({
    kind: 'runtime',
    system: 'delivery-events',
    environment: 'production',
    tier: 'production',
    team: team.slug,
    repository: null,
    collectedAt: now.toISOString(),
    deployments: { ...window, total: count, recorded: count, ...practice.starts },
    incidents: { ...window, ...(await countLinked(context, organization.id, report)) },
    delivery,
    rollbacks: practice.rollbacks,
    trace: practice.trace,
    mergeToProduction: { ...window, ...practice.mergeToProduction },
  });
  await context.db.write((transaction) =>
    insertImportedFacts(transaction, { organizationId: organization.id, facts: [fact], now }),
  );
}

function windowOf(now: Date): { since: string; until: string } {
  return { since: new Date(now.getTime() - WINDOW_DAYS * DAY).toISOString(), until: now.toISOString() };
}

/** What is measured of production in the last ninety days, and seen of practices in the last year. */
function describeDelivery({ benchmarks }: Context, { trace, services: keys, deployed }: StoredTrace, now: Date) {
  const select = (days: number): DeliverySelection => ({
    window: { from: now.getTime() - days * DAY, to: now.getTime() },
    tier: 'production',
    services: keys,
    includeBots: false,
    timeZone: 'UTC',
  });
  const [quarter, year] = [select(WINDOW_DAYS), select(YEAR_DAYS)];
  const report = measureDelivery(trace, quarter);
  const services = measureServices(trace, quarter).filter(({ metrics }) => metrics.deploymentFrequency.count > 0);
  const ofYear = measureDelivery(trace, year);
  const first = Math.min(...deployed.map(({ firstAt }) => firstAt.getTime()));
  const delivery = {
    ...windowOf(now),
    recordedDays: Math.max(0, Math.floor((now.getTime() - first) / DAY)),
    services: services.length,
    withLeadTimes: services.filter(({ metrics }) => metrics.changeLeadTime.count > 0).length,
    failuresTold: ofYear.incidents.length > 0 || ofYear.deployments.some(({ failed }) => failed),
    worst: worstMetric(
      services.map(({ metrics }) => metrics),
      benchmarks,
    ),
    metrics: report.metrics,
  };
  return { report, delivery, practice: describePractice(trace, { quarter, year }) };
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
