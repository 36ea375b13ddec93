import type { z } from 'zod';
import { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import { aDelivery } from '@/tests/factories/delivery-facts';
import { REPOSITORY_URL } from '@/tests/factories/repository-facts';

type HostParts = Partial<z.input<typeof GitHostFacts>>;
type RuntimeParts = Partial<z.input<typeof RuntimeFacts>>;

/** The ninety days before the facts. */
export const factWindow = { since: '2026-08-21T00:00:00Z', until: '2026-11-19T00:00:00Z' };

/** What a Git host shows of the repository that tests judge; all that is not given is unreadable. */
export function hostFacts(parts: HostParts = {}): GitHostFacts {
  return GitHostFacts.parse({
    kind: 'git-host',
    repository: REPOSITORY_URL,
    collectedAt: '2026-11-19T08:00:00Z',
    ...parts,
  });
}

/** What Argo CD shows of production for the team that tests judge; all that is not given is unreadable. */
export function runtimeFacts(parts: RuntimeParts = {}): RuntimeFacts {
  return RuntimeFacts.parse({
    kind: 'runtime',
    system: 'argo-cd',
    environment: 'prod',
    tier: 'production',
    team: 'shop',
    collectedAt: '2026-11-19T08:00:00Z',
    ...parts,
  });
}

export const goodRules = {
  branch: 'main',
  directPushBlocked: true,
  forcePushBlocked: true,
  requiredChecks: ['validate'],
  appliesToAdministrators: true,
  codeOwnersRequired: true,
  requiredApprovals: 1,
};

export const goodProposals = {
  ...factWindow,
  merged: 60,
  approvedByAnother: 48,
  byAutomationWithoutReview: 10,
  openedByAutomation: 20,
  mergedByRule: 10,
  fromOutsideTeam: 3,
  medianSecondsToFirstReview: 7_200,
  medianSecondsOpenToMerge: 43_200,
  medianSecondsToFirstCheck: 240,
  commitsThroughPullRequest: 95,
  commitsDirect: 5,
};

/** A host that shows everything, and all of it good. */
export function goodHost(parts: HostParts = {}): GitHostFacts {
  return hostFacts({
    branchRules: goodRules,
    pullRequests: goodProposals,
    access: { twoFactorRequired: true, singleSignOn: false, administrators: 3, readableByOrganization: true },
    secretScanning: { enabled: true, openFindings: 0 },
    deployments: { ...factWindow, total: 30, startedByAutomation: 30, recorded: 30, traceable: 30 },
    ...parts,
  });
}

/** A running production that shows everything, and all of it good. */
export function goodRuntime(parts: RuntimeParts = {}): RuntimeFacts {
  return runtimeFacts({
    applications: {
      total: 12,
      automaticSync: 12,
      selfCorrecting: 12,
      synced: 12,
      healthy: 12,
      syncedAndHealthy: 12,
    },
    outOfSync: { medianMinutes: 4, alerts: true, to: "the team's channel" },
    visibility: { stateVisible: true, ownersTold: true, authorsTold: true },
    workloads: { total: 40, reconciled: 39 },
    syncObjective: { stated: true, met: true, share: 0.995, p95MergeToAppliedSeconds: 400 },
    deployments: { ...factWindow, total: 50, startedByAutomation: 50, recorded: 50, traceable: 50 },
    artifacts: { ...factWindow, total: 50, sameDigest: 50 },
    rollbacks: { wayBack: 'revert', lastAt: '2026-10-01T09:00:00Z', medianSecondsToApplied: 300 },
    rebuild: { lastAt: '2026-06-01T09:00:00Z', minutes: 90 },
    inventory: { targets: 4, withVersions: 4, withPolicies: 4 },
    standingWrite: { people: 0, temporaryAccessLogged: true },
    incidents: { ...factWindow, total: 4, linkedToDeployment: 4 },
    trace: { services: 9, complete: 9 },
    controlPlane: { distributed: true, supportedVersion: true, watched: true },
    delivery: aDelivery(),
    ...parts,
  });
}
