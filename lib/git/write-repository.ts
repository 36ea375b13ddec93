import { mkdir, rename, rm, stat } from 'node:fs/promises';
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

/**
 * Writes a bare repository with the branch `main`: whole, or not at all; one that stands there already is left as it is. The same commits
 * give the same ids on any machine.
 */
export async function writeRepository({ folder, commits, origin, environment, signal }: NewRepository): Promise<void> {
  if (await exists(folder)) return;
  const unfinished = path.join(path.dirname(folder), `.unfinished-${path.basename(folder)}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const source: GitSource = { environment, gitDirectory: unfinished, subject: path.basename(folder), signal };
  await runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', unfinished], source);
  await runGit(['config', 'remote.origin.url', origin], source);
  const options = { ...source, input: importStream(commits), timeoutMilliseconds: importTimeout };
  await runGit(['fast-import', '--quiet', '--force', '--date-format=raw'], options);
  await readGitLine(['rev-parse', '--verify', 'refs/heads/main'], source);
  await rename(unfinished, folder);
}

function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
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
