import { agentPulls } from '@/lib/assessment/criteria/agent-pulls';
import { automatedDeploys } from '@/lib/assessment/criteria/automated-deploys';
import { automatedPromotion } from '@/lib/assessment/criteria/automated-promotion';
import { automaticSync } from '@/lib/assessment/criteria/automatic-sync';
import { branchProtected } from '@/lib/assessment/criteria/branch-protected';
import { breakGlass } from '@/lib/assessment/criteria/break-glass';
import { changeObserved } from '@/lib/assessment/criteria/change-observed';
import { changesByPullRequest } from '@/lib/assessment/criteria/changes-by-pull-request';
import { chosenTargetLevel } from '@/lib/assessment/criteria/chosen-target-level';
import { ciBuildsAndTests } from '@/lib/assessment/criteria/ci-builds-and-tests';
import { ciWithoutClusterKeys } from '@/lib/assessment/criteria/ci-without-cluster-keys';
import { clusterLifecycle } from '@/lib/assessment/criteria/cluster-lifecycle';
import { configSeparated } from '@/lib/assessment/criteria/config-separated';
import { controlPlaneCapacity } from '@/lib/assessment/criteria/control-plane-capacity';
import { declarativeComplete } from '@/lib/assessment/criteria/declarative-complete';
import { declarativeRuntime } from '@/lib/assessment/criteria/declarative-runtime';
import { definitionsInGit } from '@/lib/assessment/criteria/definitions-in-git';
import { deliveryBaseline } from '@/lib/assessment/criteria/delivery-baseline';
import { deployPathDocumented } from '@/lib/assessment/criteria/deploy-path-documented';
import { deploymentsRecorded } from '@/lib/assessment/criteria/deployments-recorded';
import { devAndOpsTogether } from '@/lib/assessment/criteria/dev-and-ops-together';
import { driftAlerts } from '@/lib/assessment/criteria/drift-alerts';
import { driftCorrected } from '@/lib/assessment/criteria/drift-corrected';
import { endToEndTrace } from '@/lib/assessment/criteria/end-to-end-trace';
import { failuresLinked } from '@/lib/assessment/criteria/failures-linked';
import { fleetInventory } from '@/lib/assessment/criteria/fleet-inventory';
import { fleetPolicy } from '@/lib/assessment/criteria/fleet-policy';
import { fleetSyncObjective } from '@/lib/assessment/criteria/fleet-sync-objective';
import { fleetTemplates } from '@/lib/assessment/criteria/fleet-templates';
import { fleetWaves } from '@/lib/assessment/criteria/fleet-waves';
import { gitAsHabit } from '@/lib/assessment/criteria/git-as-habit';
import { gitHostAccess } from '@/lib/assessment/criteria/git-host-access';
import { gitopsSkills } from '@/lib/assessment/criteria/gitops-skills';
import { goldenPaths } from '@/lib/assessment/criteria/golden-paths';
import { immutableReferences } from '@/lib/assessment/criteria/immutable-references';
import { improvementLoop } from '@/lib/assessment/criteria/improvement-loop';
import { independentReview } from '@/lib/assessment/criteria/independent-review';
import { infrastructureAsCode } from '@/lib/assessment/criteria/infrastructure-as-code';
import { learningFromIncidents } from '@/lib/assessment/criteria/learning-from-incidents';
import { manifestsValidated } from '@/lib/assessment/criteria/manifests-validated';
import { manyTargetsOneSource } from '@/lib/assessment/criteria/many-targets-one-source';
import { noExternalApproval } from '@/lib/assessment/criteria/no-external-approval';
import { noPlaintextSecrets } from '@/lib/assessment/criteria/no-plaintext-secrets';
import { noStandingWrite } from '@/lib/assessment/criteria/no-standing-write';
import { openToProposals } from '@/lib/assessment/criteria/open-to-proposals';
import { organizationBreadth } from '@/lib/assessment/criteria/organization-breadth';
import { ownersRouteReview } from '@/lib/assessment/criteria/owners-route-review';
import { platformInGit } from '@/lib/assessment/criteria/platform-in-git';
import { platformMeasured } from '@/lib/assessment/criteria/platform-measured';
import { platformTeamProduct } from '@/lib/assessment/criteria/platform-team-product';
import { policyAsCode } from '@/lib/assessment/criteria/policy-as-code';
import { portalOrApi } from '@/lib/assessment/criteria/portal-or-api';
import { preProductionParity } from '@/lib/assessment/criteria/pre-production-parity';
import { previewEnvironments } from '@/lib/assessment/criteria/preview-environments';
import { productionCoverage } from '@/lib/assessment/criteria/production-coverage';
import { productionIncluded } from '@/lib/assessment/criteria/production-included';
import { progressiveDelivery } from '@/lib/assessment/criteria/progressive-delivery';
import { rebuildRehearsed } from '@/lib/assessment/criteria/rebuild-rehearsed';
import { renderedDiff } from '@/lib/assessment/criteria/rendered-diff';
import { responsiveReview } from '@/lib/assessment/criteria/responsive-review';
import { riskBasedAutomation } from '@/lib/assessment/criteria/risk-based-automation';
import { rollbackByRevert } from '@/lib/assessment/criteria/rollback-by-revert';
import { sameArtifactPromoted } from '@/lib/assessment/criteria/same-artifact-promoted';
import { scanAndSbom } from '@/lib/assessment/criteria/scan-and-sbom';
import { scopedAgent } from '@/lib/assessment/criteria/scoped-agent';
import { secretsManaged } from '@/lib/assessment/criteria/secrets-managed';
import { selfServiceInfrastructure } from '@/lib/assessment/criteria/self-service-infrastructure';
import { standardLayout } from '@/lib/assessment/criteria/standard-layout';
import { syncStatusVisible } from '@/lib/assessment/criteria/sync-status-visible';
import { teamAutonomy } from '@/lib/assessment/criteria/team-autonomy';
import { traceableAudit } from '@/lib/assessment/criteria/traceable-audit';
import { verifiedSupplyChain } from '@/lib/assessment/criteria/verified-supply-chain';
import { writtenRubric } from '@/lib/assessment/criteria/written-rubric';
import type { Criterion } from '@/lib/assessment/criterion';

