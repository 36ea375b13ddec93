import { DrizzleQueryError } from 'drizzle-orm';

/** The reason why a query failed. drizzle's own error holds the statement and all its values, which belong into no log and no message. */
export function withoutValues(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}
