import type { PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { actionName, commandSegments, program, runs } from '@/lib/scan/documents/pipelines/tool-match';

const commands = [
  program('kind', 'create cluster'),
  program('k3d', 'cluster create|cluster start'),
  program('minikube', 'start'),
  program('ctlptl', 'create cluster|apply'),
  program('vcluster', 'create|connect'),
  program('setup-envtest', 'use'),
  program('microk8s', 'start|status'),
  program('talosctl', 'cluster create'),
  program('k0s', 'install'),
];

const actions =
  /(^|[/_-])(kind|k3s|k3d|minikube|microk8s|envtest|vcluster)([/_-]|$)|kind-control-plane|replicated-actions\/create-cluster/;

/** Whether a step makes a cluster that lives only for its job: what is applied there is a test, not a deploy (detection rules CI-V-E2E). */
export function createsEphemeralCluster(step: PipelineStep): boolean {
  if (step.kind === 'action') return actions.test(actionName(step));
  const installsK3s = /get\.k3s\.io|k3d-io\/k3d\/.*install\.sh/.test(step.text);
  return installsK3s || commandSegments(step).some((segment) => commands.some((pattern) => runs(segment, pattern)));
}
