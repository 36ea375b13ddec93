import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterThisTest, gitEnvironment } from '@/tests/lib/git/open-for-test';

/** Serves on this machine until the test ends; gives the host with its port. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
}

/** Answers as a Git host does, for the repositories in a folder, through git's own CGI program. */
export function smartGit(folder: string): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const child = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        ...gitEnvironment,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => answerFromCgi(Buffer.concat(chunks), response));
  };
}

function answerFromCgi(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.toString('latin1', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(': ');
    if (name === 'Status') {
      response.statusCode = Number.parseInt(value, 10);
    } else {
      response.setHeader(name, value);
    }
  }
  response.end(output.subarray(end + 4));
}

/** Answers with the files of a folder, as the oldest kind of Git host does. */
export function plainFiles(folder: string): RequestListener {
  return async (request, response) => {
    const file = path.join(folder, new URL(request.url ?? '/', 'http://host').pathname);
    const content = await readFile(file).catch(() => null);
    response.writeHead(content ? 200 : 404).end(content ?? '');
  };
}

/** Lets only those in who sign in; notes what each request brought. */
export function behindSignIn(basic: string, seen: (string | undefined)[], inner: RequestListener): RequestListener {
  return (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => {
    const { authorization } = request.headers;
    seen.push(authorization);
    if (authorization === `Basic ${Buffer.from(basic).toString('base64')}`) {
      inner(request, response);
    } else {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    }
  };
}
