import { textAt } from '@/lib/scan/documents/json';
import { commandsOf } from '@/lib/scan/documents/pipelines/commands';
import { followFolders } from '@/lib/scan/documents/pipelines/local-path';
import type { LocatedDocument } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import { type StepFact, stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { programCommands } from '@/lib/scan/documents/pipelines/program-commands';

/** What the commands of one script have in common. */
export type StepSetting = Partial<Omit<StepFact, 'text' | 'kind' | 'line'>> & { triggers: Trigger[] };

/**
 * The commands of a script as steps. `firstLine` is the file's line on which the script's text begins; where the text does not keep
 * its lines (`literal` false), all of them stand there. `shell` names another language than a shell's (`python`).
 */
export function commandSteps(
  script: string,
  place: { firstLine: number; literal: boolean },
  setting: StepSetting,
  shell = '',
): StepFact[] {
  const isProgram = /^(python|node|ruby|perl)/.test(shell);
  const commands = isProgram ? programCommands(script) : commandsOf(script);
  const steps = commands.map((command) =>
    stepFact({
      ...setting,
      text: command.text,
      kind: 'command',
      line: place.literal ? place.firstLine + command.line - 1 : place.firstLine,
    }),
  );
  followFolders(steps);
  return steps;
}

/** The commands of the script that stands at these keys of a document: one text, or a list of texts. */
export function scriptSteps(
  document: LocatedDocument,
  keys: readonly (string | number)[],
  setting: StepSetting,
  shell = '',
): StepFact[] {
  const text = textAt(document.value, ...keys);
  if (text === undefined) return [];
  const place = { firstLine: document.lineOf(...keys), literal: document.isLiteral(...keys) };
  return commandSteps(text, place, setting, shell);
}
