import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';
import { CairnError } from '@/lib/errors';

/** PostgreSQL's code for what goes beyond a limit of its own, such as a value that an index cannot hold. */
const beyondLimit = '54000';

/**
 * The reason why a query failed. drizzle's own error holds the statement and all its values, which belong into no log and no
 * message.
 */
export function reasonOf(error: unknown): unknown {
  const reason = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  if (!(reason instanceof pg.DatabaseError && reason.code === beyondLimit)) return reason;
  return new CairnError('limit-exceeded', 'A name or an address is longer than the database takes. Shorten it.', {
    cause: reason,
  });
}
