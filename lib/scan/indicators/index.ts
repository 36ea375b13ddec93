import type { Indicator } from '@/lib/scan/indicator';
import { accessRules } from '@/lib/scan/indicators/access-rules';
import { admissionPolicy } from '@/lib/scan/indicators/admission-policy';
import { agentNotifications } from '@/lib/scan/indicators/agent-notifications';
import { argocdApplicationSets } from '@/lib/scan/indicators/argocd-application-sets';
import { argocdApplications } from '@/lib/scan/indicators/argocd-applications';
import { argocdAutomatedSync } from '@/lib/scan/indicators/argocd-automated-sync';
import { argocdProjectIsolation } from '@/lib/scan/indicators/argocd-project-isolation';
import { argocdPrune } from '@/lib/scan/indicators/argocd-prune';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { automatedAnalysis } from '@/lib/scan/indicators/automated-analysis';
import { backups } from '@/lib/scan/indicators/backups';
import { billOfMaterials } from '@/lib/scan/indicators/bill-of-materials';
import { branchPerEnvironment } from '@/lib/scan/indicators/branch-per-environment';
import { branchProtection } from '@/lib/scan/indicators/branch-protection';
import { chaosExperiments } from '@/lib/scan/indicators/chaos-experiments';
import { clusterLifecycle } from '@/lib/scan/indicators/cluster-lifecycle';
import { clusters } from '@/lib/scan/indicators/clusters';
import { codeOwners } from '@/lib/scan/indicators/code-owners';
import { committedStateOrKeys } from '@/lib/scan/indicators/committed-state-or-keys';
import { composeServices } from '@/lib/scan/indicators/compose-services';
import { continuousIntegration } from '@/lib/scan/indicators/continuous-integration';
import { controlPlaneScaling } from '@/lib/scan/indicators/control-plane-scaling';
import { costVisibility } from '@/lib/scan/indicators/cost-visibility';
import { decisionRecords } from '@/lib/scan/indicators/decision-records';
import { dependencyUpdates } from '@/lib/scan/indicators/dependency-updates';
import { deploymentGuide } from '@/lib/scan/indicators/deployment-guide';
import { deprecatedApis } from '@/lib/scan/indicators/deprecated-apis';
import { digestPinnedImages } from '@/lib/scan/indicators/digest-pinned-images';
import { driftDetection } from '@/lib/scan/indicators/drift-detection';
import { environments } from '@/lib/scan/indicators/environments';
import { featureFlags } from '@/lib/scan/indicators/feature-flags';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { fleetWaves } from '@/lib/scan/indicators/fleet-waves';
import { floatingImages } from '@/lib/scan/indicators/floating-images';
import { fluxBootstrap } from '@/lib/scan/indicators/flux-bootstrap';
import { fluxHelmDriftDetection } from '@/lib/scan/indicators/flux-helm-drift-detection';
import { fluxHelmReleaseObjects } from '@/lib/scan/indicators/flux-helm-releases';
import { fluxKustomizationObjects } from '@/lib/scan/indicators/flux-kustomizations';
import { fluxPrune } from '@/lib/scan/indicators/flux-prune';
import { fluxSources } from '@/lib/scan/indicators/flux-sources';
import { fluxTenantIsolation } from '@/lib/scan/indicators/flux-tenant-isolation';
import { helmPackaging } from '@/lib/scan/indicators/helm-packaging';
import { imageAutomation } from '@/lib/scan/indicators/image-automation';
import { imageScanning } from '@/lib/scan/indicators/image-scanning';
import { infrastructureCode } from '@/lib/scan/indicators/infrastructure-code';
import { kubernetesManifests } from '@/lib/scan/indicators/kubernetes-manifests';
import { kustomizeLayout } from '@/lib/scan/indicators/kustomize-layout';
import { managedSecrets } from '@/lib/scan/indicators/managed-secrets';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { mergeAutomation } from '@/lib/scan/indicators/merge-automation';
import { monitoringAsCode } from '@/lib/scan/indicators/monitoring-as-code';
import { networkPolicies } from '@/lib/scan/indicators/network-policies';
import { otherGitopsAgent } from '@/lib/scan/indicators/other-gitops-agent';
import { pinnedSources } from '@/lib/scan/indicators/pinned-sources';
import { plaintextSecrets } from '@/lib/scan/indicators/plaintext-secrets';
import { platformAddOns } from '@/lib/scan/indicators/platform-add-ons';
import { policyAsCode } from '@/lib/scan/indicators/policy-as-code';
import { previewEnvironments } from '@/lib/scan/indicators/preview-environments';
import { progressiveDelivery } from '@/lib/scan/indicators/progressive-delivery';
import { promotedArtifacts } from '@/lib/scan/indicators/promoted-artifacts';
import { promotionAutomation } from '@/lib/scan/indicators/promotion-automation';
import { pullRequestFlow } from '@/lib/scan/indicators/pull-request-flow';
import { pushDeploys } from '@/lib/scan/indicators/push-deploys';
import { renderedDiff } from '@/lib/scan/indicators/rendered-diff';
import { renderedManifests } from '@/lib/scan/indicators/rendered-manifests';
import { reviewRubric } from '@/lib/scan/indicators/review-rubric';
import { rollbackHistory } from '@/lib/scan/indicators/rollback-history';
import { runbooks } from '@/lib/scan/indicators/runbooks';
import { secretScanning } from '@/lib/scan/indicators/secret-scanning';
import { selfServiceTemplates } from '@/lib/scan/indicators/self-service-templates';
import { serviceCatalog } from '@/lib/scan/indicators/service-catalog';
import { serviceMesh } from '@/lib/scan/indicators/service-mesh';
import { serviceObjectives } from '@/lib/scan/indicators/service-objectives';
import { signedArtifacts } from '@/lib/scan/indicators/signed-artifacts';
import { signedCommits } from '@/lib/scan/indicators/signed-commits';
import { sourceVerification } from '@/lib/scan/indicators/source-verification';
import { standardLayout } from '@/lib/scan/indicators/standard-layout';
import { suspendedReconciliation } from '@/lib/scan/indicators/suspended-reconciliation';
import { targetConsistency } from '@/lib/scan/indicators/target-consistency';
import { versionedImages } from '@/lib/scan/indicators/versioned-images';

