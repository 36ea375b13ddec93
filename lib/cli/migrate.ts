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
    const place =
      session.environment.DATABASE_URL === undefined ? `in ${context.dataFolder}` : 'that DATABASE_URL names';
    session.terminal.tell(`The database ${place} is up to date.\n`);
    return 0;
  },
};
