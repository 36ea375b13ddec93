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
  const ignored = isProgram ? new Set<number>() : ignoredResults(commands.map(({ text }) => text));
  const steps = commands.map((command, at) =>
    stepFact({
      ...setting,
      ...(ignored.has(at) && { resultIgnored: true }),
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

/** Positions of commands after `set +e` whose exit code nothing asks for; that of the last one is the script's own. */
function ignoredResults(commands: readonly string[]): Set<number> {
  const ignored = new Set<number>();
  const asked = commands.findLastIndex((command) => /\$\{?\?|PIPESTATUS/.test(command));
  let isIgnored = false;
  commands.forEach((command, at) => {
    if (/^set(\s+-\w+)*\s+\+\w*e/.test(command)) isIgnored = true;
    else if (/^set\s+-\w*e/.test(command)) isIgnored = false;
    else if (isIgnored && at > asked && at < commands.length - 1) ignored.add(at);
  });
  return ignored;
}
