import type { Brought, Change, FileChanges, Person, ProposedWork, Route } from '@/lib/sample/change';
import { type Workdays, workdaysBefore } from '@/lib/sample/workdays';

/** One commit, ready to be written. */
export interface SampleCommit {
  date: Date;
  author: Person;
  committer: Person;
  message: string;
  /** Indexes of earlier commits of the repository, first parent first. */
  parents: number[];
  /** What it changes against its first parent. */
  files: FileChanges;
  /** Whether it stands on a branch that is merged later, and no branch points at it. */
  isProposal: boolean;
  brings?: Brought;
  work?: ProposedWork;
}

export interface SampleRepository {
  /** Its folder's name without `.git`, and the last part of its address. */
  name: string;
  /** Its address at the made-up host. */
  url: string;
  commits: SampleCommit[];
}

/** The made-up host; names under `.example` belong to nobody. */
export const host = 'git.otterbrook.example';

/** The address of a repository at the made-up host. */
export function urlOf(name: string): string {
  return `https://${host}/market/${name}`;
}

/** The host itself, which commits what is squashed or merged in its pages. */
const webInterface: Person = { name: 'Otterbrook Git', email: `noreply@${host}` };

/** Minutes that a proposal was open, at most; its number varies them. */
const longestReview = 240;

/** Plays the changes in order of time and gives the commits that they make. The same changes and day give the same commits. */
export function playChanges(name: string, changes: readonly Change[], day: Date): SampleRepository {
  const at = workdaysBefore(day);
  const files = new Map<string, string>();
  const commits: SampleCommit[] = [];
  let number = 0;
  let tip: number | null = null;
  for (const change of inOrder(changes)) {
    if (change.route !== 'push') number += 1;
    const made = change.edit(files);
    for (const [path, text] of Object.entries(made)) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    const last = tip === null ? null : (commits[tip]?.date ?? null);
    commits.push(...commitsOf(change, { files: made, number, tip, last, next: commits.length, at }));
    tip = commits.length - 1;
  }
  return { name, url: urlOf(name), commits };
}

function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((one, other) => other.ago - one.ago || one.minutes - other.minutes);
}

interface Place {
  files: FileChanges;
  /** The number of the proposal. */
  number: number;
  tip: number | null;
  /** When the tip was committed. */
  last: Date | null;
  /** The index of the next commit. */
  next: number;
  at: Workdays;
}

function commitsOf(change: Change, { files, number, tip, last, next, at }: Place): SampleCommit[] {
  const { author, mergedBy = author, ago, minutes, route, title, body, brings, work } = change;
  const parents = tip === null ? [] : [tip];
  const date = at(ago, minutes);
  const text = body === undefined ? '' : `\n\n${body}`;
  const story = { ...(brings ? { brings } : {}), ...(work ? { work } : {}) };
  const own = { author, parents, files, isProposal: false, ...story };
  if (route === 'push') return [{ ...own, date, committer: author, message: `${title}${text}\n` }];
  if (route === 'squash') return [{ ...own, date, committer: webInterface, message: `${title} (#${number})${text}\n` }];
  const opened = date.getTime() - (20 + ((number * 37) % longestReview)) * 60_000;
  const proposedAt = new Date(Math.max(opened, last?.getTime() ?? opened));
  const message = `Merge pull request #${number} from market/${branchOf(title)}\n\n${title}\n`;
  return [
    { author, parents, files, date: proposedAt, committer: author, message: `${title}${text}\n`, isProposal: true },
    { ...own, date, author: mergedBy, committer: webInterface, message, parents: [...parents, next] },
  ];
}

function branchOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}

/** How changes of a team usually come: each takes the next route of the pattern. */
export function inTurn(routes: readonly Route[]): () => Route {
  let next = 0;
  return () => {
    const route = routes[next % routes.length] ?? 'push';
    next += 1;
    return route;
  };
}
