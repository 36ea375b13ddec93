import pg from 'pg';
import { CairnError, isCairnError } from '@/lib/errors';

/** Where a database is, in words that hold no password. */
interface Place {
  server: string;
  database: string;
  user: string;
}

/** Runs what opens the database at an address; what PostgreSQL or the network refuses becomes one line that says what to do. */
export async function explainPostgres<Result>(address: string, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open();
  } catch (cause) {
    if (isCairnError(cause)) throw cause;
    throw new CairnError('unreadable', explain(cause, placeOf(address)), { cause });
  }
}

function placeOf(address: string): Place | null {
  try {
    const { host, port, database, user } = new pg.Client({ connectionString: address });
    const server = host.startsWith('/') ? host : `${host}:${port}`;
    return { server, database: database ?? '', user: user ?? '' };
  } catch {
    return null;
  }
}

function explain(error: unknown, place: Place | null): string {
  if (place === null)
    return 'DATABASE_URL is no address of a database. Write postgres://user:password@host:5432/database.';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? firstLine(error.message) : String(error);
  if (code.startsWith('28') || said.startsWith('SASL')) return refused(place);
  return byCode[code]?.(place) ?? otherwise(error, place, said);
}

const byCode: Readonly<Record<string, (place: Place) => string>> = {
  ECONNREFUSED: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  '3D000': ({ server, database }) =>
    `PostgreSQL at ${server} has no database "${database}". Make it (createdb ${database}), or name another in DATABASE_URL.`,
  '42501': ({ server, database, user }) =>
    `"${user}" may not make tables in "${database}" at ${server}. Make it the owner of the database.`,
  '53300': ({ server }) =>
    `PostgreSQL at ${server} has no connection left. Raise max_connections, or run fewer processes of Cairn.`,
  '57P03': ({ server }) => `PostgreSQL at ${server} is starting or stopping. Try again in a moment.`,
};

function otherwise(error: unknown, place: Place, said: string): string {
  if (error instanceof pg.DatabaseError) return `PostgreSQL at ${place.server} refuses: ${said}.`;
  if (/timeout/i.test(said)) return unreachable(place);
  return `The database at ${place.server} cannot be used: ${said}. Check DATABASE_URL.`;
}

function refused({ server, user }: Place): string {
  return `PostgreSQL at ${server} lets "${user}" not in. Check the user and the password in DATABASE_URL.`;
}

function unreachable({ server }: Place): string {
  return `No PostgreSQL server answers at ${server}. Start it, or correct DATABASE_URL.`;
}

function unknownHost({ server }: Place): string {
  return `The host of ${server} is not known. Correct DATABASE_URL.`;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
