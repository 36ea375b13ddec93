import { type MadeRepository, makeGitRepository, type RepositorySpec } from '@/tests/factories/git-repository';
import { application, argoCdShop, pushedService, selfHealing } from '@/tests/road/single-target-files';

const shop = argoCdShop();
const withoutSelfHeal = application('web', 'apps/web', selfHealing.replace('      selfHeal: true\n', ''));

/** One commit a month, and the last of the first month on its last second: nothing, agent, no self-heal, no commit, self-heal again. */
export const shopsPast: RepositorySpec['commits'] = [
  { message: 'Say what this is for', date: '2026-01-31T23:59:59Z', files: { 'README.md': '# Deployments\n' } },
  { message: 'Let Argo CD deploy', date: '2026-02-10T09:00:00Z', files: shop },
  {
    message: 'Let people change the cluster',
    date: '2026-03-31T20:00:00-06:00',
    files: { 'argocd/web.yaml': withoutSelfHeal },
  },
  {
    message: 'Correct drift again',
    date: '2026-06-02T09:00:00Z',
    files: { 'argocd/web.yaml': shop['argocd/web.yaml'] ?? null },
  },
  {
    message: 'Push from the pipeline',
    date: '2026-07-03T09:00:00Z',
    files: {
      ...pushedService(),
      'argocd/web.yaml': null,
      'apps/web/web.yaml': null,
      'apps/web/kustomization.yaml': null,
    },
  },
];

/** A repository whose level changes from month to month. Remove it with `cleanup`. */
export function makePastRepository(more: Partial<RepositorySpec> = {}): MadeRepository {
  return makeGitRepository({ commits: shopsPast, ...more });
}
