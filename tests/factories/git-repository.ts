import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The text or bytes of a file, a symbolic link, a submodule's commit, or null to delete. */
export type FileSpec = string | Buffer | null | { symlink: string } | { submodule: string } | { executable: string };

export interface CommitSpec {
  message: string | Buffer;
  /** ISO 8601, with its offset; also the author's unless `authoredAt` is given. */
  date: string;
  authoredAt?: string;
  /** `Name <address>`; the committer is always Cairn's. */
  author?: string | Buffer;
  /** Only what changes. A path may be bytes, written as latin1 text with `latin1:` before it. */
  files?: Record<string, FileSpec>;
  /** Indexes of earlier commits, first parent first. Default: the newest commit of the same branch, if any. */
  parents?: number[];
  /** Default: main. */
  branch?: string;
}

export interface RepositorySpec {
  commits: CommitSpec[];
  /** Further references by full name, such as refs/tags/v1 or refs/pull/7/head, with the index of their commit. */
  refs?: Record<string, number>;
  /** Annotated tags by short name. */
  annotatedTags?: Record<string, number>;
  bare?: boolean;
  /** The branch that HEAD names. Default: main. */
  head?: string;
}

export interface MadeRepository {
  path: string;
  /** Ids of the commits, in order of the specification. */
  commits: string[];
  /** Adds commits and references, and gives the ids of these commits. Indexes count on from the earlier ones. */
  add: (more: Pick<RepositorySpec, 'commits' | 'refs' | 'annotatedTags'>) => string[];
  cleanup: () => void;
}

/** An environment for git in which nothing of this machine's configuration counts. */
export const gitEnvironment: Record<string, string> = {
  PATH: process.env.PATH ?? '',
  HOME: path.join(tmpdir(), 'cairn-no-home'),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** Runs git for a test and gives its output without the last line end. */
export function git(folder: string, ...args: string[]): string {
  const options = { cwd: folder, env: { ...process.env, ...gitEnvironment }, maxBuffer: 1 << 28 };
  return execFileSync('git', args, { ...options, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
}

/**
 * Makes a real repository with `git fast-import`: the same specification always gives the same commit ids. Nothing is checked out,
 * since only what is committed counts.
 */
export function makeGitRepository(spec: RepositorySpec): MadeRepository {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-repository-'));
  git(folder, 'init', '--quiet', `--initial-branch=${spec.head ?? 'main'}`, ...(spec.bare ? ['--bare'] : []));
  const commits: string[] = [];
  const branchTips = new Map<string, number>();
  const add = (more: Pick<RepositorySpec, 'commits' | 'refs' | 'annotatedTags'>): string[] => {
    const added = runImport(folder, importStream(more, commits, branchTips), more.commits.length);
    commits.push(...added);
    return added;
  };
  add(spec);
  return { path: folder, commits, add, cleanup: () => rmSync(folder, { recursive: true, force: true }) };
}

function runImport(folder: string, input: Buffer, count: number): string[] {
  const marks = path.join(git(folder, 'rev-parse', '--absolute-git-dir'), 'factory-marks');
  execFileSync('git', ['fast-import', '--quiet', '--force', '--date-format=raw', `--export-marks=${marks}`], {
    cwd: folder,
    env: { ...process.env, ...gitEnvironment },
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const idOf = new Map(readFileSync(marks, 'utf8').split('\n').map(readMark));
  return Array.from({ length: count }, (_, index) => idOf.get(`:${index + 1}`) ?? '');
}

function readMark(line: string): [mark: string, id: string] {
  const [mark = '', id = ''] = line.split(' ');
  return [mark, id];
}

function importStream(spec: RepositorySpec, known: readonly string[], branchTips: Map<string, number>): Buffer {
  const pieces: (string | Buffer)[] = [];
  // Commits of this stream are named by mark, those of an earlier one by id.
  const reference = (index: number) => known[index] ?? `:${index - known.length + 1}`;
  const data = (content: string | Buffer) => {
    const bytes = Buffer.from(content);
    pieces.push(`data ${bytes.length}\n`, bytes, '\n');
  };
  spec.commits.forEach((commit, position) => {
    const index = known.length + position;
    const branch = commit.branch ?? 'main';
    const tip = branchTips.get(branch);
    const parents = commit.parents ?? (tip === undefined ? [] : [tip]);
    branchTips.set(branch, index);
    pieces.push(`${parents.length === 0 ? `reset refs/heads/${branch}\n` : ''}commit refs/heads/${branch}\n`);
    pieces.push(`mark :${position + 1}\n`);
    pieces.push(
      'author ',
      commit.author ?? 'Ada Author <ada@example.org>',
      ` ${rawDate(commit.authoredAt ?? commit.date)}\n`,
    );
    pieces.push(`committer Carl Committer <carl@example.org> ${rawDate(commit.date)}\n`);
    data(commit.message);
    pieces.push(...parents.map((parent, order) => `${order === 0 ? 'from' : 'merge'} ${reference(parent)}\n`));
    for (const [name, content] of Object.entries(commit.files ?? {})) {
      writeFile(pieces, data, name, content);
    }
    pieces.push('\n');
  });
  for (const [name, index] of Object.entries(spec.refs ?? {})) {
    pieces.push(`reset ${name}\nfrom ${reference(index)}\n\n`);
  }
  for (const [name, index] of Object.entries(spec.annotatedTags ?? {})) {
    pieces.push(`tag ${name}\nfrom ${reference(index)}\ntagger Carl Committer <carl@example.org> 1700000000 +0000\n`);
    data(`Release ${name}`);
  }
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

function writeFile(
  pieces: (string | Buffer)[],
  data: (content: string | Buffer) => void,
  name: string,
  spec: FileSpec,
): void {
  const quoted = quotePath(name);
  if (spec === null) {
    pieces.push(`D ${quoted}\n`);
  } else if (typeof spec === 'string' || Buffer.isBuffer(spec)) {
    pieces.push(`M 100644 inline ${quoted}\n`);
    data(spec);
  } else if ('submodule' in spec) {
    pieces.push(`M 160000 ${spec.submodule} ${quoted}\n`);
  } else if ('symlink' in spec) {
    pieces.push(`M 120000 inline ${quoted}\n`);
    data(spec.symlink);
  } else {
    pieces.push(`M 100755 inline ${quoted}\n`);
    data(spec.executable);
  }
}

/** Quotes as C does, byte by byte, so that a path may be anything that git can hold. */
function quotePath(name: string): string {
  const bytes = name.startsWith('latin1:') ? Buffer.from(name.slice(7), 'latin1') : Buffer.from(name);
  return `"${[...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`;
}

/** Git's seconds and offset of an ISO 8601 date. */
function rawDate(iso: string): string {
  const offset = /([+-]\d\d):?(\d\d)$/.exec(iso.slice(10));
  return `${Math.floor(Date.parse(iso) / 1000)} ${offset ? `${offset[1]}${offset[2]}` : '+0000'}`;
}