/** Every indicator, the one list. */
export const indicators: readonly Indicator[] = [
  accessRules,
  admissionPolicy,
  agentNotifications,
  argocdApplications,
  argocdApplicationSets,
  argocdAutomatedSync,
  argocdProjectIsolation,
  argocdPrune,
  argocdSelfHeal,
  automatedAnalysis,
  backups,
  billOfMaterials,
  branchPerEnvironment,
  branchProtection,
  chaosExperiments,
  clusterLifecycle,
  clusters,
  codeOwners,
  committedStateOrKeys,
  composeServices,
  continuousIntegration,
  controlPlaneScaling,
  costVisibility,
  decisionRecords,
  dependencyUpdates,
  deploymentGuide,
  deprecatedApis,
  digestPinnedImages,
  driftDetection,
  environments,
  featureFlags,
  fleetTemplates,
  fleetWaves,
  floatingImages,
  fluxBootstrap,
  fluxHelmDriftDetection,
  fluxHelmReleaseObjects,
  fluxKustomizationObjects,
  fluxPrune,
  fluxSources,
  fluxTenantIsolation,
  helmPackaging,
  imageAutomation,
  imageScanning,
  infrastructureCode,
  kubernetesManifests,
  kustomizeLayout,
  managedSecrets,
  manifestValidation,
  mergeAutomation,
  monitoringAsCode,
  networkPolicies,
  otherGitopsAgent,
  pinnedSources,
  plaintextSecrets,
  platformAddOns,
  policyAsCode,
  previewEnvironments,
  progressiveDelivery,
  promotedArtifacts,
  promotionAutomation,
  pullRequestFlow,
  pushDeploys,
  renderedDiff,
  renderedManifests,
  reviewRubric,
  rollbackHistory,
  runbooks,
  secretScanning,
  selfServiceTemplates,
  serviceCatalog,
  serviceMesh,
  serviceObjectives,
  signedArtifacts,
  signedCommits,
  sourceVerification,
  standardLayout,
  suspendedReconciliation,
  targetConsistency,
  versionedImages,
];
