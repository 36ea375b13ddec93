import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { CairnError, isCairnError } from '@/lib/errors';
import { type GitOptions, type GitSource, type RepositorySource, readGitLine, runGit } from '@/lib/git/command';
import { emptyRepository } from '@/lib/git/local-repository';
import {
  compactMirror,
  type MirrorDepth,
  readMirrorState,
  replaceMirror,
  sweepMirror,
  writeMirrorState,
} from '@/lib/git/mirror-folder';
import { withLock } from '@/lib/git/mirror-lock';
import { progressReader, type TransferProgress } from '@/lib/git/progress';
import { type Advertisement, listAdvertised, type RemoteAccess, remoteOptions } from '@/lib/git/remote';
import { type DatedCommit, findCommitOf, fullObjectId, parseRevision, revisionNotFound } from '@/lib/git/revision';

export interface MirrorRequest {
  dataFolder: string;
  depth: MirrorDepth;
  revision?: string | undefined;
  now: Date;
  onProgress?: ((progress: TransferProgress) => void) | undefined;
}

export interface Mirror extends DatedCommit {
  source: RepositorySource;
  defaultBranch: string | null;
}

/** Something that can be fetched. */
interface Target {
  refspecs: string[];
  /** What the mirror knows it by: a reference of its own, or a commit id, which may be abbreviated. */
  local: string;
  /** What the remote says it is; null when only fetching can tell. */
  objectId: string | null;
  /** Whether only all of the remote's branches and tags together can hold it. */
  isSought: boolean;
}

