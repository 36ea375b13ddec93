import type { Engine } from '@/lib/scan/documents/agent-object';
import type { AgentDraft } from '@/lib/scan/documents/argo-cd';
import { labelHints } from '@/lib/scan/documents/argo-cd';
import { selectedEnvironments, selectedTargets } from '@/lib/scan/documents/cluster-selectors';
import { booleanAt, decide, isConditional } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import { folderOf } from '@/lib/scan/documents/folder';
import { textAt, valueAt } from '@/lib/scan/documents/json';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

interface AgentRule {
  engine: Engine;
  /** Key that holds the address of the desired state; the object is whole when it is there. */
  source: readonly (string | number)[];
  /** Key of the path in the source; null where the object's own folder is it. */
  path: readonly (string | number)[] | null;
  revision: readonly (string | number)[];
  automatic: (draft: Draft) => boolean | null;
  selfHeal: (draft: Draft) => boolean | null;
  selfHealKey: readonly (string | number)[];
  prune: (draft: Draft) => boolean | null;
}

const always = (): boolean => true;

/** Whether a field that pauses the agent is not set. */
function notPaused(...key: readonly string[]): (draft: Draft) => boolean | null {
  return (draft) => {
    const paused = booleanAt(draft, key, false);
    return paused === null ? null : !paused;
  };
}

function textIs(key: readonly string[], expected: string): (draft: Draft) => boolean | null {
  return (draft) => {
    const value = valueAt(draft.body, ...key);
    return isConditional(draft, key) || isUnresolved(value) ? null : value === expected;
  };
}

/** Agents besides Argo CD and Flux, by group and kind (detection rules 5 and IAC-9). */
const rules: Record<string, AgentRule> = {
  'fleet.cattle.io/GitRepo': {
    engine: 'fleet',
    source: ['spec', 'repo'],
    path: ['spec', 'paths', 0],
    revision: ['spec', 'branch'],
    automatic: notPaused('spec', 'paused'),
    selfHeal: (draft) => booleanAt(draft, ['spec', 'correctDrift', 'enabled'], false),
    selfHealKey: ['spec', 'correctDrift', 'enabled'],
    prune: always,
  },
  'fleet.cattle.io/HelmOp': {
    engine: 'fleet',
    source: ['spec', 'helm', 'chart'],
    path: ['spec', 'helm', 'repo'],
    revision: ['spec', 'helm', 'version'],
    automatic: notPaused('spec', 'paused'),
    selfHeal: (draft) => booleanAt(draft, ['spec', 'correctDrift', 'enabled'], false),
    selfHealKey: ['spec', 'correctDrift', 'enabled'],
    prune: always,
  },
  'configsync.gke.io/RootSync': configSync(),
  'configsync.gke.io/RepoSync': configSync(),
  'gitops.kluctl.io/KluctlDeployment': {
    engine: 'kluctl',
    source: ['spec', 'source'],
    path: ['spec', 'source', 'git', 'path'],
    revision: ['spec', 'source', 'git', 'ref', 'branch'],
    automatic: notPaused('spec', 'suspend'),
    selfHeal: textIs(['spec', 'deployMode'], 'full-deploy'),
    selfHealKey: ['spec', 'deployMode'],
    prune: (draft) => booleanAt(draft, ['spec', 'prune'], false),
  },
  'kappctrl.k14s.io/App': {
    engine: 'kapp',
    source: ['spec', 'fetch'],
    path: ['spec', 'fetch', 0, 'git', 'subPath'],
    revision: ['spec', 'fetch', 0, 'git', 'ref'],
    automatic: notPaused('spec', 'paused'),
    selfHeal: notPaused('spec', 'paused'),
    selfHealKey: ['spec', 'syncPeriod'],
    prune: always,
  },
  'packaging.carvel.dev/PackageInstall': {
    engine: 'kapp',
    source: ['spec', 'packageRef'],
    path: ['spec', 'packageRef', 'refName'],
    revision: ['spec', 'packageRef', 'versionSelection', 'constraints'],
    automatic: notPaused('spec', 'paused'),
    selfHeal: notPaused('spec', 'paused'),
    selfHealKey: ['spec', 'syncPeriod'],
    prune: always,
  },
  'config.projectsveltos.io/ClusterProfile': sveltos(),
  'config.projectsveltos.io/Profile': sveltos(),
  'infra.contrib.fluxcd.io/Terraform': {
    engine: 'tofu-controller',
    source: ['spec', 'sourceRef'],
    path: ['spec', 'path'],
    revision: ['spec', 'approvePlan'],
    automatic: (draft) => {
      const running = notPaused('spec', 'suspend')(draft);
      return running === true ? textIs(['spec', 'approvePlan'], 'auto')(draft) : running;
    },
    // A drifted plan is applied again only when plans are approved by rule.
    selfHeal: (draft) =>
      booleanAt(draft, ['spec', 'disableDriftDetection'], false) === true
        ? false
        : textIs(['spec', 'approvePlan'], 'auto')(draft),
    selfHealKey: ['spec', 'approvePlan'],
    prune: always,
  },
  'pipecd.dev/KubernetesApp': pipeCd(),
  'pipecd.dev/TerraformApp': pipeCd(),
  'pipecd.dev/CloudRunApp': pipeCd(),
  'pipecd.dev/LambdaApp': pipeCd(),
  'pipecd.dev/ECSApp': pipeCd(),
  'pipecd.dev/Application': pipeCd(),
  'apps.open-cluster-management.io/Subscription': {
    engine: 'open-cluster-management',
    source: ['spec', 'channel'],
    path: ['metadata', 'annotations', 'apps.open-cluster-management.io/git-path'],
    revision: ['metadata', 'annotations', 'apps.open-cluster-management.io/git-branch'],
    automatic: always,
    selfHeal: textIs(['metadata', 'annotations', 'apps.open-cluster-management.io/reconcile-option'], 'replace'),
    selfHealKey: ['metadata', 'annotations'],
    prune: always,
  },
};

