import { describe, expect, it } from 'vitest';
import { git, makeRepository, makeServedRepository, open, temporaryFolder } from '@/tests/lib/git/open-for-test';

const commits = [1, 2, 3].map((day) => ({ message: `Commit ${day}`, date: `2024-01-0${day}T00:00:00Z` }));

const spec = {
  commits,
  refs: {
    'refs/heads/release/1': 1,
    'refs/tags/light': 0,
    'refs/pull/12/head': 2,
    'refs/pull/3/head': 1,
    'refs/merge-requests/4/head': 0,
    'refs/pull-requests/5/from': 0,
    'refs/pull/3/merge': 2,
    'refs/notes/commits': 0,
  },
  annotatedTags: { 'v1.0': 1 },
};

describe('lib/git/references.ts', () => {
  it('asks a remote for branches and pull requests', async () => {
    const served = makeServedRepository(spec);
    const [one, two, three] = served.commits;
    expect(await (await open(`file://${served.path}`)).readReferences()).toEqual({
      branches: ['main', 'release/1'],
      branchesKnown: true,
      pullRequests: [
        { number: 3, commit: two },
        { number: 4, commit: one },
        { number: 5, commit: one },
        { number: 12, commit: three },
      ],
      pullRefsKnown: true,
    });
  });

  it('does not know about pull requests when an unknown host advertises none', async () => {
    const served = makeServedRepository({ commits });
    expect(await (await open(`file://${served.path}`)).readReferences()).toMatchObject({
      pullRequests: [],
      pullRefsKnown: false,
    });
  });

  it('reads what a local clone holds, the branches of its origin included', async () => {
    const origin = makeRepository({ bare: true, ...spec });
    const folder = temporaryFolder();
    git(folder, 'clone', '--quiet', origin.path, 'clone');
    git(`${folder}/clone`, 'branch', 'own', 'main~2');
    expect(await (await open(`${folder}/clone`)).readReferences()).toEqual({
      branches: ['main', 'own', 'release/1'],
      branchesKnown: true,
      pullRequests: [],
      pullRefsKnown: false,
    });
  });

  it('finds the pull requests that a local clone was told to fetch', async () => {
    const made = makeRepository({ commits, refs: { 'refs/remotes/origin/pr/8/head': 1, 'refs/remotes/up/pull/9': 0 } });
    expect(await (await open(made.path)).readReferences()).toMatchObject({
      pullRequests: [
        { number: 8, commit: made.commits[1] },
        { number: 9, commit: made.commits[0] },
      ],
      pullRefsKnown: true,
    });
  });

  it('knows every branch of a clone only where it was told to fetch all and has done so', async () => {
    const origin = makeRepository({ bare: true, commits, refs: { 'refs/pull/8/head': 1 } });
    const folder = temporaryFolder();
    const pulls = 'refs/pull/*/head:refs/pull/*/head';
    const known = async (name: string): Promise<boolean> =>
      (await (await open(`${folder}/${name}`)).readReferences()).branchesKnown;
    git(folder, 'clone', '--quiet', origin.path, 'whole');
    expect(await known('whole')).toBe(true);
    git(folder, 'clone', '--quiet', '--single-branch', origin.path, 'single');
    expect(await known('single')).toBe(false);
    git(`${folder}/single`, 'fetch', '--quiet', 'origin', pulls);
    git(`${folder}/single`, 'branch', 'own');
    expect(await known('single')).toBe(false);
    git(folder, 'clone', '--quiet', '--mirror', '--single-branch', origin.path, 'mirror');
    expect(await known('mirror')).toBe(true);
    git(folder, 'init', '--quiet', '--initial-branch=main', 'checkout');
    git(`${folder}/checkout`, 'remote', 'add', 'origin', origin.path);
    git(`${folder}/checkout`, 'config', 'remote.origin.followRemoteHEAD', 'never');
    git(`${folder}/checkout`, 'fetch', '--quiet', 'origin', 'main');
    git(`${folder}/checkout`, 'checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
    expect(await known('checkout')).toBe(false);
    git(`${folder}/checkout`, 'fetch', '--quiet', 'origin', pulls);
    expect(await known('checkout')).toBe(true);
  });

  it('takes the head of a pull request before the merge that a host tries out', async () => {
    const made = makeRepository({
      commits,
      refs: { 'refs/pull/3/head': 1, 'refs/pull/3/merge': 2, 'refs/pull/4/merge': 0 },
    });
    expect((await (await open(made.path)).readReferences()).pullRequests).toEqual([
      { number: 3, commit: made.commits[1] },
      { number: 4, commit: made.commits[0] },
    ]);
  });
});
