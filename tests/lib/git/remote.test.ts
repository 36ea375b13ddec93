import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { readBlobs } from '@/lib/git/blobs';
import { Credentials } from '@/lib/git/credentials';
import { listAdvertised, type RemoteAccess } from '@/lib/git/remote';
import { readTree } from '@/lib/git/tree';
import {
  errorOf,
  git,
  gitEnvironment,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';
import { behindSignIn, plainFiles, serve, smartGit } from '@/tests/lib/git/serve-for-test';

const one = { commits: [{ message: 'One', date: '2024-01-01T00:00:00Z', files: { a: 'a' } }] };

function access(url: string, credentials?: Credentials): RemoteAccess {
  const address = parseAddress(url, { allowInsecure: true });
  if (address.kind !== 'remote') {
    throw new Error('The test needs a remote.');
  }
  return { address, environment: gitEnvironment, credentials };
}

describe('lib/git/remote.ts', () => {
  it.each([
    [401, 'needs-credentials'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [500, 'unreadable'],
  ])('takes status %i for %s', async (status, code) => {
    const host = await serve((_, response) =>
      response.writeHead(status, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    expect((await errorOf(open(`http://${host}/a/b.git`))).code).toBe(code);
  });

  it('says that wrong credentials are wrong', async () => {
    const host = await serve((_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end());
    const credentials = new Credentials('ada', 'wrong');
    const { code, message } = await errorOf(open(`http://${host}/a/b.git`, { credentials }));
    expect(code).toBe('needs-credentials');
    expect(message).not.toContain('wrong@');
  });

  it('says that nobody answers', async () => {
    const host = await serve(() => undefined);
    const port = Number(host.split(':')[1]);
    expect((await errorOf(open(`http://127.0.0.1:${port === 1 ? 2 : 1}/a/b.git`))).code).toBe('unreadable');
  });

  it('signs in when asked to, with the credentials of the address or those given', async () => {
    const served = makeServedRepository(one);
    const seen: (string | undefined)[] = [];
    const host = await serve(behindSignIn('ada:right', seen, smartGit(path.dirname(served.path))));
    const { headBranch, objectIds } = await listAdvertised(
      access(`http://ada:right@${host}/${path.basename(served.path)}`),
      ['HEAD'],
    );
    expect(headBranch).toBe('refs/heads/main');
    expect(objectIds).toEqual(new Map([['HEAD', served.commits[0]]]));
    await listAdvertised(
      access(`http://ada:wrong@${host}/${path.basename(served.path)}`, new Credentials('ada', 'right')),
      ['HEAD'],
    );
    const { code } = await errorOf(
      listAdvertised(access(`http://ada:wrong@${host}/${path.basename(served.path)}`), ['HEAD']),
    );
    expect(code).toBe('needs-credentials');
    expect(seen[0]).toBeUndefined();
  });

  it('asks no other credential helper when it has credentials', async () => {
    const served = makeServedRepository(one);
    const host = await serve(behindSignIn('ada:right', [], smartGit(path.dirname(served.path))));
    const config = path.join(temporaryFolder(), 'config');
    writeFileSync(config, '[credential]\n\thelper = "!echo username=bea; echo password=wrong; :"\n');
    const remote = access(`http://ada:right@${host}/${path.basename(served.path)}`);
    const environment = { ...gitEnvironment, GIT_CONFIG_GLOBAL: config };
    expect((await listAdvertised({ ...remote, environment }, ['HEAD'])).objectIds.size).toBe(1);
  });

  it('fetches a mirror and its blobs over HTTP, signed in, and keeps no credentials', async () => {
    const served = makeServedRepository(one);
    const host = await serve(behindSignIn('ada:right', [], smartGit(path.dirname(served.path))));
    const repository = await open(`http://ada:right@${host}/${path.basename(served.path)}`);
    expect(repository).toMatchObject({ commit: served.commits[0], shallow: true, partial: true });
    const tree = await readTree(repository, repository.commit);
    const statuses: string[] = [];
    await readBlobs(
      repository,
      tree.map((entry) => entry.objectId),
      { onBlob: (blob) => void statuses.push(blob.status) },
    );
    expect(statuses).toEqual(['read']);
    expect(git(repository.gitDirectory, 'config', '--list')).not.toContain('right');
  });

  it('fetches everything from a host that only serves files', async () => {
    const made = makeRepository({
      bare: true,
      commits: [...one.commits, { message: 'Two', date: '2024-01-02T00:00:00Z' }],
    });
    git(made.path, 'update-server-info');
    const host = await serve(plainFiles(path.dirname(made.path)));
    const repository = await open(`http://${host}/${path.basename(made.path)}`);
    expect(repository).toMatchObject({ commit: made.commits[1], shallow: false });
    expect(await readTree(repository, repository.commit)).toHaveLength(1);
  });

  it('gives credentials to no other host that it is sent to', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    });
    const host = await serve((request, response) =>
      response.writeHead(302, { location: `http://${other}${request.url}` }).end(),
    );
    const { code } = await errorOf(listAdvertised(access(`http://ada:one@${host}/a/b`), ['HEAD']));
    expect(code).toBe('needs-credentials');
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });

  it('asks only for what matches', async () => {
    const refs = { 'refs/tags/v1': 0, 'refs/pull/1/head': 0 };
    const served = makeServedRepository({ commits: [{ message: 'One', date: '2024-01-01T00:00:00Z' }], refs });
    const { objectIds } = await listAdvertised(access(`file://${served.path}`), ['refs/tags/*']);
    expect([...objectIds.keys()]).toEqual(['refs/tags/v1']);
    expect((await errorOf(listAdvertised(access(`file://${served.path}`), []))).code).toBe('invalid-input');
  });
});
