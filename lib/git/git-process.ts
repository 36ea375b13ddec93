import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { CairnError } from '@/lib/errors';
import type { GitOptions } from '@/lib/git/command';
import { classifyFailure } from '@/lib/git/command-failure';

/** Starts git with what every run of it has: no shell, no hooks, no configuration of the repository that could start anything. */
export function startProcess(
  args: readonly string[],
  options: GitOptions,
): { child: ChildProcessWithoutNullStreams; ending: Ending } {
  options.signal?.throwIfAborted();
  const child = spawn('git', [...settings(options), ...args], { env: childEnvironment(options), windowsHide: true });
  // stdin may break when git ends early; its exit code tells why.
  child.stdin.on('error', () => undefined);
  return { child, ending: watch(child, args, options) };
}

export interface Ending {
  finished: Promise<void>;
  /** Time is counted from here on, and no longer once it is stopped. */
  startTimer: () => void;
  stopTimer: () => void;
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
  let timer: NodeJS.Timeout | undefined;
  const startTimer = () => {
    timer = setTimeout(() => end(new CairnError('limit-exceeded', slow)), timeout);
  };
  const stopTimer = () => clearTimeout(timer);
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
    stopTimer();
    options.signal?.removeEventListener('abort', onAbort);
    terminate(child);
  };
  return { finished, startTimer, stopTimer, reason: () => reason, stop };
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
