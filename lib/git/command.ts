import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { CairnError } from '@/lib/errors';
import type { Transport } from '@/lib/git/address';
import { classifyFailure } from '@/lib/git/command-failure';
import type { Credentials } from '@/lib/git/credentials';

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
  options.signal?.throwIfAborted();
  const child = spawn('git', [...settings(options), ...args], { env: childEnvironment(options), windowsHide: true });
  const ending = watch(child, args, options);
  // stdin may break when git ends early; its exit code tells why.
  child.stdin.on('error', () => undefined);
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

interface Ending {
  finished: Promise<void>;
  /** Why this process was stopped by us, if it was. */
  reason: () => unknown;
  stop: () => void;
}

function watch(child: ChildProcessWithoutNullStreams, args: readonly string[], options: GitOptions): Ending {
  const timeout = options.timeoutMilliseconds ?? 120_000;
  let reason: unknown;
  let messages = '';
  const end = (why: unknown) => {
    reason ??= why;
    terminate(child);
  };
  const slow = `${options.subject}: git ${args[0]} took longer than ${timeout / 1000} s. Try again, or raise the limit.`;
  const timer = setTimeout(() => end(new CairnError('limit-exceeded', slow)), timeout);
  const onAbort = () => end(options.signal?.reason);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    messages = (messages + text).slice(-16_384);
    options.onMessage?.(text);
  });
  const finished = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => {
      reason ??= notStarted(error);
      reject(reason);
    });
    child.once('close', (code) => {
      const isFine = code === 0 || (code !== null && options.acceptedExitCodes?.includes(code));
      isFine ? resolve() : reject(reason ?? classifyFailure(messages, options.subject));
    });
  });
  // A caller that stops early never waits for the end.
  finished.catch(() => undefined);
  const stop = () => {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    terminate(child);
  };
  return { finished, reason: () => reason, stop };
}

function notStarted(error: Error): CairnError {
  return new CairnError('unreadable', 'git could not be started. Install git and make sure that it is in PATH.', {
    cause: error,
  });
}

function terminate(child: ChildProcessWithoutNullStreams): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  child.stdout.destroy();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
  timer.unref();
  child.once('close', () => clearTimeout(timer));
}

/** Settings that win over every configuration file, so that a stranger's repository can start nothing. */
function settings(options: GitOptions): string[] {
  const values = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'gc.auto=0',
    'maintenance.auto=false',
    'fetch.recurseSubmodules=false',
    'fetch.unpackLimit=1',
    'http.lowSpeedLimit=1',
    'http.lowSpeedTime=60',
    'http.postBuffer=16777216',
    'log.follow=false',
    'log.showRoot=true',
    'log.showSignature=false',
    'protocol.allow=never',
    ...(options.transports ?? []).map((transport) => `protocol.${transport}.allow=always`),
    ...(options.settings ?? []),
    ...(options.signIn ? signInSettings(options.signIn.url) : []),
  ];
  const place = options.startingFolder
    ? ['-C', options.startingFolder]
    : [`--git-dir=${options.gitDirectory ?? '/dev/null'}`];
  return ['--no-pager', ...place, ...values.flatMap((value) => ['-c', value])];
}

/**
 * A credential helper that answers from two variables of git's own environment, for one host and no other (a redirect elsewhere gets
 * nothing). The helper is a constant: the secret is in no argument, no address and no file. The empty helper turns off all others.
 */
function signInSettings(url: string): string[] {
  const helper =
    '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$CAIRN_GIT_USERNAME" "$CAIRN_GIT_PASSWORD"; }; f';
  return ['credential.helper=', `credential.${new URL(url).origin}.helper=${helper}`];
}

const keptGitVariables: ReadonlySet<string> = new Set([
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
]);

function childEnvironment(options: GitOptions): NodeJS.ProcessEnv {
  // A surrounding git (a hook, an alias, rebase --exec) exports GIT_DIR, GIT_INDEX_FILE and more, which would point elsewhere.
  const inherited = Object.entries(options.environment).filter(
    ([name]) => !name.startsWith('GIT_') || keptGitVariables.has(name),
  );
  return {
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    ...Object.fromEntries(inherited),
    ...options.signIn?.credentials.toEnvironment(),
    ...(options.objectDirectory === undefined ? {} : { GIT_OBJECT_DIRECTORY: options.objectDirectory }),
    // Next's types demand it of every environment.
    NODE_ENV: 'production',
    GIT_ASKPASS: '',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LANGUAGE: '',
    LC_ALL: 'C',
  };
}
