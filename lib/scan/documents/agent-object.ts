import type { Resource } from '@/lib/scan/documents/resource';

export type Engine =
  | 'argo-cd'
  | 'flux'
  | 'fleet'
  | 'config-sync'
  | 'kluctl'
  | 'kapp'
  | 'pipecd'
  | 'sveltos'
  | 'tofu-controller'
  | 'kubevela'
  | 'open-cluster-management'
  | 'scheduled-apply';

/** A yes or no of an agent object, with the key that decides it. `null`: cannot be known from the text (template, missing base). */
export interface Decision {
  value: boolean | null;
  key: readonly (string | number)[];
  /** A patch elsewhere that decided it, with the key at which it does below its document's root. */
  patchedBy: { path: string; objectId: string; line: number; key?: readonly (string | number)[] } | null;
}

/** Where an agent object takes its desired state from. */
export interface AgentSource {
  /** As written; null when the object's own repository or an unresolved template. */
  url: string | null;
  path: string | null;
  revision: string | null;
  chart: string | null;
  /** Position of the source that a generator filled; left out where positions are those of the object. */
  at?: number;
}

export type Tier = 'production' | 'staging' | 'testing' | 'development';

/**
 * An instruction to a GitOps agent to keep a target in a state: an Argo CD Application, a Flux Kustomization …, after kustomize
 * patches. One base taken by several environments yields one agent object each.
 */
export interface AgentObject {
  engine: Engine;
  kind: string;
  name: string;
  resource: Resource;
  /** A merged change is applied without a person. */
  automatic: Decision;
  /** Drift of the running system is reverted. */
  selfHeal: Decision;
  prune: Decision;
  /** Reconciliation is paused. */
  suspended: Decision;
  /** Too little of it can be resolved to judge it: left out of shares and counted as unresolved. */
  unresolved: boolean;
  /** Destination cluster as written: a name, a server, a cluster folder; null when unknown or the agent's own cluster. */
  cluster: string | null;
  namespace: string | null;
  /** Names of the environments it serves, as found. */
  environments: string[];
  /** Tiers of those environments; empty when no name is known. */
  tiers: Tier[];
  /** Counts as production for criteria: a production tier, or the implied single target. Null: unknown. */
  production: boolean | null;
  sources: AgentSource[];
  /** Environments whose values a chart renders this same object with: each has one, in a cluster of its own. Empty otherwise. */
  renderedFor: string[];
  /** ApplicationSet generators or other fan-out, innermost included; empty for a single target. */
  generators: string[];
  /** AppProject, or the service account that the agent impersonates. */
  project: string | null;
  /** Applications of pull requests, throw-away environments: never production. */
  preview: boolean;
  counted: boolean;
}
