import type { FoundDeployment } from '@/lib/delivery/configuration/found-deployment';
import {
  judgeDeployments,
  lookBackMilliseconds,
  raceMilliseconds,
} from '@/lib/delivery/configuration/judge-deployments';
import type { DeploymentList } from '@/lib/delivery/deployment-record';
import { parseAddress } from '@/lib/git/address';
import { openRepository } from '@/lib/git/repository';
import { environmentOf } from '@/lib/scan/environments';
import type { CollectRequest } from '@/lib/services/collect-facts';
import { walkDeployments } from '@/lib/services/walk-deployments';

export interface DeploymentsRequest
  extends Pick<CollectRequest, 'now' | 'dataFolder' | 'environment' | 'onProgress' | 'signal' | 'revision'> {
  /** A path or URL, as typed. */
  address: string;
  /** Only what reached the branch at or after this date. */
  since?: Date | undefined;
  /** Only what reached it before this date. Default: up to now. */
  until?: Date | undefined;
}

/**
 * Lists the deployments that the history of a configuration repository shows.
 * @throws {CairnError} as `openRepository`.
 */
export async function listDeployments(request: DeploymentsRequest): Promise<DeploymentList> {
  const { address, now, since, until, dataFolder, environment, onProgress, signal, revision } = request;
  const repository = await openRepository(parseAddress(address, { allowInsecure: environment.CAIRN_ALLOW_HTTP }), {
    revision,
    now,
    dataFolder,
    environment: environment.git,
    depth: 'history',
    signal,
    onProgress: ({ step, done, total }) => onProgress?.({ done, total, message: step }),
  });
  try {
    const end = until ?? new Date(now.getTime() + 1);
    const from = since === undefined ? null : new Date(since.getTime() - lookBackMilliseconds);
    const { found, unknown } = await walkDeployments(repository, {
      from,
      since: since ?? null,
      // What follows at once tells a race of builds from a rollback.
      until: new Date(Math.min(end.getTime() + raceMilliseconds, now.getTime() + 1)),
      onProgress,
      signal,
    });
    const [first, last] = [since?.toISOString() ?? null, end.toISOString()];
    const isInside = (date: string): boolean => (first === null || date >= first) && date < last;
    const deployments = judgeDeployments(onBranch(found, revision)).filter(({ date }) => isInside(date));
    return {
      schemaVersion: 1,
      now: now.toISOString(),
      repository: { url: repository.originUrl ?? repository.address.url, commit: repository.commit },
      since: since?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
      unresolved: deployments.filter(({ application }) => application.commit === null).length,
      unknown,
      deployments,
    };
  } finally {
    await repository.close();
  }
}

/** What nothing places runs where the branch says that is asked for: rendered manifests have a branch for each environment. */
function onBranch(found: readonly FoundDeployment[], revision: string | undefined): readonly FoundDeployment[] {
  const environment = revision === undefined ? null : (environmentOf(revision)?.name ?? null);
  if (environment === null) return found;
  return found.map((deployment) => ({ ...deployment, environment: deployment.environment ?? environment }));
}
