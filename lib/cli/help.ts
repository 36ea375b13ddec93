import { commonOptions } from '@/lib/cli/arguments';
import type { Command, Option } from '@/lib/cli/command';
import { wrapText } from '@/lib/export/terminal-text';

const WIDTH = 100;

/** The help of `cairn` itself: its commands, one line each. */
export function overviewHelp(commands: readonly Command[]): string {
  const column = Math.max(...commands.map(({ name }) => name.length)) + 4;
  return lines([
    'Cairn tells where a team stands with GitOps, proves it with evidence, and says what to do next.',
    '',
    'Usage: cairn <command> [options]',
    '',
    ...commands.flatMap(({ name, summary }) => wrapText(summary, WIDTH, `  ${name}`.padEnd(column))),
    '',
    '"cairn <command> --help" explains a command; "cairn --version" prints the version.',
    'Exit codes: 0 done, 1 done but below what was asked, 2 wrong use or unreadable input.',
  ]);
}

/** The help of one command. */
export function commandHelp({ name, usage, summary, options, notes }: Command): string {
  const all = [...options, ...commonOptions];
  const column = Math.max(...all.map((option) => optionTerm(option).length)) + 4;
  return lines([
    ...wrapText(summary, WIDTH),
    '',
    ...wrapText(`cairn ${name} ${usage}`.trimEnd(), WIDTH, 'Usage: '),
    '',
    ...all.flatMap((option) => wrapText(option.text, WIDTH, `  ${optionTerm(option)}`.padEnd(column))),
    ...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapText(note, WIDTH))] : []),
  ]);
}

function optionTerm({ name, value, repeated }: Option): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}${repeated ? ' …' : ''}`;
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
