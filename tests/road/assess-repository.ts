import { join } from 'node:path';
import { assess } from '@/lib/assessment/assess';
import type { Report, ReportCriterion, ReportIndicator, ReportLevel } from '@/lib/assessment/report';
import { readModel } from '@/lib/model/read-content';
import {
  type CommitSpec,
  type FileSpec,
  type MadeRepository,
  makeGitRepository,
  type RepositorySpec,
} from '@/tests/factories/git-repository';
import { lookedAt, type ScanRequest, scanFolder } from '@/tests/factories/scanning';

export type Files = Record<string, FileSpec>;

const model = readModel(join(process.cwd(), 'content'));

/** Scans real repositories and judges them together, as the product does. */
export async function assessFolders(folders: readonly string[], request?: ScanRequest): Promise<Report> {
  const repositories = [];
  for (const folder of folders) repositories.push(await scanFolder(folder, request));
  return assess({ repositories, model, now: lookedAt.toISOString() });
}

/** Makes repositories, gives them to `work`, and removes them. */
export async function withRepositories<Result>(
  specs: readonly RepositorySpec[],
  work: (repositories: readonly MadeRepository[]) => Promise<Result>,
): Promise<Result> {
  const repositories = specs.map(makeGitRepository);
  try {
    return await work(repositories);
  } finally {
    for (const repository of repositories) repository.cleanup();
  }
}

/** The Report of one repository. */
export function assessRepository(spec: RepositorySpec, request?: ScanRequest): Promise<Report> {
  return withRepositories([spec], (repositories) =>
    assessFolders(
      repositories.map(({ path }) => path),
      request,
    ),
  );
}

/** The Report of a repository whose files were pushed straight to its branch. */
export function assessFiles(files: Files, request?: ScanRequest): Promise<Report> {
  return assessRepository(pushed(files), request);
}

/** Every change pushed straight to the branch, by people. */
export function pushed(files: Files): RepositorySpec {
  const commits = slices(files).map((slice, index): CommitSpec => commitOf(`Change ${nameOf(slice)}`, index, slice));
  return { commits };
}

/** Every change but the first proposed in a pull request and merged; `refs/pull/n/head` names what was proposed, as GitHub does. */
export function merged(files: Files): RepositorySpec {
  const commits: CommitSpec[] = [commitOf('Start the repository', 0, { 'README.md': '# Deployments\n' })];
  const refs: Record<string, number> = {};
  slices(files).forEach((slice, index) => {
    const number = index + 1;
    const main = commits.length - 1;
    const branch = `topic-${number}`;
    commits.push({ ...commitOf(`Change ${nameOf(slice)}`, number, slice), branch, parents: [main] });
    refs[`refs/pull/${number}/head`] = main + 1;
    const message = `Merge pull request #${number} from shop/${branch}`;
    commits.push({ ...commitOf(message, number, slice), parents: [main, main + 1] });
  });
  return { commits, refs };
}

/** At most twelve commits, so that a repository has a history and stays quick to make. */
function slices(files: Files): Files[] {
  const entries = Object.entries(files);
  const size = Math.max(1, Math.ceil(entries.length / 12));
  const count = Math.max(1, Math.ceil(entries.length / size));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(entries.slice(index * size, (index + 1) * size)),
  );
}

function nameOf(files: Files): string {
  return Object.keys(files)[0] ?? 'nothing';
}

function commitOf(message: string, day: number, files: Files): CommitSpec {
  const date = `2026-11-${String(day + 1).padStart(2, '0')}T09:00:00Z`;
  return { message, date, files };
}

/** The four figures of the level, in the order verified, indicated, claimed, possible. */
export function figuresOf({ level }: Report): Pick<ReportLevel, 'verified' | 'indicated' | 'claimed' | 'possible'> {
  const { verified, indicated, claimed, possible } = level;
  return { verified, indicated, claimed, possible };
}

/** The same figure four times: nothing is open. */
export function settledAt(figure: ReportLevel['verified']): ReturnType<typeof figuresOf> {
  return { verified: figure, indicated: figure, claimed: figure, possible: figure };
}

export function criterionOf(report: Report, id: string): ReportCriterion {
  const found = report.criteria.find((criterion) => criterion.id === id);
  if (found === undefined) throw new Error(`The report has no criterion ${id}`);
  return found;
}

export function indicatorOf(report: Report, id: string): ReportIndicator {
  const found = report.indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`The report has no indicator ${id}`);
  return found;
}

/** Gates of the levels up to `level` that are not met, with their outcome: what a reader of a failing test needs to see. */
export function openGates({ criteria }: Report, level: number): Record<string, string> {
  const open = criteria.filter(({ gate, outcome }) => gate !== null && gate <= level && outcome !== 'met');
  return Object.fromEntries(open.map(({ id, outcome }) => [id, outcome]));
}
