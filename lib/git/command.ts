import { CairnError } from '@/lib/errors';
import type { Transport } from '@/lib/git/address';
import type { Credentials } from '@/lib/git/credentials';
import { startProcess } from '@/lib/git/git-process';

/** The variables that git may see, as read by `lib/env.ts`: at least PATH and HOME. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

/** A repository that git can be run in. */
export interface GitSource {
  environment: GitEnvironment;
  /** Absolute path of the git directory; without one git runs in no repository at all. */
  gitDirectory?: string;
  /** Read objects from here instead of the git directory's own. */
  objectDirectory?: string;
  /** How messages name the repository. */
  subject: string;
  signal?: AbortSignal | undefined;
}

/** As `GitSource`, with its place known. */
export interface RepositorySource extends GitSource {
  gitDirectory: string;
}

export interface GitOptions extends GitSource {
  /** Let git find the repository that this folder is in, with its ownership check, in place of `gitDirectory`. */
  startingFolder?: string;
  /** What git may talk to; nothing unless given. */
  transports?: readonly Transport[];
  /** Sign in with these, and only at this address. */
  signIn?: { url: string; credentials: Credentials } | undefined;
  /** Further `name=value` settings. */
  settings?: readonly string[];
  input?: string;
  /** Of `runGit`'s output. Default 64 MiB. */
  maximumOutputBytes?: number;
  /** Default two minutes. */
  timeoutMilliseconds?: number;
  /** Exit codes besides 0 that are an answer, not a failure. */
  acceptedExitCodes?: readonly number[];
  /** Gets what git writes on stderr, progress included. */
  onMessage?: (text: string) => void;
}

/** Runs git to its end and gives its output. Throws CairnError with git's reason, or the signal's reason. */
export async function runGit(args: readonly string[], options: GitOptions): Promise<Buffer> {
  const maximum = options.maximumOutputBytes ?? 64 * 1024 * 1024;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamGit(args, options)) {
    size += chunk.length;
    if (size > maximum) {
      throw new CairnError('limit-exceeded', `${options.subject} gave more than ${maximum} bytes to git ${args[0]}.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** As `runGit`, decoded, without the line end that git adds. */
export async function readGitLine(args: readonly string[], options: GitOptions): Promise<string> {
  return (await runGit(args, options)).toString('utf8').trimEnd();
}

/** Runs git and gives its output as it comes. A caller that stops early ends the process; a failure throws after the last chunk. */
export async function* streamGit(
  args: readonly string[],
  options: GitOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const { child, ending } = startProcess(args, options);
  ending.startTimer();
  child.stdin.end(options.input ?? '');
  try {
    for await (const chunk of child.stdout) {
      yield chunk;
    }
    await ending.finished;
  } catch (error) {
    throw ending.reason() ?? error;
  } finally {
    ending.stop();
  }
}
