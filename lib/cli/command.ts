import type { Environment } from '@/lib/env';

/**
 * 0 done, 1 done but below what was asked, 2 wrong use or unreadable input. Beside these, 70 (`EX_SOFTWARE`) a mistake of Cairn
 * itself, so that a pipeline never takes it for one of them, and 130 stopped by Ctrl-C.
 */
export type ExitCode = 0 | 1 | 2 | 70 | 130;

/** The two ends of a command: what it prints, and what it tells a person beside. */
export interface Terminal {
  /** Writes to stdout; resolves when it was taken, and also when nobody reads any more. */
  print(text: string | Uint8Array): Promise<void>;
  /** Whether stdout is a file or another program, so that what is no text may go there. */
  takesBytes: boolean;
  /** Writes to stderr. */
  tell(text: string): void;
  /** Columns of stdout; 100 where it is no terminal. */
  width: number;
  /** Whether stdout shows colours. */
  colour: boolean;
  /** Columns of stderr where it is a terminal, else null: then no progress is shown. */
  progressWidth: number | null;
}

/** What a command runs in. */
export interface Session {
  terminal: Terminal;
  environment: Environment;
  /** Absolute path of the folder that holds `content` and `package.json`. */
  projectFolder: string;
  /** Absolute path that relative paths start from. */
  workingFolder: string;
  now(): Date;
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
}

export interface Option {
  /** Without the dashes. */
  name: string;
  /** What its value is called in the help; left out for a switch. */
  value?: string;
  /** May be given several times. */
  repeated?: boolean;
  text: string;
}

/** What was given to a command, checked against its options. */
export interface Given {
  positionals: readonly string[];
  /** Whether a switch was given. */
  has(option: string): boolean;
  /** The last value of an option; null when it was not given. */
  value(option: string): string | null;
  /** All values of an option, in order. */
  values(option: string): readonly string[];
}

export interface Command {
  name: string;
  /** What stands after the name: `<path-or-url>… [options]`. */
  usage: string;
  summary: string;
  options: readonly Option[];
  /** Further lines of the help. */
  notes: readonly string[];
  run(given: Given, session: Session): Promise<ExitCode>;
}
