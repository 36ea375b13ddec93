import { listStale, type StaleChain, settleDeployedService } from '@/db/store/deployed-services';
import { replaceDeploymentWeeks } from '@/db/store/deployment-weeks';
import { listChain } from '@/db/store/deployments';
import type { Context } from '@/lib/context';
import { countDeploymentWeeks, type DeploymentWeek } from '@/lib/delivery/deployment-weeks';
import type { Deployment } from '@/lib/delivery/events';

interface CountedChain {
  chain: StaleChain;
  records: readonly Deployment[];
  weeks: readonly DeploymentWeek[];
}

/** Records of the services and environments that one transaction writes the weeks of. */
const RECORDS = 2_000;

/**
 * Makes the weeks anew of the services and environments whose deployments have changed since. One whose deployments change
 * meanwhile stays marked, for the import that changes them makes its weeks.
 */
export async function refreshDeploymentWeeks({ db }: Pick<Context, 'db'>, organizationId: string): Promise<void> {
  let counted: CountedChain[] = [];
  const write = async () => {
    await db.writeByRow(async (transaction) => {
      for (const { chain, records, weeks } of counted) {
        if (await settleDeployedService(transaction, organizationId, chain, records))
          await replaceDeploymentWeeks(transaction, organizationId, { chain, weeks });
      }
    });
    counted = [];
  };
  for (const chain of await listStale(db.read, organizationId)) {
    const records = await listChain(db.read, organizationId, chain);
    counted.push({ chain, records, weeks: countDeploymentWeeks(records) });
    if (counted.reduce((sum, each) => sum + each.records.length, 0) >= RECORDS) await write();
  }
  if (counted.length > 0) await write();
}