/** Brings the mirror of a remote up to date, no further than asked, and finds the commit in it. */
export async function openMirror(remote: RemoteAccess, request: MirrorRequest): Promise<Mirror> {
  const { name, steps } = parseRevision(request.revision ?? 'HEAD');
  const advertised = await advertisedFor(remote, name);
  const target = findTarget(remote, advertised, name);
  const needsHistory = steps !== '' || target.isSought;
  const depth = needsHistory && request.depth === 'contents' ? 'history' : request.depth;
  const folder = mirrorFolder(remote, request.dataFolder);
  const source = { ...offline(remote), gitDirectory: folder };
  await mkdir(path.dirname(folder), { recursive: true });
  return withLock(
    `${folder}.lock`,
    async () => {
      await bringUpToDate(remote, { ...request, depth }, folder, target);
      const found = await findCommitOf(source, target.local + steps);
      if (found === null) {
        throw revisionNotFound(source.subject, request.revision ?? 'HEAD');
      }
      return { ...found, source, defaultBranch: advertised.headBranch?.replace(/^refs\/heads\//, '') ?? null };
    },
    { signal: remote.signal },
  );
}

/** Gets these objects into a mirror in one fetch; reading them would otherwise cost one fetch each. */
export async function fetchObjects(
  remote: RemoteAccess,
  gitDirectory: string,
  objectIds: readonly string[],
): Promise<void> {
  const args = ['fetch', ...quietly, '--filter=blob:none', '--stdin', 'origin'];
  const options: GitOptions = {
    ...remoteOptions(remote),
    gitDirectory,
    // With the usual negotiation the server is told what is here, and git 2.39 fails on objects that are not.
    settings: ['fetch.negotiationAlgorithm=noop'],
    input: `${objectIds.join('\n')}\n`,
    timeoutMilliseconds: fetchTimeout,
  };
  try {
    await withLock(`${gitDirectory}.lock`, () => runGit(args, options), { signal: remote.signal });
  } catch (error) {
    throw isCairnError(error, 'revision-not-found')
      ? new CairnError(
          'unreadable',
          `${remote.address.label} no longer has files that its commit names. Read it again.`,
        )
      : error;
  }
}

const fetchTimeout = 1_200_000;

const quietly = ['--no-tags', '--no-write-fetch-head', '--recurse-submodules=no'];

const depthArguments: Record<MirrorDepth, string[]> = {
  contents: ['--depth=1', '--filter=blob:none'],
  commits: ['--filter=tree:0'],
  history: ['--filter=blob:none'],
};

function mirrorFolder(remote: RemoteAccess, dataFolder: string): string {
  return path.join(path.resolve(dataFolder), 'mirrors', hash(remote.address.url));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

function offline({ environment, address, signal }: RemoteAccess): GitSource {
  return { environment, subject: address.label, signal };
}

async function advertisedFor(remote: RemoteAccess, name: string): Promise<Advertisement> {
  const isId = fullObjectId.test(name);
  const names = name === 'HEAD' || isId ? [] : [`refs/tags/${name}`, `refs/heads/${name}`, name];
  const advertised = await listAdvertised(remote, ['HEAD', ...names]);
  if (name !== 'HEAD' || advertised.objectIds.has('HEAD')) {
    return advertised;
  }
  const branches = await listAdvertised(remote, ['refs/heads/*']);
  throw branches.objectIds.size === 0
    ? emptyRepository(remote.address.label)
    : revisionNotFound(remote.address.label, 'HEAD');
}

/** What to fetch for a name, in git's own order: tags before branches, references before commit ids. */
function findTarget(remote: RemoteAccess, advertised: Advertisement, name: string): Target {
  const full = [`refs/tags/${name}`, `refs/heads/${name}`, name].find((each) => advertised.objectIds.has(each));
  if (full !== undefined) {
    const remoteName = full === 'HEAD' ? (advertised.headBranch ?? full) : full;
    const objectId = advertised.objectIds.get(full) ?? null;
    return { refspecs: [`+${remoteName}:${place(remoteName)}`], local: place(remoteName), objectId, isSought: false };
  }
  if (fullObjectId.test(name)) {
    return { refspecs: [`+${name}:${place(name)}`], local: name, objectId: null, isSought: false };
  }
  if (/^[0-9a-f]{4,}$/.test(name)) {
    return { refspecs: everything, local: name, objectId: null, isSought: true };
  }
  throw revisionNotFound(remote.address.label, name);
}

/** Hashed, since a branch `a` that is gone and a new one `a/b` could not both have their place. */
function place(remoteName: string): string {
  return `refs/cairn/${hash(remoteName)}`;
}

const everything = ['+refs/heads/*:refs/cairn/branches/*', '+refs/tags/*:refs/cairn/tags/*'];

async function bringUpToDate(
  remote: RemoteAccess,
  request: MirrorRequest,
  folder: string,
  target: Target,
): Promise<void> {
  const state = await readMirrorState(folder);
  const depth = state && state.depth !== request.depth ? 'history' : request.depth;
  const now = { url: remote.address.url, checkedAt: request.now.toISOString() };
  if (state?.depth !== depth) {
    await replaceMirror(folder, { ...offline(remote), url: remote.address.url }, async (fresh) => ({
      ...now,
      depth: await fetchTarget(remote, request, { ...fresh, depth }, target),
    }));
    return;
  }
  const source = { ...offline(remote), gitDirectory: folder };
  if (!(await isHeld(source, target))) {
    await sweepMirror(folder);
    await fetchTarget(remote, request, { ...source, depth }, target);
    await compactMirror(source);
  }
  await writeMirrorState(folder, { ...now, depth });
}

async function isHeld(source: GitSource, target: Target): Promise<boolean> {
  if (target.objectId !== null) {
    const held = await readGitLine(['for-each-ref', '--format=%(objectname)', target.local], source);
    return held === target.objectId;
  }
  try {
    return (await findCommitOf(source, target.local)) !== null;
  } catch (error) {
    // The parent of a shallow commit is known by id but not here, which git reports as a failed fetch.
    if (isCairnError(error, 'unreadable')) {
      return false;
    }
    throw error;
  }
}

/** Fetches what the server can give: a server without depth or filters gives all, one that hides single commits gives all branches. */
async function fetchTarget(
  remote: RemoteAccess,
  request: MirrorRequest,
  source: RepositorySource & { depth: MirrorDepth },
  target: Target,
): Promise<MirrorDepth> {
  const { depth, ...inMirror } = source;
  let said = '';
  const report = request.onProgress ? progressReader(request.onProgress) : undefined;
  const onMessage = (text: string) => {
    said = (said + text).slice(-4096);
    report?.(text);
  };
  const options: GitOptions = { ...remoteOptions(remote), ...inMirror, onMessage, timeoutMilliseconds: fetchTimeout };
  const fetch = (limits: string[], refspecs: string[]) =>
    runGit(['fetch', ...quietly, ...(report ? ['--progress'] : []), ...limits, 'origin', ...refspecs], options);
  try {
    await fetch(depthArguments[depth], target.refspecs);
    return depth;
  } catch (error) {
    if (/does not support (shallow|--depth|--filter)/.test(said)) {
      await fetch([], target.refspecs);
    } else if (/unadvertised object/.test(said)) {
      await fetch(depthArguments.history, everything);
    } else {
      throw error;
    }
    return 'history';
  }
}