function configSync(): AgentRule {
  return {
    engine: 'config-sync',
    source: ['spec'],
    path: ['spec', 'git', 'dir'],
    revision: ['spec', 'git', 'revision'],
    automatic: always,
    selfHeal: always,
    selfHealKey: ['spec'],
    prune: always,
  };
}

function sveltos(): AgentRule {
  return {
    engine: 'sveltos',
    source: ['spec'],
    path: ['spec', 'policyRefs', 0, 'path'],
    revision: ['spec', 'syncMode'],
    automatic: (draft) => !['OneTime', 'DryRun'].includes(textAt(draft.body, 'spec', 'syncMode') ?? ''),
    selfHeal: textIs(['spec', 'syncMode'], 'ContinuousWithDriftDetection'),
    selfHealKey: ['spec', 'syncMode'],
    prune: always,
  };
}

/** An application file of PipeCD: its agent deploys each commit of the folder, and puts drift right only where it is told to. */
function pipeCd(): AgentRule {
  const disabled = ['spec', 'trigger', 'onOutOfSync', 'disabled'] as const;
  return {
    engine: 'pipecd',
    source: ['spec'],
    path: null,
    revision: ['spec', 'trigger', 'onCommit', 'branch'],
    automatic: (draft) => booleanAt(draft, ['spec', 'trigger', 'onCommit', 'disabled'], false) === false,
    selfHeal: (draft) => booleanAt(draft, disabled, true) === false,
    selfHealKey: disabled,
    prune: (draft) => booleanAt(draft, ['spec', 'quickSync', 'prune'], false),
  };
}

export function isOtherAgentObject(group: string, kind: string): boolean {
  return Object.hasOwn(rules, `${group}/${kind}`);
}

/** Reads an object of one of the other agents; null when its kind is none of them. */
export function readOtherAgentObject(draft: Draft): AgentDraft | null {
  const rule = rules[`${draft.resource.group}/${draft.resource.kind}`];
  if (!rule) return null;
  const automatic = rule.automatic(draft);
  const path = rule.path === null ? folderOf(draft.resource.path) : (textAt(draft.body, ...rule.path) ?? null);
  return {
    engine: rule.engine,
    kind: draft.resource.kind,
    name: draft.name || (textAt(draft.body, 'spec', 'name') ?? ''),
    resource: draft.resource,
    draft,
    automatic: decide(draft, ['spec'], automatic),
    selfHeal: decide(draft, rule.selfHealKey, automatic === false ? false : rule.selfHeal(draft)),
    prune: decide(draft, ['spec', 'prune'], automatic === false ? false : rule.prune(draft)),
    suspended: decide(draft, ['spec'], automatic === null ? null : !automatic),
    unresolved: automatic === null || valueAt(draft.body, ...rule.source) === undefined,
    cluster: null,
    namespace: textAt(draft.body, 'spec', 'targetNamespace') ?? draft.namespace,
    sources: [
      {
        url: textAt(draft.body, ...rule.source) ?? textAt(draft.body, 'spec', 'git', 'repo') ?? null,
        path,
        revision: textAt(draft.body, ...rule.revision) ?? null,
        chart: null,
      },
    ],
    generators: [],
    project: textAt(draft.body, 'spec', 'serviceAccountName') ?? null,
    preview: false,
    counted: draft.resource.counted,
    hints: [
      [...labelHints(draft.body), ...selectedEnvironments(draft.body)],
      [path ?? ''],
      [textAt(draft.body, ...rule.revision) ?? ''],
      selectedTargets(draft.body),
    ],
  };
}
