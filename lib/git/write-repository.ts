import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type GitEnvironment, type GitSource, readGitLine, runGit } from '@/lib/git/command';

/** A commit to write. */
export interface NewCommit {
  date: Date;
  author: Signature;
  committer: Signature;
  message: string;
  /** Indexes of earlier commits, first parent first. */
  parents: readonly number[];
  /** What it changes against its first parent: path to text, or null to delete. */
  files: Readonly<Record<string, string | null>>;
  /** On a branch that is merged later and that no name points at. */
  isProposal: boolean;
}

interface Signature {
  name: string;
  email: string;
}

export interface NewRepository {
  /** Absolute path of the bare repository. */
  folder: string;
  commits: readonly NewCommit[];
  /** The address that it says it was cloned from. */
  origin: string;
  environment: GitEnvironment;
  signal?: AbortSignal | undefined;
}

const importTimeout = 120_000;

/** Beside what Git keeps: the id of each commit, in the order in which they were given. */
const marksFile = 'commit-marks';

/**
 * Writes a bare repository with the branch `main`: whole, or not at all; one that stands there already is left as it is. The same commits
 * give the same ids on any machine.
 * @returns the id of each commit, in the order of `commits`
 */
export async function writeRepository(wanted: NewRepository): Promise<string[]> {
  const { folder, commits, origin, environment, signal } = wanted;
  const written = await readMarks(folder);
  if (written !== null) return written;
  const unfinished = path.join(path.dirname(folder), `.unfinished-${path.basename(folder)}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const source: GitSource = { environment, gitDirectory: unfinished, subject: path.basename(folder), signal };
  await runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', unfinished], source);
  await runGit(['config', 'remote.origin.url', origin], source);
  const options = { ...source, input: importStream(commits), timeoutMilliseconds: importTimeout };
  const marks = `--export-marks=${path.join(unfinished, marksFile)}`;
  await runGit(['fast-import', '--quiet', '--force', '--date-format=raw', marks], options);
  await readGitLine(['rev-parse', '--verify', 'refs/heads/main'], source);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return (await readMarks(folder)) ?? [];
}

/** Null where no whole repository stands. */
async function readMarks(folder: string): Promise<string[] | null> {
  const text = await readFile(path.join(folder, marksFile), 'utf8').catch(() => null);
  if (text === null) return null;
  const ids: string[] = [];
  for (const [, mark, id] of text.matchAll(/^:(\d+) ([0-9a-f]+)$/gm)) ids[Number(mark) - 1] = id ?? '';
  return ids;
}

/** Proposals are written under this name, which the stream takes away at its end. */
const proposals = 'refs/heads/proposal';

function importStream(commits: readonly NewCommit[]): string {
  const pieces = commits.flatMap((commit, index) => commitPieces(commit, index));
  const isProposed = commits.some(({ isProposal }) => isProposal);
  return [...pieces, isProposed ? `reset ${proposals}\nfrom ${'0'.repeat(40)}\n\n` : '', 'done\n'].join('');
}

function commitPieces(commit: NewCommit, index: number): string[] {
  const { author, committer, date, message, parents, files, isProposal } = commit;
  const reference = isProposal ? proposals : 'refs/heads/main';
  const seconds = Math.floor(date.getTime() / 1000);
  const by = (role: string, { name, email }: Signature) => `${role} ${name} <${email}> ${seconds} +0000\n`;
  return [
    parents.length === 0 ? `reset ${reference}\n` : '',
    `commit ${reference}\nmark :${index + 1}\n`,
    by('author', author),
    by('committer', committer),
    data(message),
    ...parents.map((parent, order) => `${order === 0 ? 'from' : 'merge'} :${parent + 1}\n`),
    ...Object.entries(files).map(([name, text]) =>
      text === null ? `D ${quoted(name)}\n` : `M 100644 inline ${quoted(name)}\n${data(text)}`,
    ),
    '\n',
  ];
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function quoted(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}
