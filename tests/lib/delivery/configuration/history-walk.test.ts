import { describe, expect, it } from 'vitest';
import { deploymentsIn, type HistorySpec, makeHistory } from '@/tests/factories/deployment-list';

/** Deployments after the first commit: who wrote and who brought it, by their place in the history, and what it is. */
async function deploymentsOf(commits: HistorySpec) {
  const made = makeHistory(commits);
  const { deployments } = await deploymentsIn(made.path);
  made.cleanup();
  return deployments
    .filter((d) => d.reachedBy !== made.commits[0])
    .map(
      (d) =>
        `${made.commits.indexOf(d.commit)}/${made.commits.indexOf(d.reachedBy)} ${d.environment} ${d.service} ${d.from ?? ''}>${d.to} ${d.kind}`,
    );
}
const tag = (e: string, s: string, v: string | null) => ({
  [`image-tags/${e}/${s}`]: v === null ? null : `image_tag: ${v}\nautomatic_deploys_enabled: true\n`,
});
const first = { ...tag('staging', 'shop', 'v1'), ...tag('production', 'shop', 'v1') };
const bot = 'ci-bot <ci-bot@example.org>';
describe('lib/delivery/configuration/history-walk.ts', () => {
  it('counts what two branches raise by the merges, one after the other', async () => {
    expect(
      await deploymentsOf([
        { files: first },
        { files: tag('staging', 'shop', 'v2'), branch: 'a', parents: [0] },
        { files: tag('staging', 'shop', 'v3'), branch: 'b', parents: [0] },
        { files: tag('staging', 'shop', 'v2'), parents: [0, 1] },
        { files: tag('staging', 'shop', 'v3'), parents: [3, 2] },
      ]),
    ).toEqual(['1/3 staging shop v1>v2 planned', '2/4 staging shop v2>v3 planned']);
  });
  it('counts nothing that a branch takes back before its merge', async () => {
    expect(
      await deploymentsOf([
        { files: first },
        { files: tag('staging', 'shop', 'v2'), branch: 'a', parents: [0] },
        { files: tag('staging', 'shop', 'v1'), branch: 'a' },
        { files: { 'a.md': 'x' }, parents: [0, 2] },
      ]),
    ).toEqual([]);
  });
  it('counts no other way to write the same version', async () => {
    expect(
      await deploymentsOf([
        { files: first },
        { files: tag('production', 'shop', 'v2'), message: 'Bump (#1)' },
        { files: { 'image-tags/production/shop': 'automatic_deploys_enabled: false\nimage_tag: "v2"\n' } },
        { files: { 'image-tags/production/shop': 'image_tag: v3 # pinned\n' } },
      ]),
    ).toEqual(['1/1 production shop v1>v2 planned', '3/3 production shop v2>v3 planned']);
  });
  it('takes the revert of a merge for a rollback', async () => {
    const made = makeHistory([
      { files: first },
      { files: tag('production', 'shop', '1111aaa'), branch: 'a', parents: [0] },
      { files: tag('production', 'shop', '1111aaa'), parents: [0, 1] },
    ]);
    made.add({
      commits: [
        {
          message: `Revert "Merge"\n\nThis reverts commit ${made.commits[2]}, reversing\nchanges made to ${made.commits[0]}.`,
          date: '2026-01-02T09:00:00Z',
          files: tag('production', 'shop', 'v1'),
        },
      ],
    });
    const { deployments } = await deploymentsIn(made.path);
    made.cleanup();
    expect(deployments.at(-1)).toMatchObject({ from: '1111aaa', to: 'v1', kind: 'rollback' });
  });
  it('counts what returns, what is called otherwise and what is new as first versions', async () => {
    expect(
      await deploymentsOf([
        { files: first },
        { files: tag('production', 'shop', null) },
        { files: tag('production', 'shop', 'v2') },
        { files: { ...tag('production', 'shop', null), ...tag('production', 'store', 'v2') } },
        { files: { ...tag('integration', 'shop', 'v2'), ...tag('integration', 'store', 'v2') } },
      ]),
    ).toEqual([
      '2/2 production shop >v2 planned',
      '3/3 production store >v2 planned',
      '4/4 integration shop >v2 planned',
      '4/4 integration store >v2 planned',
    ]);
  });
  it('follows the variables of a file wherever they stand in it', async () => {
    const env = (text: string) => ({ 'env/production.env': text });
    expect(
      await deploymentsOf([
        {
          files: {
            ...env('ADMIN_DOCKER_TAG=1a2b3c4\nAPI_DOCKER_TAG=1a2b3c4\n'),
            'env/staging.env': 'ADMIN_DOCKER_TAG=1a2b3c4\n',
          },
        },
        { files: env('API_DOCKER_TAG=1a2b3c4\nADMIN_DOCKER_TAG=1a2b3c4\n') },
        { files: env('API_DOCKER_TAG=2a2b3c4\nADMIN_DOCKER_TAG=2a2b3c4\n') },
        { files: env('API_IMAGE_TAG=2a2b3c4\nADMIN_DOCKER_TAG=3a2b3c4\n') },
        { files: env('ADMIN_DOCKER_TAG=3a2b3c4\nUI_DOCKER_TAG=5a2b3c4\n') },
        { files: env('ADMIN_DOCKER_TAG=2a2b3c4\nUI_DOCKER_TAG=5a2b3c4\n') },
      ]),
    ).toEqual([
      '2/2 production api 1a2b3c4>2a2b3c4 planned',
      '2/2 production admin 1a2b3c4>2a2b3c4 planned',
      '3/3 production admin 2a2b3c4>3a2b3c4 planned',
      '4/4 production ui >5a2b3c4 planned',
      '5/5 production admin 3a2b3c4>2a2b3c4 rollback',
    ]);
  });
  it('withholds the mark of a rollback where automation crosses', async () => {
    const s = (v: string, date: string) => ({ files: tag('staging', 'shop', v), author: bot, date });
    expect(
      await deploymentsOf([
        { files: first },
        s('v10', '2026-02-01T10:00:00Z'),
        s('v9', '2026-02-01T10:03:00Z'),
        s('v11', '2026-02-01T10:05:00Z'),
        s('v12', '2026-02-02T10:00:00Z'),
        s('v11', '2026-02-02T10:03:00Z'),
        s('v13', '2026-02-02T11:05:00Z'),
      ]),
    ).toEqual([
      '1/1 staging shop v1>v10 planned',
      '2/2 staging shop v10>v9 planned',
      '3/3 staging shop v9>v11 planned',
      '4/4 staging shop v11>v12 planned',
      '5/5 staging shop v12>v11 rollback',
      '6/6 staging shop v11>v13 planned',
    ]);
  });
  it('counts a branch that is merged twice and takes in the other once for each change', async () => {
    expect(
      await deploymentsOf([
        { files: first },
        { files: tag('production', 'shop', 'v2'), branch: 'a', parents: [0] },
        { files: tag('production', 'shop', 'v2'), parents: [0, 1] },
        { files: tag('staging', 'shop', 'v2'), parents: [2] },
        {
          files: { ...tag('staging', 'shop', 'v2'), ...tag('production', 'shop', 'v3') },
          branch: 'a',
          parents: [1, 3],
        },
        { files: tag('production', 'shop', 'v4'), branch: 'a', parents: [4] },
        { files: tag('production', 'shop', 'v4'), parents: [3, 5] },
      ]),
    ).toEqual([
      '1/2 production shop v1>v2 planned',
      '3/3 staging shop v1>v2 planned',
      '5/6 production shop v2>v4 planned',
    ]);
  });
});
