import { CairnError, type ErrorCode } from '@/lib/errors';

interface FailureKind {
  pattern: RegExp;
  code: ErrorCode;
  advice: (match: RegExpExecArray) => string;
}

/** In this order: the first that matches what git said decides. */
const failureKinds: readonly FailureKind[] = [
  {
    pattern: /detected dubious ownership in repository at '([^']+)'/,
    code: 'unreadable',
    advice: ([, folder]) =>
      `belongs to another user, so git will not read it. If you trust it, run: git config --global --add safe.directory '${folder}'`,
  },
  {
    pattern: /transport '([^']+)' not allowed/,
    code: 'invalid-input',
    advice: ([, transport]) => `would be read over ${transport}, which is not allowed here. Use https:// or ssh://.`,
  },
  {
    pattern: /Host key verification failed/,
    code: 'unreadable',
    advice: () => 'has an ssh host key that is not known here. Add it to known_hosts after checking it.',
  },
  {
    pattern:
      /could not read (Username|Password)|Authentication failed|terminal prompts disabled|Permission denied \(|returned error: 401/i,
    code: 'needs-credentials',
    advice: () => 'needs credentials, or those given are wrong. Connect its host with a token that may read it.',
  },
  {
    pattern: /returned error: 403|access denied|not permitted|permission to .* denied/i,
    code: 'forbidden',
    advice: () => 'refuses these credentials. Grant them read access to the repository contents.',
  },
  {
    pattern:
      /couldn't find remote ref|unknown revision|bad revision|Needed a single revision|Not a valid (object|commit)|not our ref|unadvertised object|no such remote ref/i,
    code: 'revision-not-found',
    advice: () => 'has no such branch, tag or commit. Check the spelling.',
  },
  {
    pattern: /from promisor remote|lazy fetching disabled|missing (blob|tree|commit)/,
    code: 'unreadable',
    advice: () => 'is a partial clone that lacks objects which are needed. Fetch them with: git fetch --refetch',
  },
  {
    pattern:
      /Repository not found|repository '.*' not found|returned error: 404|does not appear to be a git repository|project you were looking for could not be found|cannot change to '.*': No such file/i,
    code: 'not-found',
    advice: () => 'was not found. Check the address, and that the credentials may see the repository.',
  },
  {
    pattern: /not a git repository/i,
    code: 'not-found',
    advice: () => 'is not a Git repository. Give the folder of a checkout or of a bare repository.',
  },
  {
    pattern:
      /Could not resolve host|Connection (refused|reset|timed out)|Failed to connect|Couldn't connect|Operation timed out|Operation too slow|early EOF|unexpected disconnect|SSL|TLS|Network is unreachable|returned error: 5\d\d|returned error: 429/i,
    code: 'unreadable',
    advice: () => 'could not be reached. Check the network, the proxy and the certificate, and try again.',
  },
];

/**
 * What went wrong, from what git wrote on stderr in the C locale. `subject` names the repository for a person.
 * The message never holds credentials: those that git repeats in an address are cut out.
 */
export function classifyFailure(stderr: string, subject: string): CairnError {
  for (const kind of failureKinds) {
    const match = kind.pattern.exec(stderr);
    if (match) {
      return new CairnError(kind.code, `${subject} ${kind.advice(match)}`, { cause: said(stderr) });
    }
  }
  return new CairnError('unreadable', `${subject} could not be read: ${said(stderr)}`);
}

/** The line of git's complaint that says most, short and without credentials. */
function said(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const line = lines.find((candidate) => /^(fatal|error):/.test(candidate)) ?? lines.at(-1) ?? 'git gave no reason';
  return line.replace(/\/\/[^/@\s]+@/g, '//').slice(0, 500);
}
