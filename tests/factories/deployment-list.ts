import type { DeploymentList } from '@/lib/delivery/deployment-record';
import { readEnvironment } from '@/lib/env';
import { type DeploymentsRequest, listDeployments } from '@/lib/services/list-deployments';
import { aFolder } from '@/tests/factories/database';
import { type CommitSpec, type MadeRepository, makeGitRepository } from '@/tests/factories/git-repository';

/** Lists the deployments of a folder, long after its last commit. */
export function deploymentsIn(address: string, request: Partial<DeploymentsRequest> = {}): Promise<DeploymentList> {
  const environment = readEnvironment({ PATH: process.env.PATH }, process.cwd());
  return listDeployments({
    address,
    now: new Date('2027-01-01T00:00:00Z'),
    dataFolder: aFolder(),
    environment,
    ...request,
  });
}

/** A commit a minute, unless it says when. */
export type HistorySpec = (Omit<CommitSpec, 'date' | 'message'> & { date?: string; message?: string })[];

export function makeHistory(commits: HistorySpec): MadeRepository {
  return makeGitRepository({
    commits: commits.map((commit, at) => ({
      message: `Commit ${at}`,
      date: new Date(Date.UTC(2026, 0, 1, 9, at)).toISOString(),
      ...commit,
    })),
  });
}

/** Deployments as `environment service from>to`, oldest first. */
export function asLines({ deployments }: DeploymentList): string[] {
  return deployments.map(
    ({ environment, service, from, to }) => `${environment ?? '?'} ${service} ${from ?? ''}>${to}`,
  );
}

/** The deployments after the first commit of a history, as lines. */
export async function linesAfterFirst(commits: HistorySpec): Promise<string[]> {
  const { path, commits: ids, cleanup } = makeHistory(commits);
  try {
    const list = await deploymentsIn(path);
    return asLines({ ...list, deployments: list.deployments.filter(({ reachedBy }) => reachedBy !== ids[0]) });
  } finally {
    cleanup();
  }
}
