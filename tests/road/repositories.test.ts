import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/assessment/report';
import type { RepositorySpec } from '@/tests/factories/git-repository';
import {
  assessFolders,
  criterionOf,
  type Files,
  figuresOf,
  indicatorOf,
  merged,
  openGates,
  pushed,
  settledAt,
  withRepositories,
} from '@/tests/road/assess-repository';
import { fluxEnterprise } from '@/tests/road/enterprise-files';
import { documentation } from '@/tests/road/nothing-deployed-files';
import {
  application,
  argoCdShop,
  deliveryWorkflow,
  kustomization,
  pushedService,
  selfHealing,
  workload,
} from '@/tests/road/single-target-files';

/** The Report of several repositories, with the folder of each, in the order given. */
function assessTogether(specs: readonly RepositorySpec[]): Promise<{ report: Report; folders: string[] }> {
  return withRepositories(specs, async (made) => {
    const folders = made.map(({ path }) => path);
    return { report: await assessFolders(folders), folders };
  });
}

/** A service whose pipeline builds, tests and publishes it; what runs is declared elsewhere. */
function service(workflow = deliveryWorkflow().replace(/ {2}deploy:[\s\S]*/, '')): Files {
  const { 'deploy/production/web.yaml': _declared, ...files } = pushedService(workflow);
  const sources = ['basket', 'catalogue', 'orders'].map((name) => [`${name}.go`, 'package main\n']);
  return { ...files, ...Object.fromEntries(sources) };
}

/** The pipeline that writes the new version into the configuration repository instead of into the cluster. */
const writesBack = `${deliveryWorkflow().replace(/ {2}deploy:[\s\S]*/, '')}  promote:
    if: github.event_name == 'push'
    needs: build
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          repository: shop/deploy
          token: \${{ secrets.DEPLOY_REPOSITORY_TOKEN }}
      - run: |
          cd apps/web && kustomize edit set image web=registry.example.org/shop/web:\${{ github.sha }}
          git commit --all --message "Deploy web" && git push
`;

describe('the road from several repositories to one Report', () => {
  it('leaves open where an application runs that is assessed alone, and settles it with its configuration', async () => {
    const { report: alone } = await assessTogether([pushed(service())]);
    expect(alone.repositories).toMatchObject([{ role: 'application' }]);
    expect(alone.level).toMatchObject({ verified: null, indicated: null, possible: 1, placement: 'not-yet-placed' });
    expect(criterionOf(alone, 'agent-pulls')).toMatchObject({ outcome: 'unknown' });

    const { report, folders } = await assessTogether([pushed(service()), pushed(argoCdShop())]);
    expect(openGates(report, 1)).toEqual({});
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, placement: 'placed' });
    const roleOf = new Map(report.repositories.map(({ url, role }) => [url, role]));
    expect(folders.map((folder) => roleOf.get(`file://${folder}`))).toEqual(['application', 'configuration']);
  });

  it('names the repository of every evidence, with its own commit', async () => {
    const { report, folders } = await assessTogether([pushed(service()), pushed(argoCdShop())]);
    const [ofService, ofShop] = folders.map((folder) => `file://${folder}`);
    const evidenceOf = (id: string) => new Set(indicatorOf(report, id).evidence.map(({ repository }) => repository));
    expect(evidenceOf('continuous-integration')).toEqual(new Set([ofService]));
    expect(evidenceOf('argocd-self-heal')).toEqual(new Set([ofShop]));
    const commits = new Map(report.repositories.map(({ url, commit }) => [url, commit]));
    const inFiles = report.indicators.flatMap(({ evidence }) => evidence.filter(({ path }) => path !== ''));
    for (const { repository, commit } of inFiles) {
      expect(commit).toBe(commits.get(repository));
    }
  });

  it('lets a pipeline write to the configuration repository, and not past it into the cluster', async () => {
    const { report: written } = await assessTogether([pushed(service(writesBack)), pushed(argoCdShop())]);
    expect(written.level).toMatchObject({ verified: 1, indicated: 1 });
    const setImage = 'kubectl set image deployment/web web=registry.example.org/shop/web:${{ github.sha }} -n shop';
    const { report: past } = await assessTogether([pushed(service(deliveryWorkflow(setImage))), pushed(argoCdShop())]);
    expect(figuresOf(past)).toEqual(settledAt(0));
    expect(openGates(past, 1)).toEqual({ 'declarative-complete': 'not-met' });
  });

  it('takes the manifests of one repository and the agent of another together', async () => {
    const manifests = {
      'web/kustomization.yaml': kustomization(['web.yaml']),
      'web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    };
    const agent = { 'argocd/web.yaml': application('web', 'web', selfHealing) };
    const { report: open } = await assessTogether([pushed(manifests)]);
    expect(open.level).toMatchObject({ indicated: null, possible: 1 });
    const { report } = await assessTogether([pushed(manifests), pushed(agent)]);
    expect(report.level).toMatchObject({ verified: 1, indicated: 1 });
    expect(indicatorOf(report, 'kubernetes-manifests').measures).toMatchObject({ workloads: 1 });
  });

  it('is not changed by a repository that deploys nothing', async () => {
    const { report: alone } = await assessTogether([merged(fluxEnterprise())]);
    const { report } = await assessTogether([merged(fluxEnterprise()), pushed(documentation())]);
    expect(report.level).toMatchObject({ verified: 1, indicated: 2, unsettled: ['branch-protected'] });
    expect(openGates(report, 3)).toEqual(openGates(alone, 3));
    expect(report.repositories).toHaveLength(2);
    const { report: nothing } = await assessTogether([pushed(documentation()), pushed({ 'README.md': '# Notes\n' })]);
    expect(nothing.level).toMatchObject({ ...settledAt(null), placement: 'nothing-deployed' });
  });

  it('speaks of an implied production only where a target was taken for it', async () => {
    const { report } = await assessTogether([merged(fluxEnterprise()), pushed(service())]);
    expect(criterionOf(report, 'agent-pulls').outcome).toBe('met');
    expect(report.criteria.filter(({ reason }) => reason.includes('counts as production'))).toEqual([]);
  });
});
