import { z } from 'zod';

const Count = z.int().nonnegative();

/** What the import of an event file did, in events, and what of its lines was not taken (see `RefusedLines`). */
export const ImportResult = z.object({
  events: Count,
  added: Count,
  /** Known otherwise before, and now as told. */
  changed: Count,
  /** Known otherwise, and fuller: they stay as they are. */
  ignored: Count,
  refusedLines: Count,
  refusals: z.array(z.object({ line: Count, reason: z.string() })),
  untoldLines: Count,
  unknownFieldLines: Count,
  unknownFields: z.array(z.object({ type: z.string(), field: z.string(), lines: Count, firstLine: Count })),
});
export type ImportResult = z.infer<typeof ImportResult>;
