/** An API version that its project took away, or says it will. */
export interface DeprecatedVersion {
  /** Project and release that no longer serves it; null where it is deprecated and still served, or the release is not known. */
  goneIn: string | null;
  /** What to write instead. */
  instead: string;
}

interface Entry extends DeprecatedVersion {
  /** `group/version`. */
  apiVersion: string;
  /** Left out: every kind of the group. */
  kinds?: string;
}

function kubernetes(release: string, apiVersion: string, instead: string, kinds: string): Entry {
  return { apiVersion, kinds, instead, goneIn: `Kubernetes ${release}` };
}

function flux(release: string | null, apiVersion: string, instead: string, kinds?: string): Entry {
  return { apiVersion, instead, goneIn: release === null ? null : `Flux ${release}`, ...(kinds ? { kinds } : {}) };
}

const webhooks = 'MutatingWebhookConfiguration ValidatingWebhookConfiguration';
const roles = 'ClusterRole ClusterRoleBinding Role RoleBinding';
const priorities = 'FlowSchema PriorityLevelConfiguration';

/**
 * Kubernetes: its deprecated API migration guide. Flux: its announcements of 2.7 (first betas gone) and 2.8 (second betas gone), and
 * the changelog of the image reflector 1.2. Operators: their own definitions.
 */
