import type { Person } from '@/lib/sample/change';
import { instant, type SampleEvent } from '@/lib/sample/event-shapes';
import { people } from '@/lib/sample/people';
import { isOfPlatform } from '@/lib/sample/platform-events';
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

function changeEvent(repository: WrittenRepository, commit: SampleCommit, index: number): SampleEvent {
  const { name, url, ids } = repository;
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
    ...(isBot(proposerOf(repository, commit)) ? { authorIsBot: true } : {}),
    source,
    ...(number === undefined ? {} : { url: `${url}/pull/${number}` }),
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
    workItems: Number(number) % 7 === 0 ? [] : [`${name.slice(0, 3).toUpperCase()}-${200 + Number(number)}`],
    ...(isOfPlatform(name) ? reviewOf(repository, commit, work.reviewHours) : {}),
  };
}

/** What the host tells of a proposal to the platform. */
function reviewOf(repository: WrittenRepository, commit: SampleCommit, reviewHours: number) {
  const proposer = proposerOf(repository, commit);
  return {
    reviewRounds: 1 + Math.floor(reviewHours / 9),
    fromOtherTeam: !Object.values(people.platform).some(({ name }) => name === proposer.name),
  };
}

/** Of a merge, who made what was proposed. */
function proposerOf({ commits }: WrittenRepository, { author, parents }: SampleCommit): Person {
  const proposal = parents[1] === undefined ? undefined : commits[parents[1]];
  return proposal?.author ?? author;
}

function isBot({ name }: Person): boolean {
  return name.endsWith('[bot]');
}
