import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { type OpenOptions, type OpenRepository, openRepository } from '@/lib/git/repository';
import {
  git,
  gitEnvironment,
  type MadeRepository,
  makeGitRepository,
  type RepositorySpec,
} from '@/tests/factories/git-repository';

const undo: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) {
    await step();
  }
});

/** Runs a step after the test that is running. */
export function afterThisTest(step: () => void | Promise<void>): void {
  undo.push(step);
}

/** A new folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As the factory, removed after the test. */
export function makeRepository(spec: RepositorySpec): MadeRepository {
  const made = makeGitRepository(spec);
  afterThisTest(made.cleanup);
  return made;
}

/** A repository that serves partial clones, as the large hosts do. */
export function makeServedRepository(spec: RepositorySpec): MadeRepository {
  const made = makeRepository({ bare: true, ...spec });
  git(made.path, 'config', 'uploadpack.allowFilter', 'true');
  return made;
}

/** Opens a path or address, closed after the test. */
export async function open(input: string, options: Partial<OpenOptions> = {}): Promise<OpenRepository> {
  const repository = await openRepository(parseAddress(input, { allowInsecure: true }), {
    dataFolder: options.dataFolder ?? temporaryFolder(),
    environment: gitEnvironment,
    now: new Date('2026-01-01T00:00:00Z'),
    depth: 'contents',
    ...options,
  });
  afterThisTest(repository.close);
  return repository;
}

/** The code of the CairnError that a promise is rejected with; undefined for any other error, and a failed test for none. */
export async function errorOf(promise: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await promise;
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? error.code : undefined, message: String(error) };
  }
  throw new Error('It did not fail.');
}

export { git, gitEnvironment };
