import { branchProtection } from '@/lib/scan/connected/branch-protection';
import { controlPlaneHealth } from '@/lib/scan/connected/control-plane-health';
import { deliveryMetrics } from '@/lib/scan/connected/delivery-metrics';
import { deploymentRecords } from '@/lib/scan/connected/deployment-records';
import { environmentRebuild } from '@/lib/scan/connected/environment-rebuild';
import { gitHostAccess } from '@/lib/scan/connected/git-host-access';
import { incidentLinks } from '@/lib/scan/connected/incident-links';
import { liveInventory } from '@/lib/scan/connected/live-inventory';
import { mergeAutomation } from '@/lib/scan/connected/merge-automation';
import { mergeToProduction } from '@/lib/scan/connected/merge-to-production';
import { outsideProposals } from '@/lib/scan/connected/outside-proposals';
import { promotedArtifacts } from '@/lib/scan/connected/promoted-artifacts';
import { reconciliationAlerts } from '@/lib/scan/connected/reconciliation-alerts';
import { reviewApprovals } from '@/lib/scan/connected/review-approvals';
import { reviewTime } from '@/lib/scan/connected/review-time';
import { rollbackHistory } from '@/lib/scan/connected/rollback-history';
import { runningApplications } from '@/lib/scan/connected/running-applications';
import { runningWorkloads } from '@/lib/scan/connected/running-workloads';
import { secretScanning } from '@/lib/scan/connected/secret-scanning';
import { standingAccess } from '@/lib/scan/connected/standing-access';
import { statusVisibility } from '@/lib/scan/connected/status-visibility';
import { syncObjective } from '@/lib/scan/connected/sync-objective';
import { traceToCommit } from '@/lib/scan/connected/trace-to-commit';
import type { ConnectedIndicator } from '@/lib/scan/connected/view/connected-indicator';

/** Every indicator that only a Git host or what runs can show, by id. */
export const connectedIndicators: readonly ConnectedIndicator[] = [
  branchProtection,
  controlPlaneHealth,
  deliveryMetrics,
  deploymentRecords,
  environmentRebuild,
  gitHostAccess,
  incidentLinks,
  liveInventory,
  mergeAutomation,
  mergeToProduction,
  outsideProposals,
  promotedArtifacts,
  reconciliationAlerts,
  reviewApprovals,
  reviewTime,
  rollbackHistory,
  runningApplications,
  runningWorkloads,
  secretScanning,
  standingAccess,
  statusVisibility,
  syncObjective,
  traceToCommit,
];
