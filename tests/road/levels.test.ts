import { describe, expect, it } from 'vitest';
import {
  assessFiles,
  assessRepository,
  criterionOf,
  type Files,
  figuresOf,
  indicatorOf,
  merged,
  openGates,
  pushed,
  settledAt,
} from '@/tests/road/assess-repository';
import { argoCdEnterprise, fluxEnterprise } from '@/tests/road/enterprise-files';
import { fleet } from '@/tests/road/fleet-files';
import { chartCollection, documentation, moduleCollection } from '@/tests/road/nothing-deployed-files';
import {
  application,
  argoCdShop,
  deliveryWorkflow,
  fluxShop,
  pushedService,
  scheduledInfrastructure,
  selfHealing,
  workload,
} from '@/tests/road/single-target-files';

describe('the road from a repository to a level', () => {
  it('holds a complete pipeline that pushes to production at Level 0, however good it is', async () => {
    const helm = 'helm upgrade --install web deploy/chart --namespace shop --values deploy/production/values.yaml';
    for (const workflow of [deliveryWorkflow(), deliveryWorkflow(helm)]) {
      const report = await assessFiles(pushedService(workflow));
      expect(figuresOf(report)).toEqual(settledAt(0));
      expect(openGates(report, 1)).toEqual({
        'agent-pulls': 'not-met',
        'automatic-sync': 'not-met',
        'drift-corrected': 'not-met',
        'production-included': 'not-met',
      });
    }
  });

  it('holds Argo CD without self-heal on its only target at Level 0', async () => {
    const report = await assessFiles(argoCdShop(application('web', 'apps/web', '    automated:\n      prune: true\n')));
    expect(figuresOf(report)).toEqual(settledAt(0));
    expect(openGates(report, 1)).toEqual({ 'drift-corrected': 'not-met' });
  });

  it('gives Argo CD with self-heal Level 1, also when every commit goes straight to the branch', async () => {
    const report = await assessRepository(pushed(argoCdShop()));
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, possible: 1, placement: 'placed', unsettled: [] });
    expect(openGates(report, 1)).toEqual({});
    expect(criterionOf(report, 'changes-by-pull-request').outcome).toBe('unknown');
    expect(criterionOf(report, 'agent-pulls').reason).toContain('that target counts as production');
  });

  it('gives Flux as bootstrapped Level 1, also when every commit goes straight to the branch', async () => {
    const report = await assessRepository(pushed(fluxShop()));
    expect(report.level).toMatchObject({ verified: 1, indicated: 1, possible: 1, placement: 'placed', unsettled: [] });
    expect(openGates(report, 1)).toEqual({});
  });

  it('gives scheduled runs that correct drift Level 1 where no agent could run, and runs on push alone Level 0', async () => {
    expect(figuresOf(await assessFiles(scheduledInfrastructure()))).toEqual(settledAt(1));
    const onPush = scheduledInfrastructure({ schedule: '' });
    expect(figuresOf(await assessFiles(onPush))).toEqual(settledAt(0));
  });

  for (const [engine, files] of Object.entries({ Flux: fluxEnterprise(), 'Argo CD': argoCdEnterprise() })) {
    it(`indicates Level 2 for two clusters, platform and enforced policy under ${engine}, by pull request`, async () => {
      const report = await assessRepository(merged(files));
      expect(openGates(report, 2)).toEqual({ 'branch-protected': 'unknown' });
      expect(report.level).toMatchObject({ verified: 1, indicated: 2, claimed: 1, unsettled: ['branch-protected'] });
      expect(indicatorOf(report, 'clusters').measures).toEqual({
        names: ['production-eu', 'production-us'],
        shared: 2,
        regions: ['eu', 'us'],
        withoutRegion: 0,
      });
      expect(criterionOf(report, 'fleet-policy').parts).toContainEqual(
        expect.objectContaining({ name: 'One set by reference', outcome: 'met' }),
      );
    });
  }

  it('indicates Level 3 for a fleet from templates, in waves, under one policy set by reference', async () => {
    const report = await assessRepository(merged(fleet()));
    expect(openGates(report, 3)).toEqual({ 'branch-protected': 'unknown' });
    expect(report.level).toMatchObject({ verified: 1, indicated: 3, possible: 3, unsettled: ['branch-protected'] });
  });

  const nothingDeployed: Record<string, Files> = {
    documentation: documentation(),
    'a chart collection': chartCollection(),
    'a Terraform module collection': moduleCollection(),
  };
  for (const [name, files] of Object.entries(nothingDeployed)) {
    it(`says that ${name} deploys nothing, and gives it no level`, async () => {
      const report = await assessFiles(files);
      expect(report.level).toMatchObject({ ...settledAt(null), placement: 'nothing-deployed' });
      expect(new Set(report.criteria.map(({ outcome }) => outcome))).toEqual(new Set(['not-applicable']));
      expect(report.roadmap).toEqual([]);
    });
  }

  it('leaves open what production is where only lower environments are to be seen', async () => {
    const report = await assessFiles({
      'apps/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
      'environments/dev/web.yaml': application('web-dev', 'apps/web', selfHealing),
      'environments/staging/web.yaml': application('web-staging', 'apps/web', selfHealing),
    });
    expect(figuresOf(report)).toEqual({ verified: null, indicated: null, claimed: null, possible: 0 });
    expect(report.level.placement).toBe('not-yet-placed');
    expect(criterionOf(report, 'agent-pulls')).toMatchObject({ outcome: 'unknown' });
    expect(criterionOf(report, 'agent-pulls').settledBy).toContain('production');
    expect(criterionOf(report, 'production-included')).toMatchObject({ outcome: 'not-met' });
    expect(criterionOf(report, 'production-included').reason).toContain('dev');
  });

  it('asks for the repository of the agent where manifests lie without a way to a cluster', async () => {
    const report = await assessFiles({ 'web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2') });
    expect(figuresOf(report)).toEqual({ verified: null, indicated: null, claimed: null, possible: 1 });
    expect(criterionOf(report, 'definitions-in-git').outcome).toBe('met');
    expect(criterionOf(report, 'agent-pulls')).toMatchObject({ outcome: 'unknown' });
    expect(criterionOf(report, 'agent-pulls').settledBy).toMatch(/add the repository/i);
  });
});
