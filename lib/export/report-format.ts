import { z } from 'zod';

/** The forms in which a Report can be taken along. */
export const ReportFormat = z.enum(['pdf', 'markdown', 'csv', 'json']);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** How files of each form are called and announced. */
export const REPORT_FILES: Readonly<Record<ReportFormat, { extension: string; contentType: string }>> = {
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  markdown: { extension: 'md', contentType: 'text/markdown; charset=utf-8' },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8; header=present' },
  json: { extension: 'json', contentType: 'application/json; charset=utf-8' },
};