/** Every criterion of the model, by id. */
export const criteria: readonly Criterion[] = [
  agentPulls,
  automatedDeploys,
  automatedPromotion,
  automaticSync,
  branchProtected,
  breakGlass,
  changeObserved,
  changesByPullRequest,
  chosenTargetLevel,
  ciBuildsAndTests,
  ciWithoutClusterKeys,
  clusterLifecycle,
  configSeparated,
  controlPlaneCapacity,
  declarativeComplete,
  declarativeRuntime,
  definitionsInGit,
  deliveryBaseline,
  deployPathDocumented,
  deploymentsRecorded,
  devAndOpsTogether,
  driftAlerts,
  driftCorrected,
  endToEndTrace,
  failuresLinked,
  fleetInventory,
  fleetPolicy,
  fleetSyncObjective,
  fleetTemplates,
  fleetWaves,
  gitAsHabit,
  gitHostAccess,
  gitopsSkills,
  goldenPaths,
  immutableReferences,
  improvementLoop,
  independentReview,
  infrastructureAsCode,
  learningFromIncidents,
  manifestsValidated,
  manyTargetsOneSource,
  noExternalApproval,
  noPlaintextSecrets,
  noStandingWrite,
  openToProposals,
  organizationBreadth,
  ownersRouteReview,
  platformInGit,
  platformMeasured,
  platformTeamProduct,
  policyAsCode,
  portalOrApi,
  preProductionParity,
  previewEnvironments,
  productionCoverage,
  productionIncluded,
  progressiveDelivery,
  rebuildRehearsed,
  renderedDiff,
  responsiveReview,
  riskBasedAutomation,
  rollbackByRevert,
  sameArtifactPromoted,
  scanAndSbom,
  scopedAgent,
  secretsManaged,
  selfServiceInfrastructure,
  standardLayout,
  syncStatusVisible,
  teamAutonomy,
  traceableAudit,
  verifiedSupplyChain,
  writtenRubric,
];
