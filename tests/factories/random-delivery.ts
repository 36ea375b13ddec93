import fc from 'fast-check';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Everything happens within so many days before `now`. */
const DAYS = 700;
const repositories = ['https://git.example/acme/shop', 'https://git.example/acme/fleet'];
const services = ['shop', 'web_front', 'billing'];
const environments = ['production', 'production', 'prod-eu', 'staging', 'lab'];
const sources = [undefined, 'pipelines', 'agent'];

interface RandomCommit {
  revision: string;
  repository: string;
  at: number;
}

interface RandomDeployment {
  id: string;
  source?: string;
  revision: string;
  at: number;
}

/**
 * Events of two years, as an event file has them: branches old and young, histories that are cut off, returns, races, several
 * environments and repositories, ids that several sources use at one time, names of what is known and of what is not. No event is dated
 * more than a day before what it follows from.
 * @param unnamed share of the deployments that name no repository
 */
export function randomDelivery(now: number, { unnamed = 0.1 } = {}): fc.Arbitrary<object[]> {
  return fc
    .record({ seed: fc.integer(), commits: fc.nat(60), deployments: fc.nat(60), incidents: fc.nat(12) })
    .map((size) => {
      const random = randomFrom(size.seed);
      const start = now - DAYS * DAY;
      const commits = Array.from(repositories, (repository, at) =>
        randomCommits(random, { repository, number: size.commits, start, letter: 'ab'[at] ?? 'c' }),
      );
      const deployments = randomDeployments(random, commits.flat(), { number: size.deployments, start, unnamed });
      return [
        ...commits.flatMap((ofRepository) => ofRepository.map(({ event }) => event)),
        ...commits
          .flat()
          .flatMap((commit) => (random.chance(0.5) ? [randomChange(random, commit, commits.flat())] : [])),
        ...deployments.map(({ event }) => event),
        ...Array.from({ length: size.incidents }, (_, at) =>
          randomFailure(random, at, { commits: commits.flat(), deployments, start }),
        ).flat(),
      ];
    });
}

