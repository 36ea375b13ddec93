import { describe, expect, it } from 'vitest';
import type { ReportLevel } from '@/lib/assessment/report';
import { assessFiles, type Files, openGates } from '@/tests/road/assess-repository';
import {
  application,
  argoCdShop,
  deliveryWorkflow,
  fluxKustomization,
  fluxShop,
  kustomization,
  pushedService,
  selfHealing,
  workload,
} from '@/tests/road/single-target-files';

/** What a small change of the files makes of the indicated level, and the gates that it opens up to the next one. */
type Change = [name: string, files: Files, indicated: ReportLevel['indicated'], open: Record<string, string>];

const deploy = (command: string) => deliveryWorkflow(command);
const setImage = deploy('kubectl set image deployment/web web=registry.example.org/shop/web:${{ github.sha }} -n shop');
const withPolicy = (syncPolicy: string, more?: string): Files =>
  argoCdShop(application('web', 'apps/web', syncPolicy, more));
const noPull = { 'agent-pulls': 'not-met', 'automatic-sync': 'not-met', 'drift-corrected': 'not-met' };

const singleTarget: Change[] = [
  [
    'self-heal in a comment',
    withPolicy('    automated:\n      # selfHeal: true\n      prune: true\n'),
    0,
    { 'drift-corrected': 'not-met' },
  ],
  [
    'automation that is switched off',
    withPolicy('    automated:\n      enabled: false\n      prune: true\n      selfHeal: true\n'),
    0,
    { 'automatic-sync': 'not-met', 'drift-corrected': 'not-met' },
  ],
  [
    'an Application that the controller is told to skip',
    withPolicy(selfHealing, '  annotations:\n    argocd.argoproj.io/skip-reconcile: "true"\n'),
    0,
    { 'automatic-sync': 'not-met', 'drift-corrected': 'not-met' },
  ],
  [
    'a patch that takes self-heal away',
    {
      ...argoCdShop(),
      'argocd/kustomization.yaml': kustomization(
        ['web.yaml'],
        'patches:\n  - target: {kind: Application}\n    patch: \'[{"op": "replace", "path": "/spec/syncPolicy/automated/selfHeal", "value": false}]\'\n',
      ),
    },
    0,
    { 'drift-corrected': 'not-met' },
  ],
  [
    'an imperative step beside the agent',
    { ...argoCdShop(), '.github/workflows/deliver.yml': setImage },
    0,
    { 'declarative-complete': 'not-met' },
  ],
  [
    'an Application that is only a test fixture',
    {
      'apps/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
      'tests/web.yaml': application('web', 'apps', selfHealing),
    },
    null,
    { 'automated-deploys': 'unknown' },
  ],
  [
    'an Application of another product',
    argoCdShop(application('web', 'apps/web', selfHealing).replace('argoproj.io/v1alpha1', 'core.oam.dev/v1beta1')),
    null,
    { 'automated-deploys': 'unknown' },
  ],
  [
    'a suspended Flux Kustomization',
    fluxShop(fluxKustomization('apps', './apps/production', '  suspend: true\n')),
    0,
    { 'automatic-sync': 'partly-met', 'drift-corrected': 'partly-met' },
  ],
  [
    'a pipeline that only a person starts',
    pushedService(
      deliveryWorkflow()
        .replace(/ {2}pull_request:\n {2}push:\n.*\n/, '  workflow_dispatch:\n')
        .replace(/ {4}if: .*\n/, ''),
    ),
    null,
    { 'automated-deploys': 'not-met' },
  ],
  [
    'a pipeline that sets an image in the cluster',
    pushedService(setImage),
    0,
    { 'declarative-complete': 'not-met', ...noPull, 'production-included': 'not-met' },
  ],
  [
    'a pipeline with a value of its own',
    pushedService(
      deploy('helm upgrade --install web oci://registry.example.org/charts/web --set image.tag=${{ github.sha }}'),
    ),
    0,
    { 'declarative-complete': 'not-met', ...noPull, 'production-included': 'not-met' },
  ],
  [
    'a pipeline that builds and deploys nothing',
    pushedService(deliveryWorkflow().replace(/ {2}deploy:[\s\S]*/, '')),
    null,
    { 'automated-deploys': 'unknown' },
  ],
];

describe('a small change of a repository', () => {
  for (const [name, files, indicated, open] of singleTarget) {
    it(`counts: ${name}`, async () => {
      const report = await assessFiles(files);
      expect(openGates(report, (indicated ?? -1) + 1)).toEqual(open);
      expect(report.level).toMatchObject({ verified: indicated, indicated });
    });
  }

  it('leaves open what a value of a chart decides', async () => {
    const templated = application('web', 'apps/web', '    automated:\n      selfHeal: {{ .Values.selfHeal }}\n');
    const report = await assessFiles({
      'apps/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
      'chart/Chart.yaml': 'apiVersion: v2\nname: root\nversion: 1.0.0\n',
      'chart/values.yaml': 'selfHeal: true\n',
      'chart/templates/web.yaml': templated,
    });
    expect(openGates(report, 1)).toEqual({ 'drift-corrected': 'unknown' });
    expect(report.level).toMatchObject({ verified: 0, indicated: 0, possible: 1 });
  });
});
