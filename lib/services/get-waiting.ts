import type { Queries } from '@/db/client';
import { listChanges } from '@/db/store/changes';
import { listCommits } from '@/db/store/commits';
import { type DeployedService, findFirstDeployment, listDeployedServices } from '@/db/store/deployed-services';
import { listDeployments } from '@/db/store/deployments';
import { listTeamRepositories, listTeamRows, type Team } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { isWithin, type Window } from '@/lib/delivery/deployment-frequency';
import { environmentTier } from '@/lib/delivery/environment-tier';
import { noIntake } from '@/lib/delivery/event-collection';
import { type FirstDeployments, findFirstDeployments } from '@/lib/delivery/first-deployments';
import { type InfrastructureWaiting, measureInfrastructureWaiting } from '@/lib/delivery/infrastructure-waiting';
import { type DeliveryTrace, traceDelivery } from '@/lib/delivery/trace-delivery';
import { repositoryKeysOfTeam } from '@/lib/services/repository-keys';
import { requireOrganization, requireTeam } from '@/lib/services/require-organization';
import { serviceKeysOfTeam } from '@/lib/services/services-of-team';

const EVER = new Date(0);

export interface WaitingRequest {
  /** The slug of the organization. */
  organization: string;
  /** The slug of a team; null: the whole organization. */
  team: string | null;
  since: Date;
  until: Date;
}

/** How long people wait for infrastructure, beside the five metrics. */
export interface WaitingView {
  /** The platform and infrastructure repositories that are looked at, by address; none where no platform is known. */
  repositories: { address: string; label: string }[];
  proposals: InfrastructureWaiting;
  firstDeployments: FirstDeployments;
}

/**
 * Measures the wait for infrastructure: of an organization at all its platforms, of a platform team at its own repositories, of any other
 * team at those of the platform that serves it. First deployments are those of the organization's or the team's own services.
 * @throws {CairnError} `not-found` for the organization or the team
 */
export async function getWaiting(context: Context, request: WaitingRequest): Promise<WaitingView> {
  const db = context.db.read;
  const organization = await requireOrganization(db, request.organization);
  const team = request.team === null ? null : await requireTeam(db, organization, request.team);
  const teams = await listTeamRows(db, organization.id);
  const platforms = platformTeams(teams).filter(({ id }) => team === null || id === servingPlatform(team, teams));
  const ids = new Set(platforms.map(({ id }) => id));
  const repositories = (await listTeamRepositories(db, organization.id)).filter(({ teamId }) => ids.has(teamId));
  const deployed = await listDeployedServices(db, organization.id);
  const window = { from: request.since.getTime(), to: request.until.getTime() };
  const own = team === null ? null : await serviceKeysOfTeam(db, team, deployed);
  const keys = new Set<string>();
  for (const { id } of platforms) for (const key of await repositoryKeysOfTeam(db, id)) keys.add(key);
  const recordedSince = (await findFirstDeployment(db, organization.id))?.getTime() ?? null;
  const started = firstDeployedIn(window, deployed).filter(
    ({ serviceKey }) => own === null || own.includes(serviceKey),
  );
  // Where the record itself begins in the window, everything seems to start there.
  const isRecorded = recordedSince !== null && recordedSince < window.from;
  const scope = { repositories: keys, started: isRecorded ? started : [], deployed, now: context.now() };
  const trace = { ...(await traceOf(db, organization.id, scope)), recordedSince };
  const services = scope.started.map(({ serviceKey }) => serviceKey);
  const firstDeployments = findFirstDeployments(trace, { window, services });
  return {
    repositories: repositories.map(({ address, label }) => ({ address, label })),
    proposals: measureInfrastructureWaiting(trace, { repositories: keys, window }),
    firstDeployments: isRecorded
      ? firstDeployments
      : { ...firstDeployments, unknown: new Set(started.flatMap((each) => each.repositories)).size },
  };
}

/** Teams that were said to be platforms, and those that serve another. */
function platformTeams(teams: readonly Team[]): Team[] {
  const serving = new Set(teams.flatMap(({ platformTeamId }) => platformTeamId ?? []));
  return teams.filter(({ id, kind }) => kind === 'platform' || serving.has(id));
}

/** The team itself where it is a platform, else the platform that serves it; null where none is known. */
function servingPlatform(team: Team, teams: readonly Team[]): string | null {
  return platformTeams(teams).some(({ id }) => id === team.id) ? team.id : team.platformTeamId;
}

/** What was first deployed to production in the window, as far as is known. */
function firstDeployedIn(window: Window, deployed: readonly DeployedService[]): DeployedService[] {
  const production = deployed.filter(({ environment }) => environmentTier(environment) === 'production');
  const byService = Map.groupBy(production, ({ serviceKey }) => serviceKey);
  return [...byService.values()].flatMap((places) =>
    isWithin(Math.min(...places.map(({ firstAt }) => firstAt.getTime())), window) ? places : [],
  );
}

interface TraceScope {
  repositories: ReadonlySet<string>;
  started: readonly DeployedService[];
  deployed: readonly DeployedService[];
  now: Date;
}

/** Links the deployments of some services and of what is deployed from the repositories, with all that shares a repository with them. */
async function traceOf(
  db: Queries,
  organizationId: string,
  { repositories, started, deployed, now }: TraceScope,
): Promise<DeliveryTrace> {
  const named = started.flatMap((each) => each.repositories).filter((key) => key !== '');
  const looked = new Set([...repositories, ...named]);
  const chains = deployed.filter((each) => each.repositories.some((key) => looked.has(key)));
  const told = { repositories: [...looked], since: EVER };
  const events = {
    deployments: await listDeployments(db, organizationId, { chains, since: EVER }),
    changes: await listChanges(db, organizationId, told),
    commits: await listCommits(db, organizationId, told),
    recoveries: [],
    incidents: [],
    resolutions: [],
  };
  return traceDelivery({ ...events, intake: noIntake }, now);
}
