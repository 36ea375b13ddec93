import { listStale, replaceDeployedService } from '@/db/store/deployed-services';
import { replaceDeploymentWeeks } from '@/db/store/deployment-weeks';
import { listChain } from '@/db/store/deployments';
import type { Context } from '@/lib/context';
import { countDeploymentWeeks } from '@/lib/delivery/deployment-weeks';

/** Makes the weeks anew of the services and environments whose deployments have changed since. */
export async function refreshDeploymentWeeks({ db }: Pick<Context, 'db'>, organizationId: string): Promise<void> {
  for (const chain of await listStale(db.read, organizationId)) {
    await db.write(async (transaction) => {
      const records = await listChain(transaction, organizationId, chain);
      await replaceDeployedService(transaction, organizationId, { chain, records });
      await replaceDeploymentWeeks(transaction, organizationId, { chain, weeks: countDeploymentWeeks(records) });
    });
  }
}
