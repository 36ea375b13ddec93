import { databaseEngine } from '@/lib/env';

interface Lockable<Row> extends PromiseLike<Row[]> {
  for(strength: 'update', options: { skipLocked: true }): PromiseLike<Row[]>;
}

/**
 * Runs a query so that it locks the rows that it finds until its transaction ends, and passes over those that another transaction
 * has locked. On SQLite there is nothing to lock: it lets one transaction write at a time.
 */
export function skipLocked<Row>(query: Lockable<Row>): PromiseLike<Row[]> {
  return databaseEngine === 'postgres' ? query.for('update', { skipLocked: true }) : query;
}
