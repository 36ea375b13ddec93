import { and, asc, eq, getTableColumns, min, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '@/db/client';
import { deployedServices } from '@/db/delivery-schema';
import { insertOrCount } from '@/db/store/prepared-insert';
import type { Deployment } from '@/lib/delivery/events';
import { environmentKeyOf, serviceKeyOf } from '@/lib/delivery/left-out';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

/** A service in an environment, by their keys. */
export interface ChainKey {
  serviceKey: string;
  environmentKey: string;
}

/** A service that is deployed to an environment. */
export interface DeployedService extends ChainKey {
  /** The names as the latest record writes them. */
  service: string;
  environment: string;
  /** The keys of the repositories that its deployments name; an empty one where some name none. */
  repositories: readonly string[];
  /** When the first and the last record of a deployment finished, whatever became of it. */
  firstAt: Date;
  lastAt: Date;
}

/** A service in an environment whose deployments have changed, and how often they did. */
export interface StaleChain extends ChainKey {
  told: number;
}

const Repositories = z.array(z.string());
const place = [deployedServices.organizationId, deployedServices.serviceKey, deployedServices.environmentKey];

/** What is deployed where, by service and environment. */
export async function listDeployedServices(db: Queries, organizationId: string): Promise<DeployedService[]> {
  const { organizationId: owner, told: _told, counted: _counted, ...columns } = getTableColumns(deployedServices);
  const rows = await db
    .select(columns)
    .from(deployedServices)
    .where(eq(owner, organizationId))
    .orderBy(asc(columns.serviceKey), asc(columns.environmentKey));
  return rows.map((row) => ({ ...row, repositories: Repositories.parse(row.repositories) }));
}

/** When the first record of a deployment finished, whatever became of it; null where there is none. */
export async function findFirstDeployment(db: Queries, organizationId: string): Promise<Date | null> {
  const [row] = await db
    .select({ first: min(deployedServices.firstAt) })
    .from(deployedServices)
    .where(eq(deployedServices.organizationId, organizationId));
  return row?.first ?? null;
}

/** Says of the services and environments of some deployments that deployments came, went or changed. */
export async function tellDeployments(
  db: Queries,
  organizationId: string,
  deployments: readonly Deployment[],
): Promise<void> {
  const places = new Map(deployments.map((event) => [keyOf(event), event]));
  // In one order, so that two imports never wait for each other.
  const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = ordered.map(([, event]) => ({ ...describeChain(organizationId, [event], event), told: 1, counted: 0 }));
  await insertOrCount(db, deployedServices, rows, { target: place, counter: 'told' });
}

/** Services and environments whose row and weeks are older than their deployments. */
export async function listStale(db: Queries, organizationId: string): Promise<StaleChain[]> {
  const { serviceKey, environmentKey, told, counted } = deployedServices;
  return db
    .select({ serviceKey, environmentKey, told })
    .from(deployedServices)
    .where(and(eq(deployedServices.organizationId, organizationId), ne(told, counted)))
    .orderBy(asc(serviceKey), asc(environmentKey));
}

/**
 * Writes what the records of a service in an environment, oldest first, tell of it; where there are none, it goes.
 * @returns whether it did: not where its deployments have changed since `told` was read, and it is stale still.
 */
export async function settleDeployedService(
  db: Queries,
  organizationId: string,
  { serviceKey, environmentKey, told }: StaleChain,
  records: readonly Deployment[],
): Promise<boolean> {
  const isAsRead = and(
    eq(deployedServices.organizationId, organizationId),
    eq(deployedServices.serviceKey, serviceKey),
    eq(deployedServices.environmentKey, environmentKey),
    eq(deployedServices.told, told),
  );
  const last = records.at(-1);
  const returned = { told: deployedServices.told };
  const settled =
    last === undefined
      ? await db.delete(deployedServices).where(isAsRead).returning(returned)
      : await db
          .update(deployedServices)
          .set({ ...describeChain(organizationId, records, last), counted: told })
          .where(isAsRead)
          .returning(returned);
  return settled.length > 0;
}

function describeChain(organizationId: string, records: readonly Deployment[], last: Deployment) {
  const { service, environment, finishedAt } = last;
  return {
    organizationId,
    serviceKey: serviceKeyOf(service),
    environmentKey: environmentKeyOf(environment),
    service,
    environment,
    repositories: [...new Set(records.map(({ repository }) => repositoryKeyOf(repository ?? '')))].sort(),
    firstAt: new Date((records[0] ?? last).finishedAt),
    lastAt: new Date(finishedAt),
  };
}

function keyOf({ service, environment }: Deployment): string {
  return `${serviceKeyOf(service)}\0${environmentKeyOf(environment)}`;
}
