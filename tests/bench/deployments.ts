import { execFileSync } from 'node:child_process';
import { readEnvironment } from '@/lib/env';
import { runGit } from '@/lib/git/command';
import { listDeployments } from '@/lib/services/list-deployments';
import { makeConfigurationHistory } from '@/tests/factories/configuration-history';
import { gitEnvironment } from '@/tests/factories/git-repository';
import { type Measurement, ratioOfPairs } from '@/tests/factories/measurement';

const commits = 100_000;
const pairs = 3;

/** Deployments of 100,000 commits against `git log --raw` of the same range (design 12). */
export async function measure(): Promise<Measurement> {
  const { path, deployments, cleanup } = makeConfigurationHistory(commits);
  const environment = readEnvironment({ PATH: process.env.PATH }, process.cwd());
  const request = {
    address: path,
    now: new Date('2030-01-01T00:00:00Z'),
    dataFolder: environment.CAIRN_DATA,
    environment,
  };
  const list = async (): Promise<void> => {
    const found = (await listDeployments(request)).deployments.length;
    if (found !== deployments) throw new Error(`Found ${found} deployments of ${deployments}.`);
  };
  const log = () =>
    runGit(['log', '--raw', '--no-abbrev'], {
      environment: gitEnvironment,
      gitDirectory: `${path}`,
      subject: 'the generated history',
      maximumOutputBytes: 1 << 30,
    });
  try {
    execFileSync('git', ['-C', path, 'repack', '-adq'], { env: { ...process.env, ...gitEnvironment } });
    const { ratio, first, second } = await ratioOfPairs(pairs, list, log);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    return {
      value: ratio,
      unit: 'x',
      budget: 2,
      against: 'git log --raw',
      details: { deploymentsSeconds: first, logSeconds: second, commits, deployments, peakMegabytes: megabytes },
    };
  } finally {
    cleanup();
  }
}
