import type { Indicator } from '@/lib/scan/indicator';
import { argocdApplicationSets } from '@/lib/scan/indicators/argocd-application-sets';
import { argocdApplications } from '@/lib/scan/indicators/argocd-applications';
import { argocdAutomatedSync } from '@/lib/scan/indicators/argocd-automated-sync';
import { argocdProjectIsolation } from '@/lib/scan/indicators/argocd-project-isolation';
import { argocdPrune } from '@/lib/scan/indicators/argocd-prune';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { clusters } from '@/lib/scan/indicators/clusters';
import { driftDetection } from '@/lib/scan/indicators/drift-detection';
import { environments } from '@/lib/scan/indicators/environments';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { fleetWaves } from '@/lib/scan/indicators/fleet-waves';
import { fluxBootstrap } from '@/lib/scan/indicators/flux-bootstrap';
import { fluxHelmDriftDetection } from '@/lib/scan/indicators/flux-helm-drift-detection';
import { fluxHelmReleaseObjects } from '@/lib/scan/indicators/flux-helm-releases';
import { fluxKustomizationObjects } from '@/lib/scan/indicators/flux-kustomizations';
import { fluxPrune } from '@/lib/scan/indicators/flux-prune';
import { fluxSources } from '@/lib/scan/indicators/flux-sources';
import { helmPackaging } from '@/lib/scan/indicators/helm-packaging';
import { kubernetesManifests } from '@/lib/scan/indicators/kubernetes-manifests';
import { kustomizeLayout } from '@/lib/scan/indicators/kustomize-layout';
import { otherGitopsAgent } from '@/lib/scan/indicators/other-gitops-agent';
import { pullRequestFlow } from '@/lib/scan/indicators/pull-request-flow';
import { suspendedReconciliation } from '@/lib/scan/indicators/suspended-reconciliation';

/** Every indicator, the one list. */
export const indicators: readonly Indicator[] = [
  argocdApplicationSets,
  argocdApplications,
  argocdAutomatedSync,
  argocdProjectIsolation,
  argocdPrune,
  argocdSelfHeal,
  clusters,
  driftDetection,
  environments,
  fleetTemplates,
  fleetWaves,
  fluxBootstrap,
  fluxHelmDriftDetection,
  fluxHelmReleaseObjects,
  fluxKustomizationObjects,
  fluxPrune,
  fluxSources,
  helmPackaging,
  kubernetesManifests,
  kustomizeLayout,
  otherGitopsAgent,
  pullRequestFlow,
  suspendedReconciliation,
];
