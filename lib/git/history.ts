import { readFile } from 'node:fs/promises';
import { CairnError } from '@/lib/errors';
import { type GitSource, readGitLine, runGit, streamGit } from '@/lib/git/command';
import { type Commit, commitFormat, readCommits } from '@/lib/git/commit-records';
import type { OpenRepository } from '@/lib/git/repository';
import { fullObjectId, resolveCommit } from '@/lib/git/revision';

export interface HistoryOptions {
  /** Where to begin. Default: the repository's commit. */
  revision?: string;
  /** Only commits committed at or after this date, wherever they are: a commit with a wrong date does not hide those behind it. */
  since?: Date;
  /** Only commits committed at or before this date. */
  until?: Date;
  /** Follow only the first parent of each merge. */
  firstParent?: boolean;
  /** At most so many commits, the newest. */
  maximum?: number;
  /** Only commits that changed these files or folders, which are taken literally. */
  paths?: readonly string[];
  /** Also tell which files each commit changed, within `paths`. */
  withFiles?: boolean;
}

const historyTimeout = 600_000;

/** Reads commits, newest first, as git's log orders them. Text that is not UTF-8 gets replacement characters. */
export async function* readHistory(
  repository: OpenRepository,
  options: HistoryOptions = {},
): AsyncGenerator<Commit, void, undefined> {
  const cutOff = repository.shallow ? await readCutOff(repository) : new Set<string>();
  const output = await startLog(repository, options);
  yield* readCommits(output, { withFiles: options.withFiles ?? false, cutOff });
}

async function startLog(repository: OpenRepository, options: HistoryOptions): Promise<AsyncIterable<Buffer>> {
  const { source, session: objects } = repository;
  const { revision } = options;
  const { commit: tip } = revision === undefined ? repository : await resolveCommit(objects, revision, source);
  const paths = ['--', ...(options.paths ?? [])];
  const selection = await select(source, tip, options, paths);
  if (selection === null) {
    return nothing();
  }
  const changes = ['--raw', '--no-abbrev', '--no-renames', '--ignore-submodules=none', '--diff-merges=first-parent'];
  // The mail map of a bare repository is a file of its HEAD, which a partial clone may lack.
  const shown = [
    '-z',
    '--no-mailmap',
    '--encoding=UTF-8',
    `--format=${commitFormat}`,
    ...(options.withFiles ? changes : ['--no-patch']),
  ];
  return streamGit(['log', ...shown, ...selection.args, ...paths], {
    ...source,
    ...(selection.input === undefined ? {} : { input: selection.input }),
    timeoutMilliseconds: historyTimeout,
  });
}

async function* nothing(): AsyncGenerator<Buffer, void, undefined> {}

/** The arguments that choose the commits; null for none. */
async function select(
  source: GitSource,
  tip: string,
  options: HistoryOptions,
  paths: readonly string[],
): Promise<{ args: string[]; input?: string } | null> {
  const until = options.until ? [`--min-age=${secondsOf(options.until, Math.floor)}`] : [];
  const walk = [...(options.firstParent ? ['--first-parent'] : []), ...until];
  if (!options.since) {
    const maximum = options.maximum === undefined ? [] : [`--max-count=${options.maximum}`];
    return { args: [...walk, ...maximum, tip] };
  }
  // Git's own --since ends the walk at the first older commit, so that one wrong clock would hide all that is behind it.
  const output = await runGit(['rev-list', '--timestamp', ...walk, tip, ...paths], {
    ...source,
    timeoutMilliseconds: historyTimeout,
    maximumOutputBytes: 512 * 1024 * 1024,
  });
  const ids = idsSince(output.toString('latin1'), secondsOf(options.since, Math.ceil)).slice(0, options.maximum);
  return ids.length === 0
    ? null
    : {
        args: ['--no-walk=unsorted', '--stdin', ...(options.firstParent ? ['--first-parent'] : [])],
        input: ids.join('\n'),
      };
}

function secondsOf(date: Date, round: (value: number) => number): number {
  const seconds = round(date.getTime() / 1000);
  if (Number.isNaN(seconds)) {
    throw new CairnError('invalid-input', 'The limit of the history is not a date. Write it as 2026-01-31.');
  }
  return seconds;
}

/** The ids of lines `<seconds> <id>` at or after a time. */
function idsSince(lines: string, since: number): string[] {
  const ids: string[] = [];
  for (const line of lines.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0 && Number(line.slice(0, space)) >= since) {
      ids.push(line.slice(space + 1));
    }
  }
  return ids;
}

/** The commits at which a shallow repository ends. */
async function readCutOff({ source }: OpenRepository): Promise<Set<string>> {
  const file = await readGitLine(['rev-parse', '--git-path', 'shallow'], source);
  const text = await readFile(file, 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => fullObjectId.test(line)));
}
