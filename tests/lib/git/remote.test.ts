import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { Credentials } from '@/lib/git/credentials';
import { listAdvertised, type RemoteAccess } from '@/lib/git/remote';
import { afterThisTest, errorOf, gitEnvironment, makeServedRepository, open } from '@/tests/lib/git/open-for-test';

/** Serves on this machine until the test ends; gives the address with its port. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
}

function access(url: string, credentials?: Credentials): RemoteAccess {
  const address = parseAddress(url, { allowInsecure: true });
  if (address.kind !== 'remote') {
    throw new Error('The test needs a remote.');
  }
  return { address, environment: gitEnvironment, credentials };
}

/** What a server advertises, each line with its length before it. */
const advertisement = [
  packet('# service=git-upload-pack\n'),
  '0000',
  packet(`${'f'.repeat(40)} HEAD\0symref=HEAD:refs/heads/main\n`),
  packet(`${'f'.repeat(40)} refs/heads/main\n`),
  '0000',
].join('');

function packet(line: string): string {
  return (line.length + 4).toString(16).padStart(4, '0') + line;
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
    const seen: (string | undefined)[] = [];
    const host = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (!request.headers.authorization) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      } else {
        response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
        response.end(advertisement);
      }
    });
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    const { headBranch, objectIds } = await listAdvertised(access(`http://ada:one@${host}/a/b`), ['HEAD']);
    expect(headBranch).toBe('refs/heads/main');
    expect(objectIds).toEqual(new Map([['HEAD', 'f'.repeat(40)]]));
    await listAdvertised(access(`http://ada:one@${host}/a/b`, new Credentials('bea', 'two')), ['HEAD']);
    expect(seen).toEqual([undefined, basic('ada:one'), undefined, basic('bea:two')]);
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
