import { readHistory } from '@/lib/git/history';
import type { References } from '@/lib/git/references';
import type { OpenRepository } from '@/lib/git/repository';

/** References as they can be known of a commit of the past. */
export type ReferencesAt = (commit: string) => References;

const numberInSubject = /(?:[#!]|\bPR )(\d{1,9})\b/g;

/**
 * References are those of today. At the newest commit they count as they are. At an older one of its first-parent line only pull
 * requests count that are proven to have been there: hosts number them in order, so those up to the highest number that was merged
 * or named by then. Where none is, how changes reached the branch stays unknown, unless the messages of commits tell.
 */
export async function readPastReferences(repository: OpenRepository): Promise<ReferencesAt> {
  const today = await repository.readReferences();
  const highest = today.pullRequests.length > 0 ? await highestNumbers(repository, today) : new Map<string, number>();
  return (commit) => {
    if (commit === repository.commit) return today;
    const limit = highest.get(commit) ?? 0;
    const pullRequests = today.pullRequests.filter(({ number }) => number <= limit);
    return { branches: [], branchesKnown: false, pullRequests, pullRefsKnown: pullRequests.length > 0 };
  };
}

/** For each commit of the line the highest pull request that it, or one before it, proves. */
async function highestNumbers(repository: OpenRepository, { pullRequests }: References): Promise<Map<string, number>> {
  const numberOfHead = new Map(pullRequests.map(({ number, commit }) => [commit, number]));
  const largest = Math.max(...pullRequests.map(({ number }) => number));
  const proven: [string, number][] = [];
  for await (const { id, parents, subject } of readHistory(repository, { firstParent: true })) {
    const heads = [id, ...parents.slice(1)].map((head) => numberOfHead.get(head) ?? 0);
    const named = [...subject.matchAll(numberInSubject)].map(([, digits]) => Number(digits));
    proven.push([id, Math.max(...heads, ...named.filter((number) => number <= largest), 0)]);
  }
  let highest = 0;
  return new Map(
    proven.toReversed().map(([id, number]) => {
      highest = Math.max(highest, number);
      return [id, highest];
    }),
  );
}
