import { z } from 'zod';
import { Report } from '@/lib/assessment/report';

/** The JSON Schema (draft 2020-12) of what `renderJson` writes, as text with a final newline. */
export function renderReportSchema(): string {
  const schema = z.toJSONSchema(Report, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Cairn report', ...schema }, null, 2)}\n`;
}
