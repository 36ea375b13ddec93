import { resolve } from 'node:path';
import type { Given, Session } from '@/lib/cli/command';
import { type Context, createContext } from '@/lib/context';

/** Opens the configured database, or the one in `--data`, with its tables brought up to date. */
export function openContext(given: Given, session: Session): Promise<Context> {
  const data = given.value('data');
  return createContext({
    environment: session.environment,
    projectFolder: session.projectFolder,
    ...(data === null ? {} : { dataFolder: resolve(session.workingFolder, data) }),
  });
}
