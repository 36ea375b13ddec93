import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aFolder } from '@/tests/factories/database';
import {
  asLines,
  deploymentsIn,
  type HistorySpec,
  linesAfterFirst,
  makeHistory,
} from '@/tests/factories/deployment-list';
import { gitEnvironment } from '@/tests/factories/git-repository';

const tagFile = (environment: string, service: string, tag: string) => ({
  [`image-tags/${environment}/${service}`]: `image_tag: ${tag}\nautomatic_deploys: true\n`,
});
const first = { ...tagFile('staging', 'front-end', 'v1'), ...tagFile('production', 'front-end', 'v1') };

async function listOf(commits: HistorySpec) {
  const made = makeHistory(commits);
  const list = await deploymentsIn(made.path);
  made.cleanup();
  return { ...list, ids: made.commits };
}

describe('lib/services/list-deployments.ts', () => {
  it('lists each change of a tag file with its commit, environment and service, and the first with an empty from', async () => {
    const { deployments, ids } = await listOf([{ files: first }, { files: tagFile('staging', 'front-end', 'v2') }]);
    expect(deployments.slice(0, 2).map(({ environment, from, kind }) => [environment, from, kind])).toEqual([
      ['production', null, 'planned'],
      ['staging', null, 'planned'],
    ]);
    expect(deployments.slice(2)).toEqual([
      {
        commit: ids[1],
        date: '2026-01-01T09:01:00.000Z',
        environment: 'staging',
        service: 'front-end',
        from: 'v1',
        to: 'v2',
        kind: 'planned',
        reachedBy: ids[1],
        automation: null,
        evidence: [{ path: 'image-tags/staging/front-end', line: 1 }],
        application: { commit: null, by: 'unresolved' },
      },
    ]);
  });

  it('counts what a merge brings once, by the newest commit that wrote it, at the date of the merge', async () => {
    const { deployments, ids } = await listOf([
      { files: first },
      { files: tagFile('staging', 'front-end', 'v2'), branch: 'bump', parents: [0] },
      { files: tagFile('staging', 'front-end', 'v3'), branch: 'bump' },
      { files: { 'README.md': 'more' }, branch: 'bump' },
      { files: { 'notes.md': 'main goes on' } },
      { message: 'Merge branch bump', parents: [4, 3], files: tagFile('staging', 'front-end', 'v3') },
    ]);
    expect(deployments.slice(2)).toMatchObject([
      { commit: ids[2], reachedBy: ids[5], date: '2026-01-01T09:05:00.000Z', from: 'v1', to: 'v3' },
    ]);
  });

  it('counts what came with the target branch into a merged branch by the commits that brought it to the target', async () => {
    const { deployments, ids } = await listOf([
      { files: first },
      { files: { 'README.md': 'work' }, branch: 'work', parents: [0] },
      { files: tagFile('staging', 'front-end', 'v2') },
      { message: 'Merge main', branch: 'work', parents: [1, 2], files: tagFile('staging', 'front-end', 'v2') },
      { files: tagFile('production', 'front-end', 'v2'), branch: 'work' },
      {
        message: 'Merge work',
        parents: [2, 4],
        files: { 'README.md': 'work', ...tagFile('production', 'front-end', 'v2') },
      },
    ]);
    expect(deployments.slice(2).map(({ commit, environment, reachedBy }) => [commit, environment, reachedBy])).toEqual([
      [ids[2], 'staging', ids[2]],
      [ids[4], 'production', ids[5]],
    ]);
  });

  it('takes the merge itself where none of its branches wrote the value, and follows all parents of an octopus', async () => {
    const { deployments, ids } = await listOf([
      { files: first },
      { files: tagFile('staging', 'front-end', 'v2'), branch: 'one', parents: [0] },
      { files: tagFile('production', 'front-end', 'v2'), branch: 'two', parents: [0] },
      {
        message: 'Merge both',
        parents: [0, 1, 2],
        files: { ...tagFile('staging', 'front-end', 'v2'), ...tagFile('production', 'front-end', 'v7') },
      },
    ]);
    expect(deployments.slice(2).map(({ environment, to, commit }) => [environment, to, commit])).toEqual([
      ['production', 'v7', ids[3]],
      ['staging', 'v2', ids[1]],
    ]);
  });

  it('finds nothing new in a file that moved, or in a file that holds no version', async () => {
    const moved = { 'image-tags/staging/front-end': null, 'deploy/image-tags/staging/front-end': 'image_tag: v1\n' };
    expect(
      await linesAfterFirst([{ files: first }, { files: moved }, { files: { 'docs/how': 'image_tag: v9' } }]),
    ).toEqual([]);
  });

  it('reads files of variables, an environment each', async () => {
    const file = (api: string, ui: string) =>
      `API_DOCKER_TAG="${api}"\nDOCUMENT_STORE_DOCKER_TAG=${ui}\nLOG_LEVEL=info\n`;
    expect(
      await linesAfterFirst([
        {
          files: {
            'env/production.env': file('a1b2c3d', '1111aaa'),
            'env/staging.env': file('a1b2c3d', '1111aaa'),
            'env/scratch.env': file('a1b2c3d', '1111aaa'),
          },
        },
        { files: { 'env/staging.env': file('b1b2c3d', '1111aaa') } },
        { files: { 'env/production.env': file('b1b2c3d', '2222bbb'), 'env/scratch.env': file('b1b2c3d', '1111aaa') } },
      ]),
    ).toEqual([
      'staging api a1b2c3d>b1b2c3d',
      'production api a1b2c3d>b1b2c3d',
      'production document-store 1111aaa>2222bbb',
      'scratch api a1b2c3d>b1b2c3d',
    ]);
  });

  it('counts a shared base in each overlay that takes it unchanged', async () => {
    const deployment = (tag: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: registry.example/shop:${tag}\n`;
    const overlay = (more: string) => `resources:\n  - ../../base\n${more}`;
    expect(
      await linesAfterFirst([
        {
          files: {
            'shop/base/kustomization.yaml': 'resources:\n  - shop.yaml\n',
            'shop/base/shop.yaml': deployment('1.0.0'),
            'shop/overlays/staging/kustomization.yaml': overlay(''),
            'shop/overlays/qa/kustomization.yaml': overlay(''),
            'shop/overlays/production/kustomization.yaml': overlay(
              'images:\n  - name: registry.example/shop\n    newTag: 1.0.0\n',
            ),
          },
        },
        { files: { 'shop/base/shop.yaml': deployment('1.1.0') } },
        {
          files: {
            'shop/overlays/production/kustomization.yaml': overlay(
              'images:\n  - name: registry.example/shop\n    newTag: 1.1.0\n',
            ),
          },
        },
      ]),
    ).toEqual(['qa shop 1.0.0>1.1.0', 'staging shop 1.0.0>1.1.0', 'production shop 1.0.0>1.1.0']);
  });

  it('counts shared values in each environment that has a file and sets nothing else there', async () => {
    const values = (tag: string) => `image:\n  repository: registry.example/cart\n  tag: ${tag}\n`;
    expect(
      await linesAfterFirst([
        {
          files: {
            'apps/cart/values.yaml': values('2.0.0'),
            'apps/cart/values-staging.yaml': 'replicas: 1\n',
            'apps/cart/values-production.yaml': 'replicas: 3\nimage:\n  tag: 1.9.0\n',
          },
        },
        { files: { 'apps/cart/values.yaml': values('2.1.0') } },
        { files: { 'apps/cart/values-production.yaml': 'replicas: 3\nimage:\n  tag: 2.1.0\n' } },
      ]),
    ).toEqual(['staging cart 2.0.0>2.1.0', 'production cart 1.9.0>2.1.0']);
  });

  it('reads releases, applications and their sets by the names of the objects', async () => {
    const release = (chart: string, tag: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: pay-prod\nspec:\n  chart:\n    spec:\n      chart: pay\n      version: ${chart}\n  values:\n    image:\n      repository: registry.example/pay\n      tag: ${tag}\n`;
    const application = (revision: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: web-staging\nspec:\n  source:\n    repoURL: https://charts.example\n    chart: web\n    targetRevision: ${revision}\n    helm:\n      parameters:\n        - name: image.tag\n          value: v${revision}\n  destination:\n    namespace: web\n`;
    const set = (revision: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: mail\nspec:\n  generators:\n    - list:\n        elements:\n          - env: staging\n            revision: ${revision}\n          - env: production\n            revision: "1.0"\n  template:\n    spec:\n      source:\n        targetRevision: '{{ revision }}'\n`;
    expect(
      await linesAfterFirst([
        {
          files: {
            'clusters/production/pay.yaml': release('1.0.0', '5.0'),
            'argo/web.yaml': application('1.0.0'),
            'argo/mail.yaml': set('"1.0"'),
          },
        },
        { files: { 'clusters/production/pay.yaml': release('1.1.0', '5.10') } },
        { files: { 'argo/web.yaml': application('1.2.0') } },
        { files: { 'argo/mail.yaml': set('"1.1"') } },
      ]),
    ).toEqual([
      'production pay 1.0.0>1.1.0',
      'production pay 5.0>5.10',
      'staging web 1.0.0>1.2.0',
      'staging web v1.0.0>v1.2.0',
      'staging mail 1.0>1.1',
    ]);
  });

  it('counts a fan-out to the clusters of an environment once', async () => {
    const values = (tag: string) => `image:\n  repository: registry.example/api\n  tag: ${tag}\n`;
    const files = (eu: string, us: string) => ({
      'clusters/prod-eu/api/values.yaml': values(eu),
      'clusters/prod-us/api/values.yaml': values(us),
    });
    const { deployments } = await listOf([
      { files: files('1.0.0', '1.0.0') },
      { files: files('1.1.0', '1.0.0') },
      { files: files('1.1.0', '1.1.0') },
      { files: files('1.2.0', '1.2.0') },
    ]);
    expect(deployments.slice(1).map(({ from, to, evidence }) => [from, to, evidence.length])).toEqual([
      ['1.0.0', '1.1.0', 2],
      ['1.1.0', '1.2.0', 2],
    ]);
  });

  it('tells rollbacks from races of builds, and hotfixes', async () => {
    const bot = 'Image Bot <image-bot@example.org>';
    const production = (tag: string) => tagFile('production', 'front-end', tag);
    const staging = (tag: string) => tagFile('staging', 'front-end', tag);
    const { deployments } = await listOf([
      { files: first },
      { files: production('v3') },
      { files: production('v2'), date: '2026-01-02T09:00:00Z' },
      { files: staging('v5'), author: bot, date: '2026-01-03T09:00:00Z' },
      { files: staging('v4'), author: bot, date: '2026-01-03T09:01:00Z' },
      { files: staging('v6'), author: bot, date: '2026-01-03T09:02:00Z' },
      { files: production('v9'), branch: 'hotfix/login', parents: [5], date: '2026-01-04T09:00:00Z' },
      {
        message: "Merge branch 'hotfix/login' into main",
        parents: [5, 6],
        files: production('v9'),
        date: '2026-01-04T09:05:00Z',
      },
      { files: staging('v5'), author: bot, date: '2026-01-05T09:00:00Z' },
    ]);
    expect(deployments.slice(2).map(({ to, kind, automation }) => [to, kind, automation])).toEqual([
      ['v3', 'planned', null],
      ['v2', 'rollback', null],
      ['v5', 'planned', 'Image Bot'],
      ['v4', 'planned', 'Image Bot'],
      ['v6', 'planned', 'Image Bot'],
      ['v9', 'fix', null],
      ['v5', 'rollback', 'Image Bot'],
    ]);
  });

  it('takes a revert, and a commit id that ran before, as a rollback', async () => {
    const { deployments } = await listOf([
      { files: tagFile('production', 'api', '1a2b3c4') },
      { files: tagFile('production', 'api', '5d6e7f8') },
      { files: tagFile('production', 'api', '1a2b3c4') },
      { files: tagFile('production', 'api', '9a9b9c9') },
    ]);
    expect(deployments.map(({ kind }) => kind)).toEqual(['planned', 'planned', 'rollback', 'planned']);
    expect(deployments.map(({ application }) => application)).toEqual(
      ['1a2b3c4', '5d6e7f8', '1a2b3c4', '9a9b9c9'].map((commit) => ({ commit, by: 'tag' })),
    );
    const made = makeHistory([
      { files: tagFile('production', 'api', 'v1') },
      { files: tagFile('production', 'api', 'v2-b') },
    ]);
    made.add({
      commits: [
        {
          message: `Revert "Commit 1"\n\nThis reverts commit ${made.commits[1]}.`,
          date: '2026-01-02T09:00:00Z',
          files: tagFile('production', 'api', 'green'),
        },
      ],
    });
    const { deployments: reverted } = await deploymentsIn(made.path);
    made.cleanup();
    expect(reverted.map(({ to, kind }) => [to, kind]).at(-1)).toEqual(['green', 'rollback']);
  });

  it('takes the environment of the branch where nothing else tells one', async () => {
    const manifest = (version: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: registry.example/shop:${version}\n`;
    const { path, cleanup } = makeHistory([
      { files: { 'shop.yaml': manifest('1.0.0') }, branch: 'env/production', parents: [] },
      { files: { 'shop.yaml': manifest('1.1.0') }, branch: 'env/production' },
      { files: { 'README.md': 'none' }, parents: [] },
    ]);
    const list = await deploymentsIn(path, { revision: 'env/production' });
    cleanup();
    expect(asLines(list)).toEqual(['production shop >1.0.0', 'production shop 1.0.0>1.1.0']);
  });

  it('keeps to its window, and knows what ran before it', async () => {
    const { path, cleanup } = makeHistory([
      { files: tagFile('staging', 'api', '1111aaa'), date: '2026-01-01T00:00:00Z' },
      { files: tagFile('staging', 'api', '2222bbb'), date: '2026-01-10T00:00:00Z' },
      { files: tagFile('staging', 'api', '1111aaa'), date: '2026-01-20T00:00:00Z' },
      { files: tagFile('staging', 'api', '3333ccc'), date: '2026-01-30T00:00:00Z' },
    ]);
    const since = new Date('2026-01-20T00:00:00Z');
    const until = new Date('2026-01-30T00:00:00Z');
    const list = await deploymentsIn(path, { since, until });
    const later = await deploymentsIn(path, { now: new Date('2026-01-15T00:00:00Z') });
    cleanup();
    expect(list.deployments).toMatchObject([{ from: '2222bbb', to: '1111aaa', kind: 'rollback' }]);
    expect(list).toMatchObject({ since: since.toISOString(), until: until.toISOString(), unresolved: 0, unknown: [] });
    expect(later.deployments.map(({ to }) => to)).toEqual(['1111aaa', '2222bbb']);
  });

  it('finds who wrote what a merge inside the window brought, however old the branch is', async () => {
    const { path, commits, cleanup } = makeHistory([
      { files: first, date: '2025-01-01T00:00:00Z' },
      { files: tagFile('production', 'front-end', 'v2'), branch: 'old', parents: [0], date: '2025-01-02T00:00:00Z' },
      ...Array.from({ length: 80 }, (_, at) => ({
        files: { 'notes.md': `${at}` },
        date: new Date(Date.UTC(2025, 1, 1 + at)).toISOString(),
      })),
      { parents: [81, 1], files: tagFile('production', 'front-end', 'v2'), date: '2026-01-02T00:00:00Z' },
    ]);
    const list = await deploymentsIn(path, { since: new Date('2026-01-01T00:00:00Z') });
    cleanup();
    expect(list.deployments).toMatchObject([{ commit: commits[1], date: '2026-01-02T00:00:00.000Z', to: 'v2' }]);
  });

  it('says that a shallow history is cut off, and takes its end for no deployment', async () => {
    const made = makeHistory([
      { files: first },
      { files: tagFile('staging', 'front-end', 'v2') },
      { files: tagFile('staging', 'front-end', 'v3') },
    ]);
    const shallow = aFolder();
    const env = { ...process.env, ...gitEnvironment };
    execFileSync('git', ['clone', '-q', '--bare', '--depth=2', `file://${made.path}`, shallow], { env });
    const list = await deploymentsIn(shallow);
    made.cleanup();
    expect(asLines(list)).toEqual(['staging front-end v2>v3']);
    expect(list.unknown).toEqual([expect.stringMatching(/cut off.*git fetch --unshallow$/)]);
  });

  it('says which versions it could not read, and goes on', async () => {
    const path = 'apps/web/values-staging.yaml';
    const { deployments, unknown } = await listOf([
      { files: { [path]: 'image: {repository: registry.example/web, tag: 1.0.0}\n' } },
      { files: { [path]: 'image: {repository: registry.example/web, tag: [1.1.0}\n' } },
      { files: { [path]: 'image: {repository: registry.example/web, tag: 1.2.0}\n' } },
      { files: { [path]: 'image: {repository: registry.example/web, tag: 1.3.0}\n' } },
    ]);
    expect(deployments.map(({ from, to }) => [from, to])).toEqual([
      [null, '1.0.0'],
      ['1.2.0', '1.3.0'],
    ]);
    expect(unknown).toEqual([expect.stringMatching(/^What 1 file /)]);
  });
});
