import type { JsonObject } from '@/lib/scan/documents/json';
import type { Telltales } from '@/lib/scan/documents/telltales';

/** One object of a manifest file, as read from the bytes alone; cached by blob. */
export interface DocumentFact {
  /** First line of the document in its file; counts from 1. */
  line: number;
  apiVersion: string;
  kind: string;
  /** Null where the manifest names none (a generated name, a patch without one). */
  name: string | null;
  namespace: string | null;
  /** True where template expressions were neutralised in it. */
  templated: boolean;
  /** The parsed object, less what no rule may keep (secret values) or needs. Null: recognised by its header, not parsed. */
  body: JsonObject | null;
  /** Position in a `List` that held it. */
  item: number | null;
  /** Dotted keys that stand behind a template condition: present or not depending on values. */
  conditional: string[];
  /** Values of the chart that all have to be set for the document to be there at all: `metrics.enabled`. Left out where none decides. */
  switches?: string[];
  /** The value of the chart that says what a policy does with an object that breaks it, where its template leaves that to one. */
  actionValue?: string;
  /** Positions of those ignored differences of an Argo CD object that a comment gives a reason for. */
  reasonedIgnores: number[];
  /** What the text of a document shows that is not parsed. */
  telltales?: Telltales;
}

/**
 * complete: has the fields that its kind requires, stands for an object of its own ·
 * patch: listed as a patch by a kustomization, or a `$patch` · partial: misses required fields and nothing completes it here ·
 * definition: a CustomResourceDefinition, never evidence that its kind is used.
 */
export type Completeness = 'complete' | 'partial' | 'patch' | 'definition';

/** A Kubernetes-style object in its place in the repository. */
export interface Resource {
  path: string;
  objectId: string;
  line: number;
  /** API group, '' for core. Kinds are always matched with their group (detection rules 0.3). */
  group: string;
  version: string;
  kind: string;
  name: string | null;
  namespace: string | null;
  body: JsonObject | null;
  /** Keys from the document's root to the body, for items of a List or objects inside values: usually empty. */
  rootKey: readonly (string | number)[];
  templated: boolean;
  /** Dotted keys that stand behind a template condition: present or not depending on values. */
  conditional: string[];
  /** Values of the chart that all have to be set for the object to be there at all. */
  switches?: string[];
  /** The value of the chart that says what a policy does with an object that breaks it, where its template leaves that to one. */
  actionValue?: string;
  /** Positions of those ignored differences of an Argo CD object that a comment gives a reason for. */
  reasonedIgnores: number[];
  /** What the text of a document shows that is not parsed. */
  telltales?: Telltales;
  completeness: Completeness;
  /** False for tests, examples, documentation, vendored and generated files. */
  counted: boolean;
  /** The chart folder whose template this is; null outside charts. */
  chart: string | null;
  /** Values files of environments that fill this object of a template; left out where none does. */
  filledBy?: string[];
}
