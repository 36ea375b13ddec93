import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeRecords } from '@/lib/assessment/organization-records';
import type { Report } from '@/lib/assessment/report';
import { parseFactFile } from '@/lib/connectors/fact-file';
import { readEnvironment } from '@/lib/env';
import { readModel } from '@/lib/model/read-content';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { assessTeam } from '@/lib/services/assess-team';
import { lookedAt } from '@/tests/factories/scanning';
import {
  criterionOf,
  type Files,
  figuresOf,
  merged,
  settledAt,
  withRepositories,
} from '@/tests/road/assess-repository';
import { argoCdEnterprise } from '@/tests/road/enterprise-files';
import { fleet } from '@/tests/road/fleet-files';
import { argoCdShop } from '@/tests/road/single-target-files';

const model = readModel(join(process.cwd(), 'content'));

const protectedBranch = `
    branchRules:
      branch: main
      directPushBlocked: true
      forcePushBlocked: true
      requiredChecks: [validate]
      appliesToAdministrators: true`;

/** Assesses a team of one real repository with the facts of a file that names the repository by its address. */
function assessWith(files: Files, factsOf: (address: string) => string): Promise<Report> {
  return withRepositories([merged(files)], async ([made]) => {
    const address = made?.path ?? '';
    const text = factsOf(address);
    const facts = text === '' ? [] : parseFactFile(`version: 1\nfacts:\n${text}`, lookedAt);
    const { report } = await assessTeam({
      team: {
        name: 'Shop',
        kind: 'platform',
        own: [{ address, label: 'deploy', paths: [] }],
        platform: null,
        target: null,
        organization: { name: 'Example', records: summarizeRecords([], []) },
        connectedFacts: facts.map((fact, index) => ({ id: String(index), part: 'own' as const, fact })),
        disputes: [],
      },
      model,
      now: lookedAt,
      dataFolder: tmpdir(),
      cache: createMemoryFactsCache(),
      environment: readEnvironment({ PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' }, process.cwd()),
    });
    return report;
  });
}

const host = (rules: string) => (address: string) =>
  `  - kind: git-host\n    repository: ${address}\n    collectedAt: 2026-11-10T08:00:00Z${rules}\n`;

const runtime = (applications: string) => () =>
  `  - kind: runtime
    system: argo-cd
    environment: production
    team: shop
    collectedAt: 2026-11-10T08:00:00Z
    applications: { ${applications} }
`;

describe('the road from a fact file to a verified level', () => {
  it('verifies Level 2 of an enterprise once its host shows that the branch is protected', async () => {
    const bare = await assessWith(argoCdEnterprise(), () => '');
    expect(bare.level).toMatchObject({ verified: 1, indicated: 2, unsettled: ['branch-protected'] });
    const seen = await assessWith(argoCdEnterprise(), host(protectedBranch));
    expect(figuresOf(seen)).toEqual(settledAt(2));
    expect(seen.level.unsettled).toEqual([]);
  });

  it('verifies Level 3 of a fleet in the same way', async () => {
    expect(figuresOf(await assessWith(fleet(), host(protectedBranch)))).toEqual(settledAt(3));
  });

  it('holds Level 2 back, and warns, where history can be rewritten', async () => {
    const open = protectedBranch.replace('forcePushBlocked: true', 'forcePushBlocked: false');
    const report = await assessWith(argoCdEnterprise(), host(open));
    expect(figuresOf(report)).toEqual(settledAt(1));
    expect(criterionOf(report, 'branch-protected').outcome).toBe('partly-met');
    expect(report.safety.map(({ indicator }) => indicator)).toContain('branch-protection');
  });

  it('takes Level 1 back where applications run otherwise than Git declares them', async () => {
    const kept = await assessWith(argoCdShop(), runtime('total: 3, automaticSync: 3, selfCorrecting: 3'));
    expect(kept.level.verified).toBe(1);
    const drifting = await assessWith(argoCdShop(), runtime('total: 3, automaticSync: 3, selfCorrecting: 0'));
    expect(drifting.level).toMatchObject({ verified: 0, indicated: 0 });
    expect(criterionOf(drifting, 'drift-corrected').parts).toMatchObject([
      { name: 'As it runs', outcome: 'not-met' },
      { name: 'As Git declares it', outcome: 'met' },
    ]);
  });
});
