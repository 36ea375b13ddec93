import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { actionName, commandSegments, program, runs } from '@/lib/scan/documents/pipelines/tool-match';
import { rememberFor } from '@/lib/scan/documents/remember';

const commands = [
  program('aws', 'eks update-kubeconfig|eks get-token'),
  program('gcloud', 'container clusters get-credentials|container fleet memberships get-credentials'),
  program('az', 'aks get-credentials'),
  program('doctl', 'kubernetes cluster kubeconfig save|k8s cluster kubeconfig save'),
  program('ibmcloud', 'ks cluster config'),
  program('oc', 'login'),
  program('kubectl', 'config set-credentials|config set-cluster|config use-context|config set-context'),
  program('kubelogin', 'convert-kubeconfig'),
];

const actions =
  /get-gke-credentials|azure\/(aks|k8s)-set-context|redhat-actions\/oc-login|kubectl-config|set-kubectl-context|setup-kubeconfig|aws-eks\/update-kubeconfig|^(withkubeconfig|withkubecredentials|kubeconfigfile|kubernetesdeploy)$/;

/** Names of secrets and variables that hold the way into a cluster. */
const secret =
  /\b(secrets|vars)\.[A-Z0-9_]*(KUBE_?CONFIG|KUBE_?TOKEN|K8S_TOKEN|KUBERNETES_TOKEN)|\$\{?[A-Z0-9_]*KUBE_?CONFIG[A-Z0-9_]*|\$\{?KUBE_CONTEXT\b|kubeconfig/i;

/** Whether a step takes credentials of a cluster into the job (detection rules CI-P-CREDS). */
export function takesClusterCredentials(step: PipelineStep): boolean {
  if (step.kind === 'action' && actions.test(actionName(step))) return true;
  const values = [...Object.values(step.inputs), ...Object.values(step.variables)];
  if (step.kind === 'action')
    return values.some((value) => secret.test(value) && !/^(\.|\/)?[\w./-]*kubeconfig[\w.-]*$/.test(value));
  if (values.some((value) => /\$/.test(value) && secret.test(value))) return true;
  if (/(base64\s+(-d|--decode)|>\s*\S*(kubeconfig|\.kube\/config))/.test(step.text) && secret.test(step.text))
    return true;
  return commandSegments(step).some((segment) => commands.some((pattern) => runs(segment, pattern)));
}

/** The first step with which a job gets into a cluster that outlives it; null where none is seen. Looked for once in each job. */
export const clusterCredentialsOf: (job: PipelineJob) => PipelineStep | null = rememberFor(
  ({ ephemeralCluster, steps }) => (ephemeralCluster ? null : (steps.find(takesClusterCredentials) ?? null)),
);
