import { remember } from '@/lib/scan/documents/remember';

/** What platform add-ons are for. */
const categories = [
  'ingress',
  'certificates',
  'dns',
  'monitoring',
  'logging',
  'tracing',
  'policy',
  'secrets',
  'scanning',
  'mesh',
  'storage',
  'networking',
  'autoscaling',
  'backup',
  'identity',
  'progressive-delivery',
  'cloud-services',
  'databases',
  'messaging',
  'registry',
  'cost',
  'chaos',
  'build',
  'nodes',
] as const;
export type AddOnCategory = (typeof categories)[number];

export interface AddOn {
  id: string;
  category: AddOnCategory;
}

/** Names under which charts, releases, images and folders of add-ons are known, by what they are for; several names of one as `a=b`. */
const names: Readonly<Record<AddOnCategory, string>> = {
  ingress: `
    ingress-nginx nginx-ingress traefik haproxy-ingress contour kong emissary-ingress envoy-gateway
    aws-load-balancer-controller ingress-azure nginx-gateway-fabric kgateway`,
  certificates: `
    cert-manager openshift-cert-manager-operator openshift-acme trust-manager step-issuer step-certificates approver-policy google-cas-issuer`,
  dns: 'external-dns coredns node-local-dns k8s-gateway',
  monitoring: `
    kube-prometheus-stack prometheus-operator kube-prometheus prometheus alertmanager grafana grafana-operator
    thanos mimir cortex victoria-metrics-k8s-stack victoria-metrics-operator victoria-metrics-single
    victoria-metrics-agent prometheus-operator-crds kube-state-metrics prometheus-node-exporter node-exporter
    blackbox-exporter prometheus-blackbox-exporter metrics-server prometheus-adapter pushgateway datadog
    datadog-operator newrelic-bundle rancher-monitoring openshift-monitoring cluster-observability-operator dynatrace-operator k8s-monitoring sloth pyrra gatus goldilocks
    telegraf telegraf-ds telegraf-operator`,
  logging: `
    loki loki-stack promtail fluent-bit fluentd fluent-operator vector logging-operator elasticsearch
    eck-operator opensearch alloy grafana-agent filebeat graylog victoria-logs-single rancher-logging cluster-logging loki-operator`,
  tracing: `
    tempo jaeger jaeger-operator opentelemetry-operator opentelemetry-collector zipkin pyroscope tempo-product opentelemetry-product`,
  policy:
    'kyverno kyverno-policies gatekeeper gatekeeper-operator-product rancher-gatekeeper kubewarden-controller polaris opa policy-reporter',
  secrets: `
    external-secrets sealed-secrets vault vault-secrets-operator vault-operator openbao secrets-store-csi-driver
    sops-secrets-operator onepassword-connect onepassword-operator infisical-operator reflector
    kubernetes-replicator reloader openshift-external-secrets-operator`,
  scanning: `
    rhacs-operator compliance-operator container-security-operator trivy-operator falco kubescape-operator tetragon neuvector kubearmor starboard-operator wazuh`,
  mesh: `
    servicemeshoperator servicemeshoperator3 rancher-istio istio istiod istio-base linkerd linkerd-control-plane linkerd-crds consul kuma kiali kiali-server`,
  storage: `
    odf-operator ocs-operator lvms-operator local-storage-operator rook-ceph rook-ceph-cluster longhorn openebs aws-ebs-csi-driver aws-efs-csi-driver csi-driver-nfs
    csi-driver-smb nfs-subdir-external-provisioner local-path-provisioner democratic-csi minio-operator
    snapshot-controller volsync topolvm piraeus hcloud-csi vsphere-csi`,
  networking: `
    kubernetes-nmstate-operator cilium calico tigera-operator metallb kube-vip multus aws-vpc-cni vpc-cni kube-router antrea submariner
    spegel tailscale-operator cloudflared hcloud-cloud-controller-manager`,
  autoscaling: `
    cluster-autoscaler karpenter keda vertical-pod-autoscaler=vpa descheduler overprovisioner kube-downscaler openshift-custom-metrics-autoscaler-operator
    keda-add-ons-http`,
  backup: 'velero k8up kasten k10 etcd-backup stash kubestash rancher-backup oadp-operator redhat-oadp-operator',
  identity: `
    dex oauth2-proxy keycloak keycloak-operator authentik authelia pinniped zitadel rbac-manager capsule hnc
    vcluster ory-hydra rhbk-operator azure-workload-identity amazon-eks-pod-identity-webhook`,
  'progressive-delivery': 'argo-rollouts flagger kargo keptn argo-events',
  'cloud-services': `
    crossplane ack-controllers azure-service-operator config-connector tf-controller tofu-controller
    pulumi-kubernetes-operator cluster-api-operator`,
  databases: `
    cloudnative-pg=cnpg postgres-operator percona-operator mysql-operator mariadb-operator mongodb-operator
    redis-operator zalando-postgres-operator clickhouse-operator pgo`,
  messaging: `
    strimzi-kafka-operator=strimzi rabbitmq-cluster-operator nats-operator amq-streams redpanda-operator knative-operator`,
  registry: 'harbor zot docker-registry nexus-repository-manager quay-operator',
  cost: 'opencost kubecost=cost-analyzer',
  chaos: 'chaos-mesh litmus=litmuschaos chaoskube',
  build: `
    openshift-pipelines-operator-rh tekton-pipelines tekton-operator argo-workflows actions-runner-controller gha-runner-scale-set-controller
    gha-runner-scale-set gitlab-runner`,
  nodes: `
    node-feature-discovery=nfd gpu-operator=gpu-operator-certified nvidia-device-plugin intel-device-plugins-operator kured
    system-upgrade-controller node-problem-detector priority-classes aws-node-termination-handler
    node-termination-handler`,
};

