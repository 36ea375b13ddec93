import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '@/db/postgres';
import { repositories } from '@/db/schema';
import { aDatabaseAt } from '@/tests/factories/database';
import { aPostgresAddress, postgresServerAddress } from '@/tests/factories/postgres-database';

const migrations = 'db/migrations/postgres';

async function refusal(address: string): Promise<string> {
  return openPostgres(address, migrations).then(
    () => 'It was opened.',
    (error: Error) => error.message,
  );
}

async function query(address: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return client.query(statement).finally(() => client.end());
}

describe('db/postgres.ts', () => {
  it('says that no server answers', async () => {
    expect(await refusal('postgres://cairn:secret@127.0.0.1:1/cairn')).toBe(
      'No PostgreSQL server answers at 127.0.0.1:1. Start it, or correct DATABASE_URL.',
    );
    expect(await refusal('postgres://cairn:secret@no-such-host.invalid/cairn')).toBe(
      'The host of no-such-host.invalid:5432 is not known. Correct DATABASE_URL.',
    );
  });

  it('says that what answers is no PostgreSQL server, or hangs up', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const port = Object(other.address()).port;
    const said = await refusal(`postgres://cairn:secret@127.0.0.1:${port}/cairn`);
    expect(said).toContain(`127.0.0.1:${port}`);
    expect(said).not.toContain('\n');
  });

  it('says that user or password are wrong, and never shows the password', async () => {
    const server = new URL(await postgresServerAddress());
    const place = `${server.host}/postgres`;
    const expected = `PostgreSQL at ${server.host} lets "cairn" not in. Check the user and the password in DATABASE_URL.`;
    expect(await refusal(`postgres://cairn:wrong-secret@${place}`)).toBe(expected);
    expect(await refusal(`postgres://cairn@${place}`)).toBe(expected);
    expect(await refusal(`postgres://nobody-knows:secret@${place}`)).toContain('"nobody-knows" not in');
  });

  it('says that there is no such database', async () => {
    expect(await refusal(`${await postgresServerAddress()}/not_there`)).toContain(
      'has no database "not_there". Make it (createdb not_there)',
    );
  });

  it('says that the user may not make tables', async () => {
    const address = await aPostgresAddress();
    const schema = /test_\w+/.exec(decodeURIComponent(address))?.[0] ?? '';
    const guest = `guest_${schema}`;
    await query(address, `CREATE ROLE ${guest} LOGIN PASSWORD 'secret'; GRANT USAGE ON SCHEMA ${schema} TO ${guest}`);
    onTestFinished(async () => {
      await query(address, `DROP OWNED BY ${guest}; DROP ROLE ${guest}`);
    });
    const url = new URL(address);
    url.username = guest;
    url.password = 'secret';
    expect(await refusal(url.href)).toContain(`"${guest}" may not make tables`);
  });

  it('says what is wrong with an address that is none', async () => {
    expect(await refusal('postgres://cairn:pass word@:port/')).toContain('DATABASE_URL is no address of a database');
  });

  it('refuses a database that a newer version has changed, and leaves it alone', async () => {
    const address = await aPostgresAddress();
    await aDatabaseAt(address);
    await query(address, "INSERT INTO migrations VALUES ('of the future', now())");
    expect(await refusal(address)).toBe('A newer version of Cairn has used this database. Update Cairn.');
    expect((await query(address, 'SELECT hash FROM migrations')).rows).toContainEqual({ hash: 'of the future' });
  });

  it('says so when a text is too long for an index', async () => {
    const db = await aDatabaseAt(await aPostgresAddress());
    const url = randomBytes(6_000).toString('hex');
    const row = { id: 'a', url, createdAt: new Date('2026-11-01T12:00:00Z') };
    const error = await db.write((transaction) => transaction.insert(repositories).values(row)).catch(String);
    expect(error).toBe('CairnError: A name or an address is longer than the database takes. Shorten it.');
  });

  it('goes on when the server has cut its connections', async () => {
    const address = await aPostgresAddress();
    const db = await aDatabaseAt(`${address}&application_name=cut`);
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'";
    await query(address, cut);
    await expect.poll(() => db.write(async () => 'kept').catch(() => 'cut')).toBe('kept');
  });
});
