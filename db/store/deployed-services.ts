import { and, asc, eq, getTableColumns, min } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { deployedServices } from '@/db/delivery-schema';
import type { Deployment } from '@/lib/delivery/events';
import { environmentKeyOf, serviceKeyOf } from '@/lib/delivery/left-out';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

/** A service that is deployed to an environment from a repository. */
export interface DeployedService {
  serviceKey: string;
  environmentKey: string;
  /** Empty where its deployments name none. */
  repositoryKey: string;
  /** The names as the latest record writes them. */
  service: string;
  environment: string;
  /** When the first and the last record of a deployment finished, whatever became of it. */
  firstAt: Date;
  lastAt: Date;
}

/** A service in an environment, by their keys. */
export interface ChainKey {
  serviceKey: string;
  environmentKey: string;
}

/** What is deployed where, by service and environment. */
export async function listDeployedServices(db: Queries, organizationId: string): Promise<DeployedService[]> {
  const { organizationId: owner, isStale: _isStale, ...columns } = getTableColumns(deployedServices);
  return db
    .select(columns)
    .from(deployedServices)
    .where(eq(owner, organizationId))
    .orderBy(asc(columns.serviceKey), asc(columns.environmentKey), asc(columns.repositoryKey));
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
export async function markStale(
  db: Queries,
  organizationId: string,
  deployments: readonly Deployment[],
): Promise<void> {
  const places = new Map(deployments.map((event) => placeOf(organizationId, event)).map((row) => [keyOf(row), row]));
  // In one order, so that two imports never wait for each other.
  for (const [, row] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await db
      .insert(deployedServices)
      .values(row)
      .onConflictDoUpdate({
        target: [
          deployedServices.organizationId,
          deployedServices.serviceKey,
          deployedServices.environmentKey,
          deployedServices.repositoryKey,
        ],
        set: { isStale: true },
      });
  }
}

/** Services and environments whose row and weeks are older than their deployments. */
export async function listStale(db: Queries, organizationId: string): Promise<ChainKey[]> {
  const { serviceKey, environmentKey } = deployedServices;
  return db
    .selectDistinct({ serviceKey, environmentKey })
    .from(deployedServices)
    .where(and(eq(deployedServices.organizationId, organizationId), eq(deployedServices.isStale, true)))
    .orderBy(asc(serviceKey), asc(environmentKey));
}

/** Puts what a service's records of an environment, oldest first, tell in the place of what was known. */
export async function replaceDeployedService(
  db: Queries,
  organizationId: string,
  { chain, records }: { chain: ChainKey; records: readonly Deployment[] },
): Promise<void> {
  const { serviceKey, environmentKey, organizationId: owner } = deployedServices;
  await db
    .delete(deployedServices)
    .where(and(eq(owner, organizationId), eq(serviceKey, chain.serviceKey), eq(environmentKey, chain.environmentKey)));
  const ofRepository = Map.groupBy(records, ({ repository }) => repositoryKey(repository));
  const rows = Array.from(ofRepository.values(), (events) => {
    const [first, last] = [events[0], events.at(-1)];
    return first === undefined || last === undefined
      ? []
      : { ...placeOf(organizationId, last), firstAt: new Date(first.finishedAt), isStale: false };
  }).flat();
  if (rows.length > 0) await db.insert(deployedServices).values(rows);
}

function placeOf(organizationId: string, { service, environment, repository, finishedAt }: Deployment) {
  const at = new Date(finishedAt);
  return {
    organizationId,
    serviceKey: serviceKeyOf(service),
    environmentKey: environmentKeyOf(environment),
    repositoryKey: repositoryKey(repository),
    service,
    environment,
    firstAt: at,
    lastAt: at,
    isStale: true,
  };
}

function keyOf(row: ReturnType<typeof placeOf>): string {
  return `${row.serviceKey}\0${row.environmentKey}\0${row.repositoryKey}`;
}

function repositoryKey(repository: string | undefined): string {
  return repository === undefined ? '' : repositoryKeyOf(repository);
}