const entries: readonly Entry[] = [
  kubernetes('1.16', 'extensions/v1beta1', 'apps/v1', 'DaemonSet Deployment ReplicaSet'),
  kubernetes('1.16', 'extensions/v1beta1', 'networking.k8s.io/v1', 'NetworkPolicy'),
  kubernetes('1.16', 'extensions/v1beta1', 'Pod Security admission', 'PodSecurityPolicy'),
  kubernetes('1.16', 'apps/v1beta1', 'apps/v1', 'Deployment StatefulSet ReplicaSet ControllerRevision'),
  kubernetes('1.16', 'apps/v1beta2', 'apps/v1', 'DaemonSet Deployment StatefulSet ReplicaSet ControllerRevision'),
  kubernetes('1.21', 'batch/v2alpha1', 'batch/v1', 'CronJob'),
  kubernetes('1.22', 'extensions/v1beta1', 'networking.k8s.io/v1', 'Ingress'),
  kubernetes('1.22', 'networking.k8s.io/v1beta1', 'networking.k8s.io/v1', 'Ingress IngressClass'),
  kubernetes('1.22', 'rbac.authorization.k8s.io/v1alpha1', 'rbac.authorization.k8s.io/v1', roles),
  kubernetes('1.22', 'rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1', roles),
  kubernetes('1.22', 'admissionregistration.k8s.io/v1beta1', 'admissionregistration.k8s.io/v1', webhooks),
  kubernetes('1.22', 'apiextensions.k8s.io/v1beta1', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
  kubernetes('1.22', 'apiregistration.k8s.io/v1beta1', 'apiregistration.k8s.io/v1', 'APIService'),
  kubernetes('1.22', 'certificates.k8s.io/v1beta1', 'certificates.k8s.io/v1', 'CertificateSigningRequest'),
  kubernetes('1.22', 'coordination.k8s.io/v1beta1', 'coordination.k8s.io/v1', 'Lease'),
  kubernetes('1.22', 'scheduling.k8s.io/v1beta1', 'scheduling.k8s.io/v1', 'PriorityClass'),
  kubernetes('1.22', 'storage.k8s.io/v1beta1', 'storage.k8s.io/v1', 'CSIDriver CSINode StorageClass VolumeAttachment'),
  kubernetes('1.25', 'batch/v1beta1', 'batch/v1', 'CronJob'),
  kubernetes('1.25', 'discovery.k8s.io/v1beta1', 'discovery.k8s.io/v1', 'EndpointSlice'),
  kubernetes('1.25', 'autoscaling/v2beta1', 'autoscaling/v2', 'HorizontalPodAutoscaler'),
  kubernetes('1.25', 'policy/v1beta1', 'policy/v1', 'PodDisruptionBudget'),
  kubernetes('1.25', 'policy/v1beta1', 'Pod Security admission', 'PodSecurityPolicy'),
  kubernetes('1.25', 'node.k8s.io/v1beta1', 'node.k8s.io/v1', 'RuntimeClass'),
  kubernetes('1.26', 'autoscaling/v2beta2', 'autoscaling/v2', 'HorizontalPodAutoscaler'),
  kubernetes('1.26', 'flowcontrol.apiserver.k8s.io/v1beta1', 'flowcontrol.apiserver.k8s.io/v1', priorities),
  kubernetes('1.27', 'storage.k8s.io/v1beta1', 'storage.k8s.io/v1', 'CSIStorageCapacity'),
  kubernetes('1.29', 'flowcontrol.apiserver.k8s.io/v1beta2', 'flowcontrol.apiserver.k8s.io/v1', priorities),
  kubernetes('1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', 'flowcontrol.apiserver.k8s.io/v1', priorities),
  flux('2.7', 'source.toolkit.fluxcd.io/v1beta1', 'source.toolkit.fluxcd.io/v1'),
  flux('2.7', 'kustomize.toolkit.fluxcd.io/v1beta1', 'kustomize.toolkit.fluxcd.io/v1'),
  flux('2.7', 'helm.toolkit.fluxcd.io/v2beta1', 'helm.toolkit.fluxcd.io/v2'),
  flux('2.7', 'image.toolkit.fluxcd.io/v1alpha1', 'image.toolkit.fluxcd.io/v1'),
  flux('2.7', 'image.toolkit.fluxcd.io/v1beta1', 'image.toolkit.fluxcd.io/v1'),
  flux('2.7', 'notification.toolkit.fluxcd.io/v1beta1', 'notification.toolkit.fluxcd.io/v1beta3, v1 for a Receiver'),
  flux('2.8', 'source.toolkit.fluxcd.io/v1beta2', 'source.toolkit.fluxcd.io/v1'),
  flux('2.8', 'kustomize.toolkit.fluxcd.io/v1beta2', 'kustomize.toolkit.fluxcd.io/v1'),
  flux('2.8', 'helm.toolkit.fluxcd.io/v2beta2', 'helm.toolkit.fluxcd.io/v2'),
  flux('2.9', 'image.toolkit.fluxcd.io/v1beta2', 'image.toolkit.fluxcd.io/v1'),
  flux(null, 'notification.toolkit.fluxcd.io/v1beta2', 'notification.toolkit.fluxcd.io/v1beta3, v1 for a Receiver'),
  { apiVersion: 'helm.fluxcd.io/v1', instead: 'helm.toolkit.fluxcd.io/v2', goneIn: 'Flux 2' },
  { apiVersion: 'flux.weave.works/v1beta1', instead: 'helm.toolkit.fluxcd.io/v2', goneIn: 'Flux 2' },
  { apiVersion: 'infra.contrib.fluxcd.io/v1alpha1', instead: 'infra.contrib.fluxcd.io/v1alpha2', goneIn: null },
  { apiVersion: 'argoproj.io/v1alpha1', kinds: 'ArgoCD', instead: 'argoproj.io/v1beta1', goneIn: null },
  { apiVersion: 'config.projectsveltos.io/v1alpha1', instead: 'config.projectsveltos.io/v1beta1', goneIn: null },
  { apiVersion: 'configsync.gke.io/v1alpha1', instead: 'configsync.gke.io/v1beta1', goneIn: null },
];

const groupOf = ({ apiVersion }: Entry): string => apiVersion.slice(0, apiVersion.indexOf('/'));
const versionOf = ({ apiVersion }: Entry): string => apiVersion.slice(apiVersion.indexOf('/') + 1);

const byGroup = new Map(
  [...Map.groupBy(entries, groupOf)].map(([group, all]) => [group, Map.groupBy(all, versionOf)] as const),
);

/** Whether any API version of a group, or of a kind in it, is known to end, or to have ended. */
export function hasDeprecatedVersions(group: string, kind?: string): boolean {
  const known = [...(byGroup.get(group)?.values() ?? [])].flat();
  return known.some((entry) => kind === undefined || isOf(entry, kind));
}

/** What is known of an API version of a kind; null where it is served and no end is announced. */
export function deprecatedVersionOf(group: string, version: string, kind: string): DeprecatedVersion | null {
  return (
    byGroup
      .get(group)
      ?.get(version)
      ?.find((entry) => isOf(entry, kind)) ?? null
  );
}

function isOf({ kinds }: Entry, kind: string): boolean {
  return kinds === undefined || kinds.split(' ').includes(kind);
}
