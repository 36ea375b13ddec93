import { stat } from 'node:fs/promises';
import { CairnError } from '@/lib/errors';
import type { LocalAddress } from '@/lib/git/address';
import { type GitEnvironment, type GitSource, type RepositorySource, readGitLine, runGit } from '@/lib/git/command';
import { resolveCommit, revisionNotFound, tryResolve } from '@/lib/git/revision';

export interface LocalRepository {
  source: RepositorySource;
  commit: string;
  defaultBranch: string | null;
}

export interface LocalRequest {
  environment: GitEnvironment;
  revision?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Finds the repository that a folder is in, and its commit. Only what is committed counts; nothing is written or fetched. */
export async function openLocal(address: LocalAddress, request: LocalRequest): Promise<LocalRepository> {
  const source = await discover(address, request);
  const resolving = request.revision === undefined ? headCommit(source) : resolveCommit(source, request.revision);
  const [commit, defaultBranch] = await Promise.all([resolving, readDefaultBranch(source)]);
  return { source, commit, defaultBranch };
}

async function discover(address: LocalAddress, request: LocalRequest): Promise<RepositorySource> {
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
  const gitDirectory = await readGitLine(['rev-parse', '--absolute-git-dir'], {
    ...base,
    startingFolder: address.path,
  });
  return { ...base, gitDirectory };
}

async function headCommit(source: GitSource): Promise<string> {
  const commit = await tryResolve(source, 'HEAD');
  if (commit !== null) {
    return commit;
  }
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
async function readDefaultBranch(source: GitSource): Promise<string | null> {
  const ofOrigin = await readSymbolic(source, 'refs/remotes/origin/HEAD', 'refs/remotes/origin/');
  if (ofOrigin !== null) {
    return ofOrigin;
  }
  const current = await readSymbolic(source, 'HEAD', 'refs/heads/');
  const isCertain = current === 'main' || current === 'master' || (await readOrigin(source)) === null;
  return isCertain ? current : null;
}

async function readSymbolic(source: GitSource, name: string, prefix: string): Promise<string | null> {
  const target = await readGitLine(['symbolic-ref', '--quiet', name], { ...source, acceptedExitCodes: [1] });
  return target.startsWith(prefix) ? target.slice(prefix.length) : null;
}

/** The address that a clone was made from, as it stands in its configuration; it may hold credentials. */
export async function readOrigin(source: GitSource): Promise<string | null> {
  const args = ['config', '--null', '--get', 'remote.origin.url'];
  const output = await runGit(args, { ...source, acceptedExitCodes: [1] });
  return output.length === 0 ? null : output.toString('utf8').replace(/\0$/, '');
}
