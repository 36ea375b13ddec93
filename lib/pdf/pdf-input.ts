import { z } from 'zod';
import { Picture } from '@/lib/export/paper/picture';

/** What a file is made of. */
export const PdfInput = z.object({
  /** Absolute path of the folder that holds `content` and `node_modules`. */
  projectFolder: z.string(),
  /** The template: a file of `content/report`. */
  template: z.enum(['team', 'organization']),
  /** A paper, as `lib/export/paper` writes it. */
  paper: z.looseObject({ pictures: z.record(z.string(), Picture) }),
  /** What the file gives as the time of its making, ISO 8601: the same input gives the same bytes. */
  now: z.iso.datetime(),
});
export type PdfInput = z.infer<typeof PdfInput>;
