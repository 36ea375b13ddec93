import { z } from 'zod';

/** A point in time as facts write it: ISO 8601 in UTC, `2026-11-20T08:00:00Z`. */
export const Moment = z.iso.datetime();
export const Count = z.int().nonnegative().max(1_000_000_000);
export const Seconds = z.number().nonnegative().max(1_000_000_000);
export const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line of text');

/** A field that is null where it could not be read: with that permission missing, or where the system has no such thing to show. */
export function readable<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().default(null);
}

/** The time that counts were taken over. */
export const window = { since: Moment, until: Moment };

/** True where the window does not end before it starts. */
export function isWindow({ since, until }: { since: string; until: string }): boolean {
  return Date.parse(since) <= Date.parse(until);
}

/** What is wrong with a window that `isWindow` refuses. */
export const windowMistake = { message: 'must not be before since', path: ['until'] };

/** True where none of the counts is larger than the whole; what could not be read is left out. */
export function areWithin(whole: number, counts: readonly (number | null)[]): boolean {
  return counts.every((count) => count === null || count <= whole);
}

/**
 * Deployments to production within a window, of which a system knows. A record is machine-readable and names time, service, version
 * and result; a traceable deployment leads to its commit, author, approver, checks and time of apply.
 */
export const DeploymentRecords = z
  .strictObject({
    ...window,
    /** All known deployments to production. */
    total: Count,
    startedByAutomation: readable(Count),
    /** Null: all others. Where it is known, of the rest nothing tells what started them. */
    startedByPerson: readable(Count),
    recorded: readable(Count),
    traceable: readable(Count),
  })
  .refine(isWindow, windowMistake)
  .refine(
    (value) =>
      areWithin(value.total, [
        (value.startedByAutomation ?? 0) + (value.startedByPerson ?? 0),
        value.recorded,
        value.traceable,
      ]),
    { message: 'must be at least each of the counts beside it', path: ['total'] },
  );
export type DeploymentRecords = z.infer<typeof DeploymentRecords>;
