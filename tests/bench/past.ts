import { join } from 'node:path';
import { readEnvironment } from '@/lib/env';
import { readModel } from '@/lib/model/read-content';
import { traceHistory } from '@/lib/services/trace-history';
import { type LargeRepository, makeLargeRepository } from '@/tests/factories/large-repository';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { scanFolder, withEmptyCache } from '@/tests/factories/scanning';

const pairs = 5;
const months = 12;

/** A commit for each month that changes ten files of the large repository. */
export function addMonths({ add }: LargeRepository): void {
  const commits = Array.from({ length: months - 1 }, (_, month) => ({
    message: `Month ${month}`,
    date: new Date(Date.UTC(2026, month + 1, 5)).toISOString(),
    files: Object.fromEntries(
      Array.from({ length: 10 }, (_, file) => {
        const index = (month * 10 + file) * 4 + 1;
        return [`argocd/service-${index}.yaml`, `# ${month}\n${applicationOf(index)}`];
      }),
    ),
  }));
  add({ commits });
}

const applicationOf = (index: number): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: service-${index} }
spec:
  project: team-${index % 40}
  source: { repoURL: https://git.example/acme/configuration, path: apps/service-${index}, targetRevision: HEAD }
  destination: { name: production-${index % 3}, namespace: team-${index % 40} }
  syncPolicy:
    automated: { selfHeal: ${index % 2 === 0}, prune: true }
`;

/** Twelve monthly assessments of the past, with an empty cache, against one cold scan (design 12). */
export async function measure(): Promise<Measurement> {
  const repository = makeLargeRepository();
  const cold: number[] = [];
  const past: number[] = [];
  const model = readModel(join(process.cwd(), 'content'));
  const environment = readEnvironment({ PATH: process.env.PATH }, process.cwd());
  const now = new Date(Date.UTC(2026, months, 1) - 1_000);
  const request = { address: repository.path, now, since: new Date('2026-01-15T00:00:00Z'), model, environment };
  const trace = () =>
    withEmptyCache((cache) => traceHistory({ ...request, cache, dataFolder: environment.CAIRN_DATA }));
  try {
    addMonths(repository);
    const { points } = await trace();
    if (new Set(points.map(({ commit }) => commit)).size !== months)
      throw new Error('A month has no commit of its own.');
    for (let pair = 0; pair < pairs; pair += 1) {
      cold.push(await secondsOf(() => withEmptyCache((cache) => scanFolder(repository.path, { cache }))));
      past.push(await secondsOf(trace));
    }
  } finally {
    repository.cleanup();
  }
  return {
    value: Math.round((median(past) / median(cold)) * 1000) / 1000,
    unit: 'x',
    budget: 3,
    against: 'one cold scan',
    details: { pastSeconds: median(past), coldSeconds: median(cold), months },
  };
}
