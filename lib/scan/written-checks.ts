import type { PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { type Validation, validationsOfStep } from '@/lib/scan/documents/pipelines/validation';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';

/** Files of tasks that people and pipelines call by name. */
const taskFile = /^((GNU)?[Mm]akefile|Rakefile|[Jj]ustfile|Taskfile\.ya?ml|tox\.ini)$/;
/** What stands before a command in a line of them. */
const beforeCommand = /^[\s@-]*(?:cmd:\s|commands\s?=)?\s*/;
/** A command in quotes: programs hand it to a shell. */
const quoted = /(["'`])((?:(?!\1).){4,400})\1/g;
const longestLine = 1_000;

/** Checks of declared state in the tasks at the root of a repository. Who calls them, and when, is not told by them. */
export function writtenChecks(inventory: Inventory): Validation[] {
  return countedFiles(inventory, taskFile).flatMap(({ path, objectId }) =>
    (inventory.texts.get(path) ?? '').split('\n').flatMap((text, index) => {
      const commands = text.length > longestLine || /^\s*#/.test(text) ? [] : commandsIn(text);
      const place = { path, objectId, line: index + 1 };
      const found = commands.flatMap((command) => validationsOfStep(stepOf(command, place)));
      return [...new Map(found.map((check) => [check.tool, check])).values()];
    }),
  );
}

function commandsIn(line: string): string[] {
  return [line.replace(beforeCommand, ''), ...[...line.matchAll(quoted)].map(([, , command]) => command ?? '')];
}

function stepOf(text: string, place: Pick<PipelineStep, 'path' | 'objectId' | 'line'>): PipelineStep {
  return {
    name: null,
    text,
    kind: 'command',
    inputs: {},
    variables: {},
    folder: '',
    triggers: [],
    branches: [],
    ...place,
  };
}
