import { describe, expect, it } from 'vitest';
import { readDevlakeBody } from '@/lib/connectors/devlake';
import { createEventReader } from '@/lib/delivery/read-events';

function read(value: object) {
  const reader = createEventReader([readDevlakeBody]);
  const text = new TextEncoder().encode(JSON.stringify(value));
  return [...reader.push(text), ...reader.end()].map((line) => ('event' in line ? line.event : line));
}

const commit = { repoUrl: 'https://git.example/acme/shop.git', commitSha: 'abc1234', refName: 'main' };
const body = {
  id: 'run-1',
  displayTitle: 'Ship it',
  createdDate: '2026-10-05T09:00:00+00:00',
  startedDate: '2026-10-05T11:58:00+02:00',
  finishedDate: '2026-10-05T12:00:00+02:00',
  environment: 'STAGING',
  result: 'FAILURE',
  deploymentCommits: [commit],
};

const deployment = {
  type: 'deployment',
  id: 'run-1',
  source: 'devlake',
  service: 'shop',
  environment: 'STAGING',
  revision: 'abc1234',
  repository: commit.repoUrl,
  startedAt: '2026-10-05T09:58:00.000Z',
  finishedAt: '2026-10-05T10:00:00.000Z',
  result: 'failed',
};

describe('lib/connectors/devlake/index.ts', () => {
  it('takes a deployment, its service named as its repository', () => {
    expect(read(body)).toEqual([deployment]);
    expect(read({ ...body, url: 'https://ci.example/1', id: 7 })).toEqual([
      { ...deployment, id: '7', url: 'https://ci.example/1' },
    ]);
  });

  it('takes production and success where nothing is said, as DevLake does', () => {
    const { environment: _environment, result: _result, ...short } = body;
    expect(read(short)).toEqual([{ ...deployment, environment: 'PRODUCTION', result: 'succeeded' }]);
    expect(read({ ...body, result: 'ABORT' })).toEqual([{ ...deployment, result: 'cancelled' }]);
  });

  it('takes one deployment of each repository, with its own times and result', () => {
    const other = {
      repoUrl: 'git@git.example:acme/api',
      commitSha: 'def5678',
      result: 'SUCCESS',
      finishedDate: '2026-10-05T11:00:00Z',
    };
    expect(read({ ...body, deploymentCommits: [commit, other] })).toEqual([
      { ...deployment, id: 'run-1 shop' },
      {
        ...deployment,
        id: 'run-1 api',
        service: 'api',
        revision: 'def5678',
        repository: other.repoUrl,
        finishedAt: '2026-10-05T11:00:00.000Z',
        result: 'succeeded',
      },
    ]);
  });

  it('takes the older form, with one commit or several', () => {
    const older = {
      repo_url: commit.repoUrl,
      commit_sha: 'abc1234',
      environment: 'STAGING',
      result: 'FAILURE',
      start_time: '2026-10-05T09:58:00Z',
      end_time: '2026-10-05T10:00:00Z',
    };
    const id = `${commit.repoUrl} abc1234 2026-10-05T10:00:00Z`;
    expect(read(older)).toEqual([{ ...deployment, id }]);
    const { repo_url, commit_sha, ...times } = older;
    const several = { ...times, pipeline_id: 'run-1', deployment_commits: [{ repo_url, commit_sha }] };
    expect(read(several)).toEqual([deployment]);
  });

  it('takes incidents, and no other issues', () => {
    const issue = {
      issueKey: 'OPS-1',
      title: 'Down',
      type: 'INCIDENT',
      status: 'DONE',
      originalStatus: 'done',
      createdDate: '2026-10-05T10:00:00Z',
      resolutionDate: '2026-10-05T11:00:00Z',
      severity: 'high',
      component: 'shop',
      url: 'https://ops.example/1',
    };
    const incident = {
      type: 'incident',
      id: 'OPS-1',
      source: 'devlake',
      service: 'shop',
      openedAt: '2026-10-05T10:00:00.000Z',
      resolvedAt: '2026-10-05T11:00:00.000Z',
      severity: 'high',
      labels: [],
      url: 'https://ops.example/1',
    };
    expect(read(issue)).toEqual([incident]);
    const { resolvedAt: _, ...open } = incident;
    expect(read({ ...issue, resolutionDate: null })).toEqual([open]);
    expect(read({ ...issue, type: 'BUG' })).toEqual([{ line: 1, tellsNothing: true }]);
    expect(read({ issue_key: 'OPS-1', title: 'Down', created_date: '2026-10-05T10:00:00Z' })).toMatchObject([
      { type: 'incident', id: 'OPS-1' },
    ]);
  });

  it('refuses what lacks its end or its commits, and knows no other object', () => {
    const { finishedDate: _, ...unfinished } = body;
    expect(read(unfinished)).toEqual([{ line: 1, refused: 'finishedAt is missing' }]);
    expect(read({ ...body, deploymentCommits: [{ repoUrl: 'x' }] })).toEqual([
      { line: 1, refused: 'deploymentCommits.0.commitSha is missing' },
    ]);
    expect(readDevlakeBody({ id: 'x' })).toBeNull();
  });
});
