import { commandsOfAction } from '@/lib/scan/documents/pipelines/action-commands';
import type { PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { type Segment, segmentsOf } from '@/lib/scan/documents/pipelines/segments';
import { remember, rememberFor } from '@/lib/scan/documents/remember';

/**
 * Simple commands of a step; of an action only where it is an image (`docker://…`) with arguments, or where its inputs spell
 * the command out, which are commands in other clothes. Taken apart once, since every rule about commands asks again.
 */
export const commandSegments: (step: PipelineStep) => Segment[] = rememberFor((step) =>
  (step.kind === 'command' ? [step.text] : commandsOf(step)).flatMap(sharedSegments),
);

/** Characters of a command, and number of commands, that are kept taken apart: jobs by the hundred run the same ones. */
const longestKept = 500;
const mostKept = 5_000;
const kept = remember(segmentsOf, mostKept);

function sharedSegments(command: string): Segment[] {
  return command.length <= longestKept ? kept(command) : segmentsOf(command);
}

function commandsOf(step: PipelineStep): string[] {
  return [...imageCommands(step), ...commandsOfAction(actionName(step), step.inputs)];
}

/** What an image is told to run: its own program, which has the image's name as a rule, or what the arguments name. */
function imageCommands(step: PipelineStep): string[] {
  const { args = '', entrypoint = '' } = step.inputs;
  if (!step.text.startsWith('docker://') || `${args}${entrypoint}`.trim() === '') return [];
  const program = actionName(step).split('/').at(-1) ?? '';
  return entrypoint === '' ? [`${program} ${args}`, args] : [`${entrypoint} ${args}`];
}

/** Whether a simple command starts with what the pattern describes (`^kubectl apply\b`), wrappers such as `docker run` looked through. */
export function runs(segment: Segment, pattern: RegExp): boolean {
  return segment.candidates.some((candidate) => pattern.test(candidate));
}

/** The rest of a word: an expression (`${{ matrix.environment }}`) is a part of it, with the spaces in it. */
const restOfWord = String.raw`(?:\$\{\{[^{}]*\}\}|(?!\$\{\{)\S)*`;

/** A pattern for a program called with one of these subcommands, global options before them allowed. */
export function program(name: string, subcommands: string): RegExp {
  return new RegExp(
    `^(?:${name})(?:\\s+-{1,2}[\\w-]+(?:[= ](?!(?:${subcommands})\\b)(?=[^\\s-])${restOfWord})?)*\\s+(?:${subcommands})(?=\\s|$)`,
  );
}

/** Name of an action, image or task without its host, version and digest, lower case. */
export function actionName(step: PipelineStep): string {
  return step.text
    .replace(/^docker:\/\//, '')
    .replace(/@.*$/, '')
    .replace(/:[\w.-]+$/, '')
    .toLowerCase();
}
