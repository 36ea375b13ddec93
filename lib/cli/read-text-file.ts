import { readFile, stat } from 'node:fs/promises';
import { CairnError } from '@/lib/errors';

/**
 * Reads a file that was named on the command line.
 * @param named as it was typed, for the error
 * @throws {CairnError} `unreadable`; `limit-exceeded` with what to do about it.
 */
export async function readTextFile(
  path: string,
  { named, megabytes, advice }: { named: string; megabytes: number; advice: string },
): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= megabytes * 1_000_000) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CairnError('unreadable', `${named} cannot be read. Check its name and its permissions.`, { cause });
  }
  throw new CairnError('limit-exceeded', `${named} is larger than ${megabytes} MB. ${advice}`);
}
