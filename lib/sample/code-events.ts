import type { SampleEvent } from '@/lib/sample/event-shapes';
import { instant } from '@/lib/sample/event-shapes';
import type { SampleCommit, SampleRepository } from '@/lib/sample/repository';

/** A repository of the sample with the ids that Git gave its commits, in their order. */
export interface WrittenRepository extends SampleRepository {
  ids: readonly string[];
}

const hour = 3_600_000;
const source = 'git-host';

/** Every commit of a repository, from which is told what a deployment carries. */
export function commitEvents({ url, commits, ids }: WrittenRepository): SampleEvent[] {
  return commits.map(({ date, parents }, index) => ({
    type: 'commit',
    repository: url,
    revision: ids[index] ?? '',
    parents: parents.map((parent) => ids[parent] ?? ''),
    authoredAt: instant(date.getTime()),
    committedAt: instant(date.getTime()),
    source,
  }));
}

/** What was merged, and what was pushed without a proposal. */
export function changeEvents(repository: WrittenRepository): SampleEvent[] {
  return repository.commits.flatMap((commit, index) =>
    commit.isProposal ? [] : [changeEvent(repository, commit, index)],
  );
}

function changeEvent({ name, url, ids }: WrittenRepository, commit: SampleCommit, index: number): SampleEvent {
  const { date, message, parents, work } = commit;
  const id = ids[index] ?? '';
  const number = /#(\d+)/.exec(message)?.[1];
  const proposal = parents[1] === undefined ? id : (ids[parents[1]] ?? '');
  const merged = date.getTime();
  const own = {
    type: 'change',
    id: number === undefined ? `${name}@${id.slice(0, 12)}` : `${name}#${number}`,
    repository: url,
    mergedAt: instant(merged),
    mergeRevision: id,
    commits: [proposal],
    source,
  } as const;
  if (work === undefined || number === undefined) return { ...own, firstCommitAt: instant(merged) };
  const reviewed = merged - work.reviewHours * hour;
  const opened = reviewed - work.pickupHours * hour;
  return {
    ...own,
    firstCommitAt: instant(opened - work.codingHours * hour),
    openedAt: instant(opened),
    firstReviewAt: instant(reviewed),
    approvedAt: instant(merged - (work.reviewHours * hour) / 8),
    ...(work.isHotfix ? { branch: `hotfix/${number}`, labels: ['hotfix'] } : {}),
  };
}
