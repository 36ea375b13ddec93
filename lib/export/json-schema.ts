import { z } from 'zod';
import { History } from '@/lib/assessment/history-report';
import { Report } from '@/lib/assessment/report';
import { FactFile } from '@/lib/connectors/fact-file/schema';
import { DeliveryReport } from '@/lib/delivery/delivery-report';
import { DeploymentList } from '@/lib/delivery/deployment-record';
import { DeliveryEvent } from '@/lib/delivery/events';
import { CairnFile } from '@/lib/scan/documents/cairn-file';

/** What is written or read as JSON and has a published schema, by the name that `cairn schema` takes. */
const documents = {
  report: { title: 'Cairn report', schema: Report, io: 'output' },
  history: { title: 'Cairn history', schema: History, io: 'output' },
  delivery: { title: 'Cairn delivery metrics', schema: DeliveryReport, io: 'output' },
  deployments: { title: 'Cairn deployments', schema: DeploymentList, io: 'output' },
  events: { title: 'Cairn event', schema: DeliveryEvent, io: 'input' },
  facts: { title: 'Cairn fact file', schema: FactFile, io: 'input' },
  'cairn-file': { title: 'Cairn file of a repository (.cairn.yaml)', schema: CairnFile, io: 'input' },
} as const;
export type SchemaName = keyof typeof documents;

/** Names of the schemas, for the help. */
export const schemaNames: readonly SchemaName[] = [
  'report',
  'history',
  'delivery',
  'deployments',
  'facts',
  'cairn-file',
];

/** The JSON Schema (draft 2020-12) of what `renderJson` or `renderHistoryJson` writes, or a file for Cairn holds, as text with a final newline. */
export function renderSchema(name: SchemaName): string {
  const { title, schema, io } = documents[name];
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { target: 'draft-2020-12', io }) }, null, 2)}\n`;
}
