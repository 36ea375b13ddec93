import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '@/lib/context';
import { CairnError, isCairnError } from '@/lib/errors';
import { REPORT_FILES, type ReportFormat } from '@/lib/export/report-format';
import { runContained } from '@/lib/jobs/contained-process';
import type { PdfInput } from '@/lib/pdf/pdf-input';

/** A Report as a file. */
export interface ReportFile {
  /** Plain ASCII without anything that a header, a shell or a file system could read otherwise. */
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** How a Report is written in each form. */
export type ReportWriters = Readonly<Record<ReportFormat, () => string | Promise<Uint8Array<ArrayBuffer>>>>;

const TIME_LIMIT_MILLISECONDS = 30_000;
const MEMORY_LIMIT_MEBIBYTES = 256;

/** Writes a Report in one form. `about` are the parts of the file's name, in order; what cannot stand in one is left out. */
export async function writeReportFile(
  format: ReportFormat,
  about: readonly string[],
  writers: ReportWriters,
): Promise<ReportFile> {
  const { extension, contentType } = REPORT_FILES[format];
  const written = await writers[format]();
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
  return { name: `${['cairn', ...about].map(namePart).filter(Boolean).join('-')}.${extension}`, contentType, bytes };
}

function namePart(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase();
  return bare
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/**
 * Sets a PDF in a process of its own: the compiler is native code, and what it does not expect ends the process that it runs in.
 * @throws {CairnError} `limit-exceeded` or `unreadable` when no file came of it.
 */
export async function makePdf(
  { projectFolder }: Pick<Context, 'projectFolder'>,
  input: Omit<PdfInput, 'projectFolder'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const files: Uint8Array<ArrayBuffer>[] = [];
  try {
    await runContained({
      entry: pathToFileURL(join(projectFolder, 'dist', 'pdf-process.mjs')),
      input: { ...input, projectFolder },
      env: { FONTCONFIG_FILE: join(projectFolder, 'content', 'report', 'fonts.conf') },
      onMessage: (message) => {
        if (message instanceof Uint8Array) files.push(new Uint8Array(message));
      },
      timeLimitMilliseconds: TIME_LIMIT_MILLISECONDS,
      memoryLimitMebibytes: MEMORY_LIMIT_MEBIBYTES,
      signal: new AbortController().signal,
    });
  } catch (error) {
    if (!isCairnError(error)) throw error;
    throw new CairnError(error.code, NO_PDF, { cause: error });
  }
  const [file] = files;
  if (file === undefined) throw new CairnError('unreadable', NO_PDF);
  return file;
}

const NO_PDF = 'The PDF could not be made; the log says why. Markdown, CSV and JSON have the same figures.';
