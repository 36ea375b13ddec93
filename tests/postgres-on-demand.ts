import { createServer, type Server } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from '@/tests/factories/postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the tests' PostgreSQL server, which the first who asks starts. */
    postgresOnDemand: string;
  }
}

let desk: Server | undefined;
let postgres: Promise<PostgresServer> | undefined;

/** Runs before all tests of the project: none pays for PostgreSQL unless one of them needs it, and all of them share one server. */
export async function setup(project: TestProject): Promise<void> {
  const opened = createServer(async (_request, response) => {
    try {
      postgres ??= startPostgres();
      response.end((await postgres).address);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const address = opened.address();
  if (address === null || typeof address === 'string') throw new Error('The desk for PostgreSQL has no port.');
  project.provide('postgresOnDemand', `http://127.0.0.1:${address.port}`);
  desk = opened;
}

export async function teardown(): Promise<void> {
  desk?.close();
  await postgres?.then((server) => server.stop()).catch(() => undefined);
}
