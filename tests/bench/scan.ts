import { spawn } from 'node:child_process';
import { load } from 'js-yaml';
import { gitEnvironment } from '@/tests/factories/git-repository';
import { makeLargeRepository } from '@/tests/factories/large-repository';
import { type Measurement, ratioOfPairs } from '@/tests/factories/measurement';
import { scanFolder, withEmptyCache } from '@/tests/factories/scanning';

/** Runs git, feeds it, and counts what it prints. */
function readAll(folder: string, args: string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...process.env, ...gitEnvironment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(chunks)));
    child.stdin.end(input);
  });
}

/** The least that any scanner has to do: list the tree, read the blobs, load each distinct needed document once. */
async function yardstick(folder: string, needed: readonly string[]): Promise<void> {
  const listing = (await readAll(folder, ['ls-tree', '-r', '-z', 'HEAD'])).toString();
  const ids = listing.split('\0').flatMap((entry) => entry.split(/[ \t]/)[2] ?? []);
  await readAll(folder, ['cat-file', '--batch', '--buffer'], `${ids.join('\n')}\n`);
  for (const text of needed) load(text);
}

/** Cold scan against the yardstick (design 12). */
export async function measure(): Promise<Measurement> {
  const repository = makeLargeRepository();
  const needed = [...new Set(repository.needed.values())];
  const scan = (): Promise<unknown> => withEmptyCache((cache) => scanFolder(repository.path, { cache }));
  try {
    await scan();
    await yardstick(repository.path, needed);
    const { ratio, first, second } = await ratioOfPairs(11, scan, () => yardstick(repository.path, needed));
    return {
      value: ratio,
      unit: 'x',
      budget: 2,
      against: 'git ls-tree + git cat-file --batch + one js-yaml load of each distinct needed document',
      details: { scanSeconds: first, yardstickSeconds: second, neededDocuments: needed.length },
    };
  } finally {
    repository.cleanup();
  }
}
