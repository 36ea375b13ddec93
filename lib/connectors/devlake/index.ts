import type { z } from 'zod';
import { mapDeployment, mapIssue } from '@/lib/connectors/devlake/map';
import { DeploymentBody, IssueBody } from '@/lib/connectors/devlake/schema';
import { describeIssues } from '@/lib/delivery/describe-issues';
import type { ForeignEvents } from '@/lib/delivery/read-events';

/** The fields as older versions write them, each as it is written now. */
const olderNames: Readonly<Record<string, string>> = {
  pipeline_id: 'id',
  commit_sha: 'commitSha',
  repo_url: 'repoUrl',
  start_time: 'startedDate',
  end_time: 'finishedDate',
  deployment_commits: 'deploymentCommits',
  issue_key: 'issueKey',
  created_date: 'createdDate',
  resolution_date: 'resolutionDate',
};

/**
 * Reads the body of a deployment or an incident that is posted to DevLake's incoming webhook, in its newer form and in the older one of
 * a single commit. Null where it is neither.
 */
export function readDevlakeBody(value: Readonly<Record<string, unknown>>): ForeignEvents | null {
  const body = withNewerNames(value);
  if (typeof body['issueKey'] === 'string') return parse(IssueBody, body, mapIssue);
  const { commitSha, repoUrl, deploymentCommits } = body;
  if (Array.isArray(deploymentCommits)) {
    const commits = deploymentCommits.map((each) => (isObject(each) ? withNewerNames(each) : each));
    return parse(DeploymentBody, { ...body, deploymentCommits: commits }, mapDeployment);
  }
  if (commitSha === undefined || repoUrl === undefined) return null;
  return parse(DeploymentBody, { ...body, deploymentCommits: [{ commitSha, repoUrl }] }, mapDeployment);
}

function withNewerNames(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [olderNames[name] ?? name, field]));
}

function parse<Body>(
  schema: z.ZodType<Body>,
  value: unknown,
  map: (body: Body) => readonly Record<string, unknown>[],
): ForeignEvents {
  const parsed = schema.safeParse(value);
  return parsed.success ? { events: map(parsed.data) } : { refused: describeIssues(parsed.error.issues, value) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
