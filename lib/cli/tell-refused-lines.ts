import type { Terminal } from '@/lib/cli/command';
import { visibleSentence, visibleText } from '@/lib/export/visible-text';

/** What was not taken from the lines of an event file. */
interface RefusedLines {
  refusedLines: number;
  /** The first refused lines, with their reasons. */
  refusals: readonly { line: number; reason: string }[];
  /** Lines of other formats that tell of nothing that is measured. */
  untoldLines: number;
  /** Fields that were kept out: how often, and where first. */
  unknownFields: readonly { type: string; field: string; lines: number; firstLine: number }[];
}

/** Tells on stderr which lines of an event file were refused and which fields were kept out. */
export function tellRefusedLines(
  { refusals, refusedLines, unknownFields, untoldLines }: RefusedLines,
  terminal: Terminal,
): void {
  for (const { line, reason } of refusals) terminal.tell(`line ${line} refused: ${visibleSentence(reason)}\n`);
  const more = refusedLines - refusals.length;
  if (more > 0) terminal.tell(`… and ${more} more lines refused\n`);
  if (untoldLines > 0) terminal.tell(`${untoldLines} lines tell of no deployment, change or incident\n`);
  for (const { type, field, lines, firstLine } of unknownFields) {
    const place = lines === 1 ? `line ${firstLine}` : `${lines} lines, the first is ${firstLine}`;
    terminal.tell(`field "${visibleText(field)}" of type ${type} is not known and kept out (${place})\n`);
  }
}
