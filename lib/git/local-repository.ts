import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { CairnError } from '@/lib/errors';
import type { LocalAddress } from '@/lib/git/address';
import {
  type GitEnvironment,
  type GitOptions,
  type GitSource,
  type RepositorySource,
  readGitLine,
  runGit,
} from '@/lib/git/command';
import { ObjectSession } from '@/lib/git/object-session';
import { type DatedCommit, findCommit, fullObjectId, resolveCommit, revisionNotFound } from '@/lib/git/revision';

export interface LocalRepository extends DatedCommit, RepositoryConfiguration {
  source: RepositorySource;
  session: ObjectSession;
  shallow: boolean;
  /** Of every reference, by its full name; of an annotated tag that of the tag. */
  objectIds: ReadonlyMap<string, string>;
}

export interface LocalRequest {
  environment: GitEnvironment;
  revision?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Finds the repository that a folder is in, and its commit. Only what is committed counts; nothing is written or fetched. */
export async function openLocal(address: LocalAddress, request: LocalRequest): Promise<LocalRepository> {
  const { revision } = request;
  const { repository, head } = await discover(address, request);
  const { source, session } = repository;
  try {
    const commit = await (revision === undefined
      ? head.then((known) => known ?? missingHead(source))
      : resolveCommit(session, revision, source));
    return { ...repository, ...commit };
  } catch (error) {
    session.close();
    throw error;
  }
}

interface Discovered {
  repository: Omit<LocalRepository, keyof DatedCommit>;
  /** Asked for beside everything else, since it is what most look at. */
  head: Promise<DatedCommit | null>;
}

async function discover(address: LocalAddress, request: LocalRequest): Promise<Discovered> {
  const found = await stat(address.path).catch(() => null);
  if (!found?.isDirectory()) {
    throw new CairnError(
      'not-found',
      found
        ? `${address.path} is a file. Give the folder of a Git repository.`
        : `${address.path} does not exist. Give an existing folder; a remote repository starts with https:// or git@.`,
    );
  }
  const base = { environment: request.environment, subject: address.path, signal: request.signal };
  const here = { ...base, startingFolder: address.path };
  const session = new ObjectSession(here);
  try {
    const known = Promise.all([readGitLine(['rev-parse', ...askedAtOnce], here), readConfiguration(here)]);
    const head = findCommit(session, 'HEAD');
    // Where this is no repository at all, the others say so.
    head.catch(() => undefined);
    const [answer, configuration] = await known;
    const { gitDirectory, shallow, objectIds } = parseAnswer(answer, address.path);
    const source = { ...base, gitDirectory };
    return { repository: { ...configuration, source, session, shallow, objectIds }, head };
  } catch (error) {
    session.close();
    throw error;
  }
}

/** All that one process can tell: to start another costs more than to ask. The folder comes last, since its name may hold line ends. */
const askedAtOnce = ['--is-shallow-repository', '--all', '--symbolic', '--all', '--absolute-git-dir'];

/** The ids of all references, then as many names, then the folder. */
function parseAnswer(answer: string, subject: string) {
  const [shallow = '', ...lines] = answer.split('\n');
  const count = lines.findIndex((line) => !fullObjectId.test(line));
  const names = lines.slice(count, 2 * count);
  const gitDirectory = lines.slice(2 * count).join('\n');
  if (names.some((name) => !name.startsWith('refs/')) || !isAbsolute(gitDirectory))
    throw new CairnError('conflict', `The branches of ${subject} changed while they were read. Try again.`);
  const objectIds = new Map(names.map((name, at) => [name, lines[at] ?? '']));
  return { gitDirectory, shallow: shallow === 'true', objectIds };
}

async function missingHead(source: GitSource): Promise<never> {
  const anyReference = await readGitLine(['for-each-ref', '--count=1', '--format=%(refname)'], source);
  throw anyReference === '' ? emptyRepository(source.subject) : revisionNotFound(source.subject, 'HEAD');
}

export function emptyRepository(subject: string): CairnError {
  return new CairnError('empty-repository', `${subject} has no commits yet. Commit something and try again.`);
}

/**
 * The branch that the clone's origin has as its HEAD; without an origin the branch that is checked out. A checkout with an origin
 * that does not say (as CI systems make them) is believed only when it is on main or master.
 */
export async function readDefaultBranch(source: GitSource): Promise<string | null> {
  const ofOrigin = await readSymbolic(source, 'refs/remotes/origin/HEAD', 'refs/remotes/origin/');
  if (ofOrigin !== null) {
    return ofOrigin;
  }
  const current = await readSymbolic(source, 'HEAD', 'refs/heads/');
  const isCertain = current === 'main' || current === 'master' || (await readConfiguration(source)).origin === null;
  return isCertain ? current : null;
}

async function readSymbolic(source: GitSource, name: string, prefix: string): Promise<string | null> {
  const target = await readGitLine(['symbolic-ref', '--quiet', name], { ...source, acceptedExitCodes: [1] });
  return target.startsWith(prefix) ? target.slice(prefix.length) : null;
}

export interface RepositoryConfiguration {
  /** The address that a clone was made from, as it stands there; it may hold credentials. */
  origin: string | null;
  /** Whether the repository is a partial clone, so that objects may be missing. */
  partial: boolean;
  /** What the clone fetches from its remotes when it is told nothing else. */
  fetchRefspecs: readonly string[];
}

export async function readConfiguration(source: GitOptions): Promise<RepositoryConfiguration> {
  const names = String.raw`^(remote\.origin\.url|remote\..*\.(promisor|fetch)|extensions\.partialclone)$`;
  const args = ['config', '--null', '--get-regexp', names];
  const output = await runGit(args, { ...source, acceptedExitCodes: [1] });
  let origin: string | null = null;
  let partial = false;
  const fetchRefspecs: string[] = [];
  for (const entry of output.toString('utf8').split('\0').slice(0, -1)) {
    // A name, a line end and the value; of several addresses the last counts.
    const [name = '', ...value] = entry.split('\n');
    if (name === 'remote.origin.url') {
      origin = value.join('\n');
    } else if (name.endsWith('.fetch')) {
      fetchRefspecs.push(value.join('\n'));
    } else {
      partial = true;
    }
  }
  return { origin, partial, fetchRefspecs };
}
