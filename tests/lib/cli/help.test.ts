import { describe, expect, it } from 'vitest';
import { commonOptions } from '@/lib/cli/arguments';
import { commands } from '@/lib/cli/dispatch';
import { commandHelp, overviewHelp } from '@/lib/cli/help';

describe('lib/cli/help.ts', () => {
  it('names every command, and the exit codes', () => {
    const help = overviewHelp(commands);
    for (const { name } of commands) expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(help).toContain('Exit codes: 0 done, 1 done but below what was asked, 2 wrong use or unreadable input.');
  });

  it('explains every option of every command, within 100 columns', () => {
    for (const command of commands) {
      const help = commandHelp(command);
      expect(help).toContain(`Usage: cairn ${command.name}`);
      for (const { name } of [...command.options, ...commonOptions])
        expect(help).toMatch(new RegExp(`^  --${name}\\b`, 'm'));
      expect(help.split('\n').filter((line) => line.length > 100)).toEqual([]);
    }
  });
});
