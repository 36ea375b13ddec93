/** How an organization of some size delivers: `services` in two environments, each from a repository of its own. */
export interface StreamSize {
  /** Lines of the file. */
  events: number;
  services: number;
}

const START = Date.parse('2025-11-01T00:00:00Z');
const YEAR = 365 * 86_400_000;
/** Events of one turn: five commits, two changes, a deployment to staging and one to production, a recovery or an incident. */
const TURN = 10;

/** The lines of an event file, each without its line end, in the order of time: the same for the same size. */
export function* eventStream({ events, services }: StreamSize): Generator<string> {
  const turns = Math.ceil(events / TURN);
  let told = 0;
  for (let turn = 0; told < events; turn += 1) {
    for (const event of turnEvents(turn, services, START + Math.floor((turn / turns) * YEAR))) {
      if (told === events) return;
      told += 1;
      yield JSON.stringify(event);
    }
  }
}

function* turnEvents(turn: number, services: number, at: number): Generator<object> {
  const each = turn % services;
  const round = Math.floor(turn / services);
  const repository = `https://git.example/acme/service-${each}`;
  const commitId = (number: number) => `${each.toString(16).padStart(8, '0')}${number.toString(16).padStart(32, '0')}`;
  const time = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
  for (let number = round * 5 + 1; number <= round * 5 + 5; number += 1) {
    yield {
      type: 'commit',
      repository,
      revision: commitId(number),
      parents: [commitId(number - 1)],
      authoredAt: time(number % 5),
      committedAt: time((number % 5) + 1),
    };
  }
  for (const half of [2, 5]) {
    yield {
      type: 'change',
      id: `acme/service-${each}!${round * 2 + (half === 2 ? 1 : 2)}`,
      repository,
      firstCommitAt: time(0),
      openedAt: time(6),
      firstReviewAt: time(20),
      mergedAt: time(30),
      mergeRevision: commitId(round * 5 + half),
      commits: [commitId(round * 5 + half)],
      authorIsBot: false,
    };
  }
  for (const [environment, minutes] of [
    ['staging', 35],
    ['production', 60],
  ] as const) {
    yield {
      type: 'deployment',
      id: `${environment}-${each}-${round}`,
      service: `service-${each}`,
      environment,
      revision: commitId(round * 5 + 5),
      repository,
      startedAt: time(minutes - 2),
      finishedAt: time(minutes),
      result: 'succeeded',
      source: 'pipelines',
      url: `https://ci.example/${environment}/${turn}`,
    };
  }
  if (turn % 2 === 0) {
    const deployment = `production-${each}-${round}`;
    yield { type: 'recovery', deployment, recoveredAt: time(90), by: 'flag', source: 'pipelines' };
  } else {
    yield {
      type: 'incident',
      id: `INC-${turn}`,
      service: `service-${each}`,
      openedAt: time(70),
      resolvedAt: time(100),
      severity: 'minor',
      source: 'pager',
    };
  }
}
