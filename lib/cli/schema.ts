import type { Command } from '@/lib/cli/command';
import { CairnError } from '@/lib/errors';
import { renderSchema, schemaNames } from '@/lib/export/json-schema';

/** `cairn schema`: the JSON Schema of what Cairn prints and reads as JSON. */
export const schemaCommand: Command = {
  name: 'schema',
  usage: schemaNames.join('|'),
  summary:
    'Print the JSON Schema of what "cairn assess" (report), "cairn history" (history), "cairn delivery" (delivery) or "cairn deployments" (deployments) writes with --format json, or of the events (one a line) and the fact file (facts) that "cairn import" reads.',
  options: [],
  notes: [],
  async run({ positionals }, { terminal }) {
    const name = schemaNames.find((each) => each === positionals[0]);
    if (positionals.length !== 1 || name === undefined) {
      const choices = schemaNames.map((each) => `cairn schema ${each}`).join(' or ');
      throw new CairnError('invalid-input', `Name the schema to print: ${choices}`);
    }
    await terminal.print(renderSchema(name));
    return 0;
  },
};
