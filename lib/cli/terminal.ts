import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Terminal } from '@/lib/cli/command';

/** Where text goes that is piped or written to a file: the same width everywhere, so that the same input gives the same text. */
const PIPED_WIDTH = 100;

/** A stream as Node gives it for stdout and stderr: only a terminal has columns. */
export type OutputStream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** The terminal that this process writes to. Nobody reading any more (`cairn … | head`) is no error. */
export function openTerminal(output: OutputStream, errors: OutputStream): Terminal {
  for (const stream of [output, errors]) stream.on('error', ignoreClosedPipe);
  return {
    print: (text) => new Promise((resolve) => output.write(text, () => resolve())),
    takesBytes: !output.isTTY,
    tell: (text) => void errors.write(text),
    width: columnsOf(output) ?? PIPED_WIDTH,
    colour: showsColour(output),
    progressWidth: columnsOf(errors),
  };
}

/** Columns of a terminal, also where it does not know them (it then says 0); null for what is none. */
function columnsOf({ isTTY, columns }: OutputStream): number | null {
  return isTTY ? columns || PIPED_WIDTH : null;
}

/** Node decides as is the custom: colours on a terminal, unless NO_COLOR is set; FORCE_COLOR overrides both. */
function showsColour(stream: OutputStream): boolean {
  return styleText('bold', 'x', { stream }) !== 'x';
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
