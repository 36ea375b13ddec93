import { chance } from '@/lib/sample/chance';
import { type Change, type FileChanges, told, write } from '@/lib/sample/change';
import { type Pace, proposedWork } from '@/lib/sample/pace';
import { people } from '@/lib/sample/people';
import { type ReleasePlan, releaseChanges } from '@/lib/sample/releases';
import { inTurn, playChanges, type SampleRepository } from '@/lib/sample/repository';
import { catalogueReleases } from '@/lib/sample/teams/catalogue';
import { checkoutReleases } from '@/lib/sample/teams/checkout';
import { storesReleases } from '@/lib/sample/teams/stores';
import { checkout, commands, workflow } from '@/lib/sample/workflows';

/** A workday is 24 hours of `ago`, and the build of a version takes so much of one. */
const buildShare = 0.04;

const paces: readonly { pace: Pace; plans: () => ReleasePlan[] }[] = [
  {
    pace: { by: Object.values(people.stores), coding: [2, 26], pickup: [0.4, 4], review: [0.5, 7] },
    plans: storesReleases,
  },
  {
    pace: { by: Object.values(people.checkout), coding: [3, 36], pickup: [0.7, 7], review: [0.5, 12] },
    plans: checkoutReleases,
  },
  {
    pace: { by: Object.values(people.catalogue), coding: [5, 80], pickup: [4, 40], review: [1, 30] },
    plans: catalogueReleases,
  },
];

/** The repositories of what the configuration repositories deliver: one for each service, with the commit that each version is built from. */
export function applicationRepositories(day: Date): SampleRepository[] {
  return paces.flatMap(({ pace, plans }) => plans().map((plan) => applicationRepository(plan, pace, day)));
}

function applicationRepository(plan: ReleasePlan, pace: Pace, day: Date): SampleRepository {
  const start = told(
    289,
    [pace.by[0] ?? plan.onCall, 'push'],
    `Start ${plan.service}`,
    write(firstFiles(plan.service)),
    {
      work: { codingHours: 1, pickupHours: 0, reviewHours: 0, isHotfix: false, completes: plan.first.join('.') },
    },
  );
  return playChanges(plan.service, [start, ...versionWork(plan, pace)], day);
}

/** Each version is made of a few proposals since the one before; what is mended in a hurry, of one. */
function versionWork(plan: ReleasePlan, pace: Pace): Change[] {
  const next = chance(`${plan.service} code`);
  const route = inTurn(['squash', 'squash', 'merge']);
  const changes: Change[] = [];
  let before = 288;
  for (const { version, ago, isHotfix } of builtVersions(plan)) {
    const count = isHotfix ? 1 : 1 + Math.floor(next() * 3);
    const last = ago + buildShare;
    for (let index = 1; index <= count; index += 1) {
      const number = changes.length + 1;
      const author = pace.by[Math.floor(next() * pace.by.length)] ?? plan.onCall;
      const work = { ...proposedWork(pace, next, isHotfix), ...(index === count ? { completes: version } : {}) };
      const topic = topics[number % topics.length] ?? '';
      const title = isHotfix ? `Mend ${topic}` : `${verbs[number % verbs.length]} ${topic}`;
      const at = last + Math.max(0, before - last) * (1 - index / count) * 0.8;
      changes.push({ ...momentOf(at), author, route: route(), title, work, edit: noteChange(title, number) });
    }
    before = ago;
  }
  return changes;
}

/** Versions in the order in which they reached the first stage, which is when they were built. */
function builtVersions(plan: ReleasePlan): { version: string; ago: number; isHotfix: boolean }[] {
  const changes = releaseChanges(plan);
  const mending = new Set(
    changes.flatMap(({ body, brings }) => (body?.startsWith('Hotfix') ? (brings?.version ?? []) : [])),
  );
  const stage = plan.stages[0]?.name;
  return changes.flatMap(({ brings, ago, minutes }) => {
    if (brings === undefined || brings.environment !== stage) return [];
    const exact = ago + 1 - (minutes - dayStartMinutes) / dayMinutes;
    return [{ version: brings.version, ago: exact, isHotfix: mending.has(brings.version) }];
  });
}

/** As releases count them: a working day is from 7 to 16 o'clock. */
const dayStartMinutes = 7 * 60;
const dayMinutes = 9 * 60;

function momentOf(ago: number): Pick<Change, 'ago' | 'minutes'> {
  const day = Math.floor(ago);
  return { ago: day, minutes: dayStartMinutes + Math.floor((1 - (ago - day)) * dayMinutes) };
}

const verbs = ['Add', 'Rework', 'Simplify', 'Test', 'Speed up', 'Log'] as const;
const topics = [
  'the retry of slow calls',
  'the empty state',
  'the price cache',
  'rounding of totals',
  'the queue of updates',
  'timeouts',
  'the search for articles',
  'the health endpoint',
  'sorting',
  'the audit line',
  'the start-up checks',
] as const;

function noteChange(title: string, number: number): Change['edit'] {
  return (files) => ({ 'CHANGES.md': `${files.get('CHANGES.md') ?? ''}- ${title} (${number})\n` });
}

function firstFiles(service: string): FileChanges {
  const steps = [
    checkout,
    commands('Test', 'npm ci', 'npm test'),
    commands('Publish', `docker build --tag registry.otterbrook.example/${service}:$VERSION --push .`),
  ];
  return {
    'README.md': `# ${service}\n\nTested in every proposal; what is merged is built and numbered.\n`,
    'CHANGES.md': '# What changed\n\n',
    'package.json': `${JSON.stringify({ name: service, private: true, scripts: { test: 'node --test' } }, null, 2)}\n`,
    'server.js': `import { createServer } from 'node:http';\n\ncreateServer((_, answer) => answer.end('${service}')).listen(8080);\n`,
    Dockerfile: 'FROM node:24-slim\nCOPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n',
    '.github/workflows/build.yml': workflow('build', 'pull_request:\npush:\n  branches: [main]\n', [
      { name: 'build', steps },
    ]),
  };
}
