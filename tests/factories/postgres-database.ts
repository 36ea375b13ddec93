import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

/** The address of the tests' PostgreSQL server, which is started when the first test asks. */
export async function postgresServerAddress(): Promise<string> {
  const answer = await fetch(inject('postgresOnDemand'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`PostgreSQL could not be started for the tests: ${text}`);
  return text;
}

/** The address of an empty database that is gone after the test: a schema of its own, which is made sooner than a database. */
export async function aPostgresAddress(): Promise<string> {
  const server = await postgresServerAddress();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(server, `CREATE SCHEMA ${name}`);
  onTestFinished(() => command(server, `DROP SCHEMA ${name} CASCADE`));
  return `${server}/postgres?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}

async function command(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
