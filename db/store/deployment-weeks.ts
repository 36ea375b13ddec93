import { and, asc, eq, getTableColumns, gte, inArray, lt } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { deploymentWeeks } from '@/db/delivery-schema';
import type { ChainKey } from '@/db/store/deployed-services';
import { inChunks } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { DeploymentWeek } from '@/lib/delivery/deployment-weeks';

/** The deployments of a service to an environment in a week. */
export type ServiceWeek = ChainKey & DeploymentWeek;

/** What is asked of the weeks of an organization. */
export interface WeekRange {
  /** The services by their keys; null: all. */
  services: readonly string[] | null;
  /** From this Monday to before that one, in days since 1 January 1970. */
  from: number;
  to: number;
}

/** The weeks of services, oldest first. A week without deployments is not among them. */
export async function listDeploymentWeeks(
  db: Queries,
  organizationId: string,
  { services, from, to }: WeekRange,
): Promise<ServiceWeek[]> {
  const { organizationId: owner, ...columns } = getTableColumns(deploymentWeeks);
  const isAsked = and(eq(owner, organizationId), gte(columns.week, from), lt(columns.week, to));
  const select = () => db.select(columns).from(deploymentWeeks);
  if (services === null) {
    return select().where(isAsked).orderBy(asc(columns.week), asc(columns.serviceKey), asc(columns.environmentKey));
  }
  const weeks = await inChunks(services, (chunk) =>
    select()
      .where(and(isAsked, inArray(columns.serviceKey, [...chunk])))
      .orderBy(asc(columns.serviceKey), asc(columns.environmentKey)),
  );
  return weeks.sort((a, b) => a.week - b.week);
}

/** Puts weeks of a service in an environment in the place of those that were known. */
export async function replaceDeploymentWeeks(
  db: Queries,
  organizationId: string,
  { chain, weeks }: { chain: ChainKey; weeks: readonly DeploymentWeek[] },
): Promise<void> {
  const columns = getTableColumns(deploymentWeeks);
  await db
    .delete(deploymentWeeks)
    .where(
      and(
        eq(columns.organizationId, organizationId),
        eq(columns.serviceKey, chain.serviceKey),
        eq(columns.environmentKey, chain.environmentKey),
      ),
    );
  const { serviceKey, environmentKey } = chain;
  const rows = weeks.map((week) => ({ organizationId, serviceKey, environmentKey, ...week }));
  await insertNewRows(db, deploymentWeeks, rows);
}
