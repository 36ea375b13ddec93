import { CairnError } from '@/lib/errors';
import type { LocalAddress, RemoteAddress, RepositoryAddress } from '@/lib/git/address';
import { type GitEnvironment, type GitSource, type RepositorySource, readGitLine } from '@/lib/git/command';
import type { Credentials } from '@/lib/git/credentials';
import type { FirstParentLine } from '@/lib/git/first-parent-line';
import type { KnownTrees } from '@/lib/git/known-trees';
import { openLocal, readConfiguration, readDefaultBranch } from '@/lib/git/local-repository';
import { openMirror } from '@/lib/git/mirror';
import type { MirrorDepth } from '@/lib/git/mirror-folder';
import { ObjectSession } from '@/lib/git/object-session';
import { createObjectView } from '@/lib/git/object-view';
import type { TransferProgress } from '@/lib/git/progress';
import { type References, readRemoteReferences, referencesOfClone } from '@/lib/git/references';
import type { RemoteAccess } from '@/lib/git/remote';
import { withoutCredentials } from '@/lib/git/repository-url';
import { commitAt, type DatedCommit } from '@/lib/git/revision';

export interface OpenOptions {
  /** Where mirrors of remote repositories are kept. */
  dataFolder: string;
  environment: GitEnvironment;
  /** A branch, a tag or a commit id. Default: HEAD. */
  revision?: string | undefined;
  /** The last first-parent commit at or before this date, in place of the newest. Needs the history of a remote. */
  at?: Date | undefined;
  now: Date;
  /** How much of a remote is needed: `contents` the files of one commit, `history` also all commits and trees, `commits` only the commits. */
  depth: MirrorDepth;
  /** In place of those in the address. */
  credentials?: Credentials | undefined;
  onProgress?: ((progress: TransferProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** A repository at one commit, ready to be read. */
export interface OpenRepository {
  address: RepositoryAddress;
  /** Absolute path. */
  gitDirectory: string;
  /** Where a local clone came from, without credentials; the address itself of a remote; null when there is none. */
  originUrl: string | null;
  /** Full commit id, 40 hexadecimal digits (64 in a SHA-256 repository). */
  commit: string;
  /** Committer date, ISO 8601 in UTC. */
  commitDate: string;
  /** Asks for the default branch, by its short name; null when the repository does not say. */
  readDefaultBranch: () => Promise<string | null>;
  /** Branches and pull requests: what a local clone holds, or what a remote advertises now. */
  readReferences: () => Promise<References>;
  /** Whether history is cut off: what is older is unknown, not absent. */
  shallow: boolean;
  /** Whether objects may be missing: of a remote they are fetched when needed, of a local clone they stay unread. */
  partial: boolean;
  /** For running git in this repository. */
  source: GitSource;
  /** For reading objects, without ever fetching a missing one. */
  objects: GitSource;
  /** For reading few objects, in a process that stays until the repository is closed. */
  session: ObjectSession;
  /** For asking the remote; null for a local repository, whose remotes are never contacted. */
  remote: RemoteAccess | null;
  /** Folders that were listed before, for whoever lists many commits. Not of a partial repository, which may lack some. */
  knownTrees?: KnownTrees;
  /** Its first-parent line as far as it was read, for whoever looks at many of its commits. */
  line?: FirstParentLine;
  /** Ends its process and removes temporary files. Mirrors stay. */
  close: () => Promise<void>;
}

/**
 * Opens a repository: a local one in place, a remote one through its mirror, which is brought up to date when the remote has changed.
 * Throws CairnError: `not-found`, `needs-credentials`, `forbidden`, `empty-repository`, `revision-not-found`, `conflict`,
 * `limit-exceeded`, `invalid-input` or `unreadable`.
 */
export async function openRepository(address: RepositoryAddress, options: OpenOptions): Promise<OpenRepository> {
  if (options.at && Number.isNaN(options.at.getTime())) {
    throw new CairnError('invalid-input', 'The date to assess at is not a date. Write it as 2026-01-31.');
  }
  const opened =
    address.kind === 'remote' ? await openThroughMirror(address, options) : await openInPlace(address, options);
  try {
    return await prepare(address, opened, options.at);
  } catch (error) {
    opened.session.close();
    throw error;
  }
}

async function prepare(address: RepositoryAddress, opened: Opened, at: Date | undefined): Promise<OpenRepository> {
  const { source, session, shallow, partial } = opened;
  const { commit, commitDate } = at ? await commitAt(source, opened.commit, at, shallow) : opened;
  const view = partial ? await createObjectView(source, commit) : null;
  return {
    address,
    gitDirectory: source.gitDirectory,
    originUrl: opened.originUrl,
    commit,
    commitDate,
    readDefaultBranch: opened.readDefaultBranch,
    shallow,
    partial,
    readReferences: opened.readReferences,
    source,
    objects: view?.source ?? source,
    session,
    remote: opened.remote,
    close: async () => {
      session.close();
      await view?.remove();
    },
  };
}

interface Opened
  extends DatedCommit,
    Pick<
      OpenRepository,
      'originUrl' | 'readDefaultBranch' | 'readReferences' | 'shallow' | 'partial' | 'remote' | 'session'
    > {
  source: RepositorySource;
}

async function openInPlace(address: LocalAddress, options: OpenOptions): Promise<Opened> {
  const { origin, objectIds, ...opened } = await openLocal(address, options);
  const originUrl = origin === null ? null : withoutCredentials(origin);
  const references = referencesOfClone(objectIds, opened);
  return {
    ...opened,
    originUrl,
    remote: null,
    readDefaultBranch: () => readDefaultBranch(opened.source),
    readReferences: async () => references,
  };
}

async function openThroughMirror(address: RemoteAddress, options: OpenOptions): Promise<Opened> {
  const { environment, credentials, signal } = options;
  const remote = { address, environment, credentials, signal };
  const depth = options.at && options.depth === 'contents' ? 'history' : options.depth;
  const { defaultBranch, ...opened } = await openMirror(remote, { ...options, depth });
  const [shallow, { partial }] = await Promise.all([isShallow(opened.source), readConfiguration(opened.source)]);
  const session = new ObjectSession(opened.source);
  const readings = { readDefaultBranch: async () => defaultBranch, readReferences: () => readRemoteReferences(remote) };
  return { ...opened, originUrl: address.url, shallow, partial, remote, session, ...readings };
}

async function isShallow(source: GitSource): Promise<boolean> {
  return (await readGitLine(['rev-parse', '--is-shallow-repository'], source)) === 'true';
}
