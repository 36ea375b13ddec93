import { daysBefore, ninetyDaysBefore } from '@/lib/sample/window';

/** What the running systems of the sample show of production, one entry for each team. What is left out could not be read. */
export function runtimeEntries(addressOf: (repository: string) => string, collectedAt: string): object[] {
  const window = ninetyDaysBefore(collectedAt);
  const ago = (days: number) => daysBefore(collectedAt, days);
  const common = { kind: 'runtime', tier: 'production', environment: 'production', collectedAt };
  const seen = { stateVisible: true, ownersTold: true, authorsTold: true };
  const deployments = (total: number, automated: number, recorded: number, traceable: number) => ({
    ...window,
    total,
    startedByAutomation: automated,
    recorded,
    traceable,
  });
  const applications = (total: number, selfCorrecting: number, synced: number) => ({
    total,
    automaticSync: selfCorrecting,
    selfCorrecting,
    synced,
    healthy: synced,
    syncedAndHealthy: synced,
  });
  return [
    {
      ...common,
      system: 'argo-cd',
      team: 'platform',
      applications: applications(20, 20, 20),
      outOfSync: { medianMinutes: 9, alerts: true, to: 'the channel of the platform team' },
      visibility: seen,
      workloads: { total: 64, reconciled: 61 },
      deployments: deployments(22, 22, 22, 22),
      rollbacks: { wayBack: 'revert', lastAt: ago(61), medianSecondsToApplied: 420 },
      rebuild: { lastAt: ago(142), minutes: 95 },
      standingWrite: { people: 3, temporaryAccessLogged: true },
      controlPlane: { distributed: true, supportedVersion: true, watched: true },
    },
    {
      ...common,
      system: 'argo-cd',
      environment: 'production shops',
      team: 'stores',
      applications: applications(60, 60, 60),
      outOfSync: { medianMinutes: 14, alerts: true, to: 'the channel of the stores team' },
      visibility: seen,
      workloads: { total: 84, reconciled: 82 },
      syncObjective: { stated: true, met: true, share: 0.994, p95MergeToAppliedSeconds: 5400 },
      deployments: deployments(31, 31, 31, 31),
      artifacts: { ...window, total: 31, sameDigest: 31 },
      rollbacks: { wayBack: 'revert', lastAt: ago(38), medianSecondsToApplied: 700 },
      inventory: { targets: 12, withVersions: 12, withPolicies: 11 },
      standingWrite: { people: 0, temporaryAccessLogged: true },
      incidents: { ...window, total: 4, linkedToDeployment: 4 },
      trace: { services: 3, complete: 3 },
      controlPlane: { distributed: true, supportedVersion: true, watched: true },
    },
    {
      ...common,
      system: 'argo-cd',
      team: 'checkout',
      applications: applications(6, 6, 6),
      outOfSync: { medianMinutes: 12, alerts: true, to: 'the channel of the checkout team' },
      visibility: { ...seen, authorsTold: false },
      workloads: { total: 31, reconciled: 30 },
      deployments: deployments(40, 40, 40, 40),
      artifacts: { ...window, total: 40, sameDigest: 40 },
      rollbacks: { wayBack: 'revert', lastAt: ago(24), medianSecondsToApplied: 540 },
      incidents: { ...window, total: 6, linkedToDeployment: 5 },
      trace: { services: 3, complete: 3 },
    },
    {
      ...common,
      system: 'flux',
      team: 'catalogue',
      applications: applications(10, 9, 9),
      outOfSync: { medianMinutes: 75, alerts: false, to: null },
      visibility: { stateVisible: true, ownersTold: false, authorsTold: false },
      deployments: deployments(27, 27, 27, 15),
      rollbacks: { wayBack: 'revert', lastAt: ago(44), medianSecondsToApplied: 1500 },
    },
    {
      ...common,
      system: 'ci',
      team: 'payments',
      deployments: deployments(33, 33, 33, 33),
      rollbacks: { wayBack: 'previous-version', lastAt: ago(97), medianSecondsToApplied: 1300 },
      standingWrite: { people: 7, temporaryAccessLogged: false },
    },
    {
      ...common,
      system: 'ci',
      team: null,
      repository: addressOf('sales-reports'),
      deployments: deployments(12, 0, 5, 0),
    },
  ];
}
