import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type GitOptions, type RepositorySource, runGit } from '@/lib/git/command';

/**
 * How much of a repository a mirror holds, beside the blobs that were asked for: `contents` the tree of single commits,
 * `commits` all commits without trees, `history` all commits with their trees.
 */
export const mirrorDepths = ['contents', 'commits', 'history'] as const;
export type MirrorDepth = (typeof mirrorDepths)[number];

const MirrorState = z.object({ url: z.string(), depth: z.enum(mirrorDepths), checkedAt: z.iso.datetime() });
/** Kept in the mirror, and written last: a folder without it is no mirror. `checkedAt` is when the remote was last asked. */
export type MirrorState = z.infer<typeof MirrorState>;

const stateFile = 'cairn.json';

/** Null when there is no usable mirror in the folder. */
export async function readMirrorState(folder: string): Promise<MirrorState | null> {
  try {
    return MirrorState.parse(JSON.parse(await readFile(path.join(folder, stateFile), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeMirrorState(folder: string, state: MirrorState): Promise<void> {
  const fresh = path.join(folder, `${stateFile}.new`);
  await writeFile(fresh, `${JSON.stringify(state)}\n`);
  await rename(fresh, path.join(folder, stateFile));
}

/**
 * Makes a mirror in a folder beside its place, has it filled, and only then puts it there: a failure leaves what was before.
 * Objects of the mirror that it replaces are kept, so that nothing is fetched twice and a running reader loses nothing.
 * The caller holds the mirror's lock.
 */
export async function replaceMirror(
  folder: string,
  options: GitOptions & { url: string },
  fill: (source: RepositorySource) => Promise<MirrorState>,
): Promise<void> {
  await removeLeftovers(path.dirname(folder), `${path.basename(folder)}.`);
  const fresh = `${folder}.new-${randomUUID()}`;
  const source = { ...options, gitDirectory: fresh };
  try {
    await runGit(['init', '--quiet', '--bare', '--template='], source);
    await runGit(['config', 'remote.origin.url', options.url], source);
    const state = await fill(source);
    await keepPacks(folder, fresh);
    await writeMirrorState(fresh, state);
    await swap(folder, fresh);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${prefix}new-`) || name.startsWith(`${prefix}old-`)) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

async function keepPacks(from: string, to: string): Promise<void> {
  const packs = path.join('objects', 'pack');
  const names = await readdir(path.join(from, packs)).catch(() => []);
  await mkdir(path.join(to, packs), { recursive: true });
  const kept = names.filter((name) => /^pack-[0-9a-f]+\.(pack|idx|rev|promisor|keep)$/.test(name));
  // A pack counts once its index is there, so the index comes last.
  for (const name of kept.sort((one, other) => Number(one.endsWith('.idx')) - Number(other.endsWith('.idx')))) {
    await link(path.join(from, packs, name), path.join(to, packs, name)).catch(ignoreExisting);
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
    throw error;
  }
}

async function swap(folder: string, fresh: string): Promise<void> {
  const old = `${folder}.old-${randomUUID()}`;
  await rename(folder, old).catch(() => undefined);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
}

/** Removes what a killed git left behind in a mirror whose lock the caller holds. */
export async function sweepMirror(folder: string): Promise<void> {
  const places: [string, RegExp][] = [
    ['', /\.lock$/],
    ['refs/cairn', /\.lock$/],
    ['objects/pack', /^tmp_/],
  ];
  for (const [place, leftover] of places) {
    const names = await readdir(path.join(folder, place)).catch(() => []);
    for (const name of names.filter((candidate) => leftover.test(candidate))) {
      await rm(path.join(folder, place, name), { force: true });
    }
  }
}

/** Joins the packs of a mirror when there are more than `maximumPacks`: every fetch adds one, and each slows every look-up. */
export async function compactMirror(source: RepositorySource, maximumPacks = 50): Promise<void> {
  const names = await readdir(path.join(source.gitDirectory, 'objects', 'pack')).catch(() => []);
  if (names.filter((name) => name.endsWith('.pack')).length > maximumPacks) {
    await runGit(['repack', '-a', '-d', '-q', '--keep-unreachable'], { ...source, timeoutMilliseconds: 600_000 });
  }
}
