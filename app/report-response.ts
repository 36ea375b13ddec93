import { isCairnError } from '@/lib/errors';

import { ReportFormat } from '@/lib/export/report-format';
import type { ReportFile } from '@/lib/services/report-file';

/**
 * Answers with a Report as a file to keep. A form or a Report that does not exist is "not found" in plain words, and so is what a
 * service does not find.
 */
export async function reportResponse(
  format: string,
  write: (format: ReportFormat) => Promise<ReportFile | null>,
): Promise<Response> {
  const known = ReportFormat.safeParse(format);
  if (!known.success)
    return plain(404, `There is no file of this form. Choose one of: ${ReportFormat.options.join(', ')}.`);
  try {
    const file = await write(known.data);
    return file === null
      ? plain(404, 'There is nothing here to take along. It may have been deleted.')
      : fileResponse(file);
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return plain(error.code === 'not-found' ? 404 : 500, error.message);
  }
}

/** What changes with the next assessment is never kept by a browser or a proxy. */
function fileResponse({ name, contentType, bytes }: ReportFile): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