interface Random {
  below(end: number): number;
  chance(share: number): boolean;
  one<Value>(values: readonly Value[]): Value | undefined;
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return { below, chance: (share) => next() < share, one: (values) => values[below(values.length)] };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function randomCommits(
  random: Random,
  { repository, number, start, letter }: { repository: string; number: number; start: number; letter: string },
) {
  const commits: (RandomCommit & { event: object })[] = [];
  for (let each = 0; each < number; each += 1) {
    const revision = `${letter}${each.toString(16).padStart(6, '0')}`.padEnd(40, '0');
    // An old branch now and then, and a clock that is late.
    const parents = Array.from({ length: random.chance(0.3) ? 2 : 1 }, (_, order) =>
      random.chance(0.03)
        ? 'f'.repeat(40)
        : commits[Math.max(0, each - 1 - (order === 0 && random.chance(0.8) ? 0 : random.below(12)))]?.revision,
    ).filter((parent) => parent !== undefined);
    const at = start + Math.floor((each / number) * DAYS * DAY) - random.below(DAY);
    const reverts = random.chance(0.1) ? random.one(commits)?.revision : undefined;
    const event = {
      type: 'commit',
      repository,
      revision,
      parents: [...new Set(parents)],
      authoredAt: iso(at - random.below(20 * DAY)),
      committedAt: iso(at),
      authorIsBot: random.chance(0.1),
      reverts,
    };
    commits.push({ revision, repository, at, event });
  }
  return commits;
}

function randomChange(random: Random, commit: RandomCommit, commits: readonly RandomCommit[]): object {
  const own = commits.filter(({ repository, at }) => repository === commit.repository && at <= commit.at);
  const mergedAt = commit.at + random.below(random.chance(0.2) ? 60 * DAY : HOUR);
  return {
    type: 'change',
    id: `${random.one(['shop', 'fleet'])}!${commit.revision.slice(0, 7)}`,
    repository: commit.repository,
    firstCommitAt: random.chance(0.5) ? iso(commit.at - random.below(10 * DAY)) : undefined,
    openedAt: iso(mergedAt - random.below(5 * DAY)),
    mergedAt: iso(mergedAt),
    mergeRevision: random.chance(0.2) ? commit.revision.slice(0, 10) : commit.revision,
    commits: [commit, random.one(own), random.one(own)].flatMap((each) => (each ? [each.revision] : [])),
    authorIsBot: random.chance(0.2),
    branch: random.chance(0.2) ? 'hotfix/x' : 'topic',
  };
}

function randomDeployments(
  random: Random,
  commits: readonly RandomCommit[],
  { number, start, unnamed }: { number: number; start: number; unnamed: number },
) {
  const deployments: (RandomDeployment & { event: object })[] = [];
  for (let each = 0; each < number; each += 1) {
    const at = start + Math.floor((each / number) * DAYS * DAY) + random.below(3 * DAY);
    const young = commits.filter((commit) => commit.at <= at && commit.at > at - (random.chance(0.8) ? 40 : 400) * DAY);
    const commit = random.chance(0.85) ? random.one(young) : undefined;
    const revision = commit?.revision ?? `1.${random.below(20)}.0`;
    const source = random.one(sources);
    const earlier = random.one(deployments);
    const last = deployments.at(-1);
    const isShared = last !== undefined && last.source !== source && at - last.at < 5 * DAY && random.chance(0.5);
    const id = isShared ? last.id : `d${each}`;
    const event = {
      type: 'deployment',
      id,
      service: random.one(services),
      environment: random.one(environments),
      repository: random.chance(unnamed) ? undefined : (commit?.repository ?? repositories[0]),
      revision: random.chance(0.2) ? revision.slice(0, 9) : revision,
      previousRevision: random.chance(0.1) ? earlier?.revision : undefined,
      finishedAt: iso(at),
      result: random.chance(0.8) ? 'succeeded' : random.one(['failed', 'cancelled']),
      kind: random.chance(0.1) ? random.one(['rollback', 'fix']) : undefined,
      fixes: random.chance(0.1) ? earlier?.id : undefined,
      target: random.one([undefined, 'eu', 'us']),
      ...(source === undefined ? {} : { source }),
    };
    deployments.push({ id, ...(source === undefined ? {} : { source }), revision, at, event });
  }
  return deployments;
}

interface Told {
  commits: readonly RandomCommit[];
  deployments: readonly RandomDeployment[];
  start: number;
}

/** An incident or a recovery, which names what came before it, what did not come, or nothing. */
function randomFailure(random: Random, number: number, { commits, deployments, start }: Told): object[] {
  const at = start + random.below(DAYS * DAY);
  const before = deployments.filter((deployment) => deployment.at <= at && deployment.at > at - 100 * DAY);
  const cause = random.one(before);
  const source = random.one(sources);
  if (random.chance(0.3)) {
    const deployment = cause?.id ?? 'nothing';
    return [{ type: 'recovery', deployment, recoveredAt: iso(at), by: 'flag', source: cause?.source }];
  }
  const ended = at + random.below(60 * DAY);
  const older = commits.filter((commit) => commit.at <= at);
  const later = deployments.filter((deployment) => deployment.at >= at);
  const remedies = [
    random.one(later)?.id,
    random.one(commits.filter((commit) => commit.at >= at))?.revision,
    'nothing',
  ];
  const id = `I${number}`;
  const incident = {
    type: 'incident',
    id,
    service: random.one([undefined, ...services]),
    openedAt: iso(at),
    resolvedAt: random.chance(0.5) ? iso(ended) : undefined,
    deployment: random.chance(0.2) ? cause?.id : undefined,
    labels: random.chance(0.3) ? [`deployment:${cause?.id ?? 'none'}`] : [],
    commit: random.chance(0.3) ? random.one([random.one(older)?.revision, `1.${random.below(20)}.0`]) : undefined,
    remedy: random.chance(0.4) ? random.one(remedies) : undefined,
    source,
  };
  if (!random.chance(0.3)) return [incident];
  return [incident, { type: 'resolution', incident: id, resolvedAt: iso(ended), source }];
}
