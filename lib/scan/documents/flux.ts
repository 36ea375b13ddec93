import type { AgentDraft } from '@/lib/scan/documents/argo-cd';
import { labelHints } from '@/lib/scan/documents/argo-cd';
import { booleanAt, decide, isConditional } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import { isLeftAlone, isSparedFromPruning } from '@/lib/scan/documents/flux-exemptions';
import { clusterFolder } from '@/lib/scan/documents/folder';
import { type JsonObject, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { isComplete } from '@/lib/scan/documents/required-fields';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

export function isFluxObject(group: string, kind: string): boolean {
  return (
    (group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization') ||
    (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease')
  );
}

/** Labels and annotations that a Kustomization gives to all that it applies: what they exempt, they exempt as a whole. */
const toAll = ['spec', 'commonMetadata'];

/** Reads a Flux Kustomization or HelmRelease after patches (fields: detection rules FLUX-4, FLUX-5, FLUX-8). */
export function readFluxObject(draft: Draft): AgentDraft {
  const spec = objectAt(draft.body, 'spec') ?? {};
  const isRelease = draft.resource.kind === 'HelmRelease';
  const suspended = booleanAt(draft, ['spec', 'suspend'], false);
  const running = suspended === null ? null : !suspended;
  const partial = !isComplete(draft.resource.group, draft.resource.kind, draft.body);
  return {
    engine: 'flux',
    kind: draft.resource.kind,
    name: draft.name,
    resource: draft.resource,
    draft,
    automatic: isRelease ? releaseUpdates(draft, running) : updatesOf(draft, ['spec', 'suspend'], running),
    selfHeal: isRelease ? releaseDrift(draft, running) : updatesOf(draft, ['spec', 'interval'], running),
    prune: isRelease ? decide(draft, ['spec'], running) : pruneOf(draft, running),
    suspended: decide(draft, ['spec', 'suspend'], suspended),
    unresolved: partial,
    cluster: remoteCluster(draft, spec),
    namespace: textAt(spec, 'targetNamespace') ?? draft.namespace,
    sources: [
      {
        url: null,
        path: textAt(spec, 'path') ?? null,
        revision: null,
        chart: textAt(spec, 'chart', 'spec', 'chart') ?? null,
      },
    ],
    generators: [],
    project: textAt(spec, 'serviceAccountName') ?? null,
    preview: false,
    counted: draft.resource.counted,
    hints: [
      labelHints(draft.body),
      [textAt(spec, 'path') ?? ''],
      [textAt(spec, 'targetNamespace') ?? '', remoteCluster(draft, spec) ?? ''],
    ],
  };
}

/** What a Kustomization does to all that it applies, unless it exempts all of it. */
function updatesOf(draft: Draft, key: string[], running: boolean | null): ReturnType<typeof decide> {
  const isExempt = isLeftAlone(valueAt(draft.body, ...toAll));
  return isExempt ? decide(draft, toAll, false) : decide(draft, key, running);
}

/** A release that Flux is told to leave alone stays as it was made, whatever Git says of it. */
function releaseUpdates(draft: Draft, running: boolean | null): ReturnType<typeof decide> {
  const key = ['metadata'];
  return isLeftAlone(valueAt(draft.body, ...key))
    ? decide(draft, key, false)
    : decide(draft, ['spec', 'suspend'], running);
}

/** Helm releases are put back only where drift detection is enabled; absent is disabled, `warn` only reports. */
function releaseDrift(draft: Draft, running: boolean | null): ReturnType<typeof decide> {
  const key = ['spec', 'driftDetection', 'mode'];
  const mode = valueAt(draft.body, ...key);
  if (isConditional(draft, key) || isUnresolved(mode)) return decide(draft, key, null);
  return decide(draft, key, mode === 'enabled' ? running : false);
}

function pruneOf(draft: Draft, running: boolean | null): ReturnType<typeof decide> {
  if (isSparedFromPruning(valueAt(draft.body, ...toAll))) return decide(draft, toAll, false);
  const prune = booleanAt(draft, ['spec', 'prune'], false);
  return decide(draft, ['spec', 'prune'], prune === true ? running : prune);
}

/** Names that say that a kubeconfig is one, not of which cluster. */
const namelessCluster = /^(|cluster|remote|kube|target|value)$/;

/**
 * The cluster that a hub's Flux applies to: the cluster folder that it takes, else the name of the kubeconfig, else, where every cluster
 * has one of the same name, the namespace that stands for the cluster. Null where the object has no kubeconfig.
 */
function remoteCluster(draft: Draft, spec: JsonObject): string | null {
  const secret = textAt(spec, 'kubeConfig', 'secretRef', 'name') ?? textAt(spec, 'kubeConfig', 'configMapRef', 'name');
  if (secret === undefined) return null;
  const folder = clusterFolder(`${(textAt(spec, 'path') ?? '').replace(/^\.?\//, '')}/`);
  const name = secret.replace(/-?kube-?config$/, '');
  return folder ?? (namelessCluster.test(name) ? draft.namespace : name);
}