const known: ReadonlyMap<string, AddOn> = new Map(
  categories.flatMap((category) =>
    wordsIn(names[category]).flatMap((word) => {
      const [id = word, ...others] = word.split('=');
      return [id, ...others].map((name): [string, AddOn] => [name, { id, category }]);
    }),
  ),
);
const firstWords = new Set([...known.keys()].map((id) => id.split('-')[0]));
/** Names that are also plain words or products of their own: fewer words may follow them. */
const wholeOnly = new Set(
  wordsIn(`
    vector alloy stash opa capsule cortex reflector prometheus grafana vault consul kong contour tempo multus
    falco dex harbor zot k10 elasticsearch opensearch keycloak polaris litmus thanos mimir loki keptn`),
);

function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Words around a name that say where or in which role it is used. */
const place =
  /^(prod|production|staging|stage|dev|test|infra|infrastructure|platform|system|cluster|addons?|core|base|shared|common|argocd|flux|app|kube)$|\d/;
/** Words after a name that say which part of the add-on it is. */
const part = /^(helm|chart|release|operator|server|agent|stack|crds?|instance)$/;
const smallerPart =
  /^(controller|configs?|issuers?|resources|webhook|cainjector|manager|policies|stores?|gateway|internal|external|public|private)$/;

/** The add-on that a name stands for: its own name, or with an environment, a cluster or a role before or after it. */
export const addOnOf = remember(findAddOn, 20_000);

/** The add-on of the first of some names that stands for one. */
export function firstAddOn(names: readonly string[]): AddOn | null {
  for (const name of names) {
    const found = addOnOf(name);
    if (found !== null) return found;
  }
  return null;
}

function findAddOn(name: string): AddOn | null {
  const lower = name.toLowerCase();
  const text = (lower.includes('.') ? lower.replace(/\.(ya?ml|json)$/, '') : lower).replaceAll('_', '-');
  const whole = known.get(text);
  if (whole) return whole;
  const words = text.split('-');
  if (!words.some((word) => firstWords.has(word))) return null;
  const starts = words.flatMap((word, at) => (firstWords.has(word) ? [at] : []));
  for (let length = Math.min(words.length - 1, 6); length >= 1; length -= 1) {
    for (const at of starts) {
      if (at + length > words.length) break;
      const found = known.get(words.slice(at, at + length).join('-'));
      if (found && fits(found, words.slice(0, at), words.slice(at + length))) return found;
    }
  }
  return null;
}

/** What stands around the name has to be a place, a role or a part: `prod-cert-manager-controller`, but not `vault-backup-job`. */
function fits(addOn: AddOn, before: readonly string[], after: readonly string[]): boolean {
  if (!before.every((word) => place.test(word))) return false;
  return after.every(
    (word) => place.test(word) || part.test(word) || (!wholeOnly.has(addOn.id) && smallerPart.test(word)),
  );
}

/** Objects that configure an add-on for the whole cluster: who keeps them here keeps the add-on's configuration here. */
export const platformKinds: readonly { group: RegExp; kind: RegExp; id: string }[] = [
  { group: /^cert-manager\.io$/, kind: /^ClusterIssuer$/, id: 'cert-manager' },
  { group: /^external-secrets\.io$/, kind: /^ClusterSecretStore$/, id: 'external-secrets' },
  { group: /^monitoring\.coreos\.com$/, kind: /^(Prometheus|Alertmanager)$/, id: 'prometheus-operator' },
  { group: /^metallb\.io$/, kind: /^IPAddressPool$/, id: 'metallb' },
  { group: /^karpenter\.sh$/, kind: /^(NodePool|Provisioner)$/, id: 'karpenter' },
  { group: /^velero\.io$/, kind: /^BackupStorageLocation$/, id: 'velero' },
  { group: /^(install\.istio|operator\.istio|sailoperator)\.io$/, kind: /^Istio(Operator)?$/, id: 'istio' },
  { group: /^ceph\.rook\.io$/, kind: /^CephCluster$/, id: 'rook-ceph' },
  { group: /^operator\.tigera\.io$/, kind: /^Installation$/, id: 'tigera-operator' },
  { group: /^cilium\.io$/, kind: /^Cilium(LoadBalancerIPPool|BGPClusterConfig|BGPPeeringPolicy)$/, id: 'cilium' },
];

/** The add-on of an id of the catalogue. */
export function addOnById(id: string): AddOn | null {
  return known.get(id) ?? null;
}
