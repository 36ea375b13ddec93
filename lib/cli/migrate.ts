import { refusePositionals } from '@/lib/cli/arguments';
import type { Command } from '@/lib/cli/command';
import { openContext } from '@/lib/cli/open-context';

/** `cairn migrate`: brings the database up to date. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: '[options]',
  summary: 'Bring the tables of the database up to date, and make the database where there is none.',
  options: [],
  notes: ['The server and the worker do this by themselves when they start.'],
  async run(given, session) {
    refusePositionals('migrate', given);
    const context = await openContext(given, session);
    await context.db.close();
    session.terminal.tell(`The database in ${context.dataFolder} is up to date.\n`);
    return 0;
  },
};
