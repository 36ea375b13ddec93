import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitEnvironment } from '@/tests/factories/git-repository';

/** A bare repository with a long history of bumps. */
export interface ConfigurationHistory {
  path: string;
  /** How many deployments the history holds. */
  deployments: number;
  cleanup: () => void;
}

const environments = ['development', 'staging', 'production'];
const servicesOfKind = 25;
const start = Date.UTC(2020, 0, 1) / 1000;

interface File {
  path: string;
  write: (version: number) => string;
}

const filler = (name: string): string =>
  Array.from({ length: 12 }, (_, line) => `  setting-${line}: "value ${line} that ${name} is run with"`).join('\n');

/** One file for each service and environment, in the four ways in which most repositories keep versions. */
function filesOf(): File[] {
  return environments.flatMap((environment) =>
    Array.from({ length: servicesOfKind }, (_, index): File[] => [
      {
        path: `image-tags/${environment}/service-${index}`,
        write: (version) => `# service-${index} in ${environment}\nimage_tag: v${version}\nautomatic: true\n`,
      },
      {
        path: `apps/shop-${index}/overlays/${environment}/kustomization.yaml`,
        write: (version) =>
          `resources:\n  - ../../base\ncommonLabels:\n${filler(`shop-${index} ${environment}`)}\nimages:\n  - name: registry.example/shop-${index}\n    newTag: 1.${version}.0\n`,
      },
      {
        path: `charts/api-${index}/values-${environment}.yaml`,
        write: (version) =>
          `settings:\n${filler(`api-${index} ${environment}`)}\nimage:\n  repository: registry.example/api-${index}\n  tag: 2.${version}.0\nreplicas: 2\n`,
      },
      {
        path: `releases/${environment}/web-${index}.yaml`,
        write: (version) =>
          `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web-${index}\nspec:\n  chart:\n    spec:\n      chart: web\n      version: 3.${version}.0\n  values:\n${filler(`web-${index} ${environment}`).replaceAll('  setting', '    setting')}\n`,
      },
    ]).flat(),
  );
}

/**
 * Makes a history of bumps, each of one file, every tenth of them by a branch and its merge; the same for every call. It is written
 * as a stream, since the commits of a specification would not fit.
 */
export function makeConfigurationHistory(commits: number): ConfigurationHistory {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-history-'));
  const run = { cwd: folder, env: { ...process.env, ...gitEnvironment } };
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main'], run);
  const files = filesOf();
  const versions = files.map(() => 1);
  const pieces: string[] = [];
  const commit = (mark: number, message: string, parents: readonly number[], changed: readonly number[]): void => {
    const who = `Bump Bot <bump-bot@example.org> ${start + mark * 600} +0000`;
    pieces.push(
      `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n`,
    );
    parents.forEach((parent, at) => void pieces.push(`${at === 0 ? 'from' : 'merge'} :${parent}\n`));
    for (const at of changed) {
      const file = files[at];
      const text = file?.write(versions[at] ?? 0) ?? '';
      pieces.push(`M 100644 inline ${file?.path}\ndata ${text.length}\n${text}\n`);
    }
  };
  commit(1, 'Everything', [], [...files.keys()]);
  let deployments = files.length;
  for (let mark = 2; mark <= commits; mark += 1) {
    const at = (mark * 37) % files.length;
    versions[at] = (versions[at] ?? 0) + 1;
    deployments += 1;
    commit(mark, `Bump ${files[at]?.path}`, [mark - 1], [at]);
    if (mark % 10 === 0 && mark < commits) {
      commit(mark + 1, `Merge branch bump-${mark}`, [mark - 1, mark], [at]);
      mark += 1;
    }
  }
  const input = Buffer.from(pieces.join(''));
  const made = spawnSync('git', ['fast-import', '--quiet', '--force'], { ...run, input });
  if (made.status !== 0) throw new Error(String(made.stderr));
  return { path: folder, deployments, cleanup: () => rmSync(folder, { recursive: true, force: true }) };
}
