import { describe, expect, it } from 'vitest';
import { assessRepository, criterionOf, type Files, merged, openGates, pushed } from '@/tests/road/assess-repository';
import { argoCdEnterprise, checkWorkflow, fluxEnterprise, policySet } from '@/tests/road/enterprise-files';
import { exception, fleet, fleetSet, ownSource } from '@/tests/road/fleet-files';
import { fluxKustomization, kustomization, workload } from '@/tests/road/single-target-files';

/** What a small change of the files makes of the indicated level, and the gates that it opens up to the next one. */
type Change = [name: string, files: Files, indicated: 1 | 2, open: Record<string, string>];

/** The enterprise with the given files changed, or taken away by null. */
function changed(files: Files, changes: Files): Files {
  return Object.fromEntries(Object.entries({ ...files, ...changes }).filter(([, content]) => content !== null));
}

const copies: Files = {
  'clusters/production-us/kustomization.yaml': kustomization(['root.yaml', 'web.yaml']),
  'apps/overlays/production-us/kustomization.yaml': kustomization(['web.yaml']),
  'apps/overlays/production-us/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
};
const unpruned = (cluster: string): Files => ({
  [`clusters/${cluster}/apps.yaml`]: fluxKustomization('apps', `./apps/overlays/${cluster}`).replace(
    'prune: true',
    'prune: false',
  ),
});
const hidden = { 'branch-protected': 'unknown' };

const manyTargets: Change[] = [
  [
    'policies that only report',
    changed(fluxEnterprise(), policySet('Audit')),
    1,
    { ...hidden, 'policy-as-code': 'partly-met' },
  ],
  [
    'policies that no pull request is checked against',
    changed(fluxEnterprise(), { '.github/workflows/check.yml': checkWorkflow('echo "policies are checked by hand"') }),
    1,
    { ...hidden, 'policy-as-code': 'partly-met' },
  ],
  [
    'a second cluster that is fed from copies',
    changed(argoCdEnterprise(), copies),
    1,
    { ...hidden, 'many-targets-one-source': 'not-met' },
  ],
  [
    'an agent that nobody installs from Git',
    changed(argoCdEnterprise(), {
      'platform/argo-cd.yaml': null,
      'platform/kustomization.yaml': kustomization([
        'cert-manager.yaml',
        'ingress-nginx.yaml',
        'kube-prometheus-stack.yaml',
        'kyverno.yaml',
        'policies.yaml',
      ]),
    }),
    1,
    { ...hidden, 'platform-in-git': 'partly-met' },
  ],
  [
    'applications that are not pruned',
    changed(fluxEnterprise(), { ...unpruned('production-eu'), ...unpruned('production-us') }),
    1,
    { ...hidden, 'production-coverage': 'partly-met' },
  ],
  [
    'exceptions from policies that never end',
    changed(fleet(), { 'policies/legacy-importer.yaml': exception.replace(/.*expires.*\n/, '') }),
    2,
    { ...hidden, 'fleet-policy': 'partly-met' },
  ],
  [
    'exceptions from policies that nobody owns',
    changed(fleet(), { 'policies/legacy-importer.yaml': exception.replace(/.*owner.*\n/, '') }),
    2,
    { ...hidden, 'fleet-policy': 'partly-met' },
  ],
  [
    'policies that reach the fleet at once',
    changed(fleet(), { 'hub/policies.yaml': fleetSet('policies', { source: ownSource('policies'), strategy: '' }) }),
    2,
    { ...hidden, 'fleet-policy': 'partly-met' },
  ],
];

describe('a small change of an enterprise or a fleet', () => {
  for (const [name, files, indicated, open] of manyTargets) {
    it(`counts where all else is right: ${name}`, async () => {
      const report = await assessRepository(merged(files));
      expect(openGates(report, indicated + 1)).toEqual(open);
      expect(report.level).toMatchObject({ verified: 1, indicated });
    });
  }

  it('counts where all else is right: commits that go straight to the branch', async () => {
    const { commits, refs } = merged(fluxEnterprise());
    const straight = Array.from({ length: 8 }, (_, day) => ({
      message: `Fix ${day}`,
      date: `2026-11-20T1${day}:00:00Z`,
      files: { 'README.md': `${day}` },
    }));
    const report = await assessRepository({ commits: [...commits, ...straight], ...(refs ? { refs } : {}) });
    expect(criterionOf(report, 'changes-by-pull-request')).toMatchObject({ outcome: 'partly-met' });
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, possible: 1 });
  });

  it('leaves open how pull requests went where neither marks nor references tell', async () => {
    const report = await assessRepository(pushed(fluxEnterprise()));
    expect(openGates(report, 2)).toEqual({ 'changes-by-pull-request': 'unknown', 'branch-protected': 'unknown' });
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, possible: 2 });
  });

  it('leaves open how many clusters share a template that asks the agent for them', async () => {
    const unnamed = Object.fromEntries(Object.entries(fleet()).filter(([path]) => !path.startsWith('clusters/')));
    const report = await assessRepository(
      merged({ ...unnamed, 'hub/shop.yaml': fleetSet('shop', { source: ownSource('apps/web') }) }),
    );
    expect(openGates(report, 3)).toEqual({ 'branch-protected': 'unknown', 'many-targets-one-source': 'unknown' });
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, possible: 3 });
  });
});
