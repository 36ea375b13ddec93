import type { Session } from '@/lib/cli/command';
import type { Start } from '@/lib/cli/dispatch';
import { readEnvironment } from '@/lib/env';

/** A start of the command line that keeps what is printed and told. */
export interface RecordedStart extends Start {
  printed: string;
  told: string;
  abort(): void;
}

/** Starts in the project, with nothing set in the environment. */
export function recordedStart(changes: Partial<Session> = {}): RecordedStart {
  const controller = new AbortController();
  const start: RecordedStart = {
    printed: '',
    told: '',
    abort: () => controller.abort(),
    signal: controller.signal,
    terminal: {
      print: async (text) => {
        start.printed += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
      },
      tell: (text) => {
        start.told += text;
      },
      takesBytes: true,
      width: 100,
      colour: false,
      progressWidth: null,
    },
    openSession: () => ({
      terminal: start.terminal,
      environment: readEnvironment({}, process.cwd()),
      projectFolder: process.cwd(),
      workingFolder: process.cwd(),
      now: () => new Date('2026-11-20T09:30:00Z'),
      signal: controller.signal,
      ...changes,
    }),
  };
  return start;
}
