import { resolve } from 'node:path';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { openContext } from '@/lib/cli/open-context';
import { readTextFile } from '@/lib/cli/read-text-file';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { exportTeamsFile } from '@/lib/services/export-teams-file';
import { type ImportCounts, importTeamsFile } from '@/lib/services/import-teams-file';

/** A larger file holds more characters than any file of teams may have. */
const MEGABYTES = 8;

/** `cairn teams`: takes teams from a file, and writes them to one. */
export const teamsCommand: Command = {
  name: 'teams',
  usage: 'import <file> | export <organization> [options]',
  summary: 'Take the teams of an organization from a file (teams.yaml), or write them as one to the output.',
  options: [
    {
      name: 'organization',
      value: 'SLUG',
      text: 'import: the organization; the one that the file names unless given.',
    },
    { name: 'remove-missing', text: 'import: delete teams, repositories and services that the file leaves out.' },
  ],
  notes: [
    'An import takes all of the file or nothing. What the file leaves out stays as it is, unless --remove-missing is given.',
    'An organization that is not there yet is created.',
  ],
  run: runTeams,
};

async function runTeams(given: Given, session: Session): Promise<ExitCode> {
  const [verb, subject, ...others] = given.positionals;
  if ((verb !== 'import' && verb !== 'export') || subject === undefined || others.length > 0) {
    throw new CairnError('invalid-input', 'Write "cairn teams import FILE" or "cairn teams export ORGANIZATION".');
  }
  const path = resolve(session.workingFolder, subject);
  const limits = { named: subject, megabytes: MEGABYTES, advice: 'Split it into several files.' };
  const text = verb === 'import' ? await readTextFile(path, limits) : null;
  const context = await openContext(given, session);
  try {
    if (text === null) await session.terminal.print((await exportTeamsFile(context, { organization: subject })).text);
    else await takeIn(text, given, context, session);
  } finally {
    await context.db.close();
  }
  return 0;
}

async function takeIn(text: string, given: Given, context: Context, { terminal }: Session): Promise<void> {
  const organization = given.value('organization');
  const result = await importTeamsFile(context, {
    text,
    removeMissing: given.has('remove-missing'),
    ...(organization === null ? {} : { organization }),
  });
  const parts = [
    describe('teams', result.teams),
    describe('repositories', result.repositories),
    describe('services', result.services),
  ];
  const { name, slug } = result.organization;
  terminal.tell(`${name} (${slug}): ${parts.join('; ')}.\n`);
}

function describe(what: string, { created, kept, removed }: ImportCounts): string {
  return `${what} ${created} created, ${kept} kept, ${removed} removed`;
}
