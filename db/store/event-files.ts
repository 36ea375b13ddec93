import { desc, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { eventFiles } from '@/db/delivery-schema';
import { ImportResult } from '@/lib/delivery/import-result';

/** A file of events that was uploaded. */
export interface EventFile {
  id: string;
  organizationId: string;
  /** The job that takes it in. */
  jobId: string;
  name: string;
  bytes: number;
  createdAt: Date;
  /** Null until it was taken in. */
  result: ImportResult | null;
}

export async function insertEventFile(db: Queries, file: Omit<EventFile, 'result'>): Promise<void> {
  await db.insert(eventFiles).values(file);
}

export async function findEventFile(db: Queries, id: string): Promise<EventFile | null> {
  const [row] = await db.select().from(eventFiles).where(eq(eventFiles.id, id));
  return row === undefined ? null : fileOf(row);
}

/** The files of an organization that were uploaded last, newest first. */
export async function listEventFiles(db: Queries, organizationId: string, most: number): Promise<EventFile[]> {
  const rows = await db
    .select()
    .from(eventFiles)
    .where(eq(eventFiles.organizationId, organizationId))
    .orderBy(desc(eventFiles.createdAt), desc(eventFiles.id))
    .limit(most);
  return rows.map(fileOf);
}

/** Keeps what came of a file. */
export async function keepImportResult(db: Queries, id: string, result: ImportResult): Promise<void> {
  await db.update(eventFiles).set({ result }).where(eq(eventFiles.id, id));
}

function fileOf({ result, ...row }: typeof eventFiles.$inferSelect): EventFile {
  return { ...row, result: result === null ? null : ImportResult.parse(result) };
}
