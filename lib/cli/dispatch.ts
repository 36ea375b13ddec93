import { readArguments } from '@/lib/cli/arguments';
import { assessCommand } from '@/lib/cli/assess';
import type { Command, ExitCode, Session, Terminal } from '@/lib/cli/command';
import { deliveryCommand } from '@/lib/cli/delivery';
import { deploymentsCommand } from '@/lib/cli/deployments';
import { commandHelp, overviewHelp } from '@/lib/cli/help';
import { historyCommand } from '@/lib/cli/history';
import { importCommand } from '@/lib/cli/import';
import { migrateCommand } from '@/lib/cli/migrate';
import { nearestWords } from '@/lib/cli/nearest';
import { readPackage } from '@/lib/cli/package-facts';
import { reportCommand } from '@/lib/cli/report';
import { schemaCommand } from '@/lib/cli/schema';
import { teamsCommand } from '@/lib/cli/teams';
import { workerCommand } from '@/lib/cli/worker';
import { CairnError, isCairnError } from '@/lib/errors';
import { visibleSentence } from '@/lib/export/visible-text';
import { ModelError } from '@/lib/model/model-error';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  assessCommand,
  historyCommand,
  deploymentsCommand,
  deliveryCommand,
  importCommand,
  teamsCommand,
  reportCommand,
  schemaCommand,
  workerCommand,
  migrateCommand,
];

/** What is there before anything that was typed, or stands in the environment, is looked at. */
export interface Start {
  terminal: Terminal;
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
  openSession(): Session;
}

/**
 * Runs what was typed after `cairn`, and gives the exit code. Wrong use and unreadable input become one line on stderr; a mistake
 * of Cairn itself comes with its stack, for the report of the bug.
 */
export async function runCommandLine(args: readonly string[], start: Start): Promise<ExitCode> {
  try {
    return await dispatch(args, start.openSession());
  } catch (error) {
    return explain(error, start);
  }
}

async function dispatch(args: readonly string[], session: Session): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    await session.terminal.print(overviewHelp(commands));
    return 0;
  }
  if (name === '--version') {
    await session.terminal.print(`cairn ${readPackage(session.projectFolder).version}\n`);
    return 0;
  }
  const command = findCommand(name);
  const given = readArguments(command, rest);
  if (given.has('help')) {
    await session.terminal.print(commandHelp(command));
    return 0;
  }
  return command.run(given, session);
}

function findCommand(name: string | undefined): Command {
  const names = commands.map((command) => command.name);
  if (name === undefined) {
    throw new CairnError('invalid-input', `Name a command: ${names.join(', ')}. "cairn --help" explains them.`);
  }
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  const [near] = nearestWords(name, names, 1);
  const hint = near === undefined ? '"cairn --help" lists them.' : `Did you mean "cairn ${near}"?`;
  throw new CairnError('invalid-input', `"${name}" is no command of cairn. ${hint}`);
}

function explain(error: unknown, { terminal, signal }: Start): ExitCode {
  if (signal.aborted) {
    terminal.tell('cairn: Stopped.\n');
    return 130;
  }
  if (isCairnError(error) || error instanceof ModelError) {
    terminal.tell(`cairn: ${visibleSentence(error.message)}\n`);
    return 2;
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.tell(`cairn: This is a mistake in Cairn. Please report it with these lines:\n${details}\n`);
  return 70;
}
