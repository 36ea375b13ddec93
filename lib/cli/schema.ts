import type { Command } from '@/lib/cli/command';
import { CairnError } from '@/lib/errors';
import { renderReportSchema } from '@/lib/export/json-schema';

/** `cairn schema`: the JSON Schema of what Cairn prints as JSON. */
export const schemaCommand: Command = {
  name: 'schema',
  usage: 'report',
  summary: 'Print the JSON Schema of a report, as "cairn assess --format json" writes it.',
  options: [],
  notes: [],
  async run({ positionals }, { terminal }) {
    if (positionals.length !== 1 || positionals[0] !== 'report') {
      throw new CairnError('invalid-input', 'Name the schema to print. There is one: cairn schema report');
    }
    await terminal.print(renderReportSchema());
    return 0;
  },
};
