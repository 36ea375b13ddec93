import { z } from 'zod';
import { History } from '@/lib/assessment/history-report';
import { Report } from '@/lib/assessment/report';

/** What is printed as JSON and has a published schema, by the name that `cairn schema` takes. */
const documents = {
  report: { title: 'Cairn report', schema: Report },
  history: { title: 'Cairn history', schema: History },
} as const;
export type SchemaName = keyof typeof documents;

/** Names of the schemas, for the help. */
export const schemaNames: readonly SchemaName[] = ['report', 'history'];

/** The JSON Schema (draft 2020-12) of what `renderJson` or `renderHistoryJson` writes, as text with a final newline. */
export function renderSchema(name: SchemaName): string {
  const { title, schema } = documents[name];
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { target: 'draft-2020-12' }) }, null, 2)}\n`;
}
