import type { DeploymentBody, IssueBody } from '@/lib/connectors/devlake/schema';

const SOURCE = 'devlake';
const results = { SUCCESS: 'succeeded', FAILURE: 'failed', ABORT: 'cancelled' } as const;

/**
 * A deployment of each repository that a body names. DevLake knows no services: each is named as its repository. Without an
 * environment it is production, as DevLake's documentation says.
 */
export function mapDeployment(body: DeploymentBody): readonly Record<string, unknown>[] {
  return body.deploymentCommits.map((commit) => {
    const finishedAt = commit.finishedDate ?? body.finishedDate;
    const startedAt = commit.startedDate ?? body.startedDate;
    const service = repositoryName(commit.repoUrl);
    const id = body.id ?? `${commit.repoUrl} ${commit.commitSha} ${finishedAt}`;
    return {
      type: 'deployment',
      id: body.deploymentCommits.length === 1 ? String(id) : `${id} ${service}`,
      source: SOURCE,
      service,
      environment: body.environment ?? 'PRODUCTION',
      revision: commit.commitSha,
      repository: commit.repoUrl,
      ...(startedAt ? { startedAt } : {}),
      ...(finishedAt ? { finishedAt } : {}),
      result: results[commit.result ?? body.result ?? 'SUCCESS'],
      ...(body.url ? { url: body.url } : {}),
    };
  });
}

/** An incident; an issue of another type is none. */
export function mapIssue(body: IssueBody): readonly Record<string, unknown>[] {
  if (body.type && body.type.toUpperCase() !== 'INCIDENT') return [];
  return [
    {
      type: 'incident',
      id: body.issueKey,
      source: SOURCE,
      openedAt: body.createdDate,
      ...(body.resolutionDate ? { resolvedAt: body.resolutionDate } : {}),
      ...(body.severity ? { severity: body.severity } : {}),
      ...(body.component ? { service: body.component } : {}),
      ...(body.url ? { url: body.url } : {}),
    },
  ];
}

function repositoryName(address: string): string {
  const name = /([^/:]+?)(?:\.git)?\/*$/.exec(address.trim())?.[1];
  return name ?? address;
}
