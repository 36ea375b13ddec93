import { CLUSTER_LABEL } from '@/lib/scan/documents/cluster-label';
import type { JsonObject, JsonValue } from '@/lib/scan/documents/json';
import type { HclBlock } from '@/lib/scan/documents/terraform-hcl';

/** Kinds of Argo CD that the provider of that name makes of its resources (detection rules ARGO-1). */
const kinds: Readonly<Record<string, string>> = {
  argocd_application: 'Application',
  argocd_application_set: 'ApplicationSet',
  argocd_project: 'AppProject',
};

/** Blocks that stand for an entry of a list, by the block around them, with the field that they fill. */
const entries: Readonly<Record<string, string>> = {
  'spec.ignore_difference': 'ignoreDifferences',
  'spec.generator': 'generators',
  'matrix.generator': 'generators',
  'merge.generator': 'generators',
  'git.directory': 'directories',
  'git.file': 'files',
  'list.element': 'elements',
  'rolling_sync.step': 'steps',
  'project.destination': 'destinations',
  'project.role': 'roles',
  'project.sync_window': 'syncWindows',
};

/** Maps whose keys are names that somebody gave, and whose values are texts. */
const namedTexts = /^(labels|annotations)$/;

/** Stands for what Terraform works out; readers of manifests take it for unknown. */
const workedOut = '$' + '{…}';

/**
 * The Kubernetes object that a resource of Terraform describes in Terraform's own language: those of the Argo CD provider,
 * Secrets that register a cluster there, and `kubernetes_manifest` with an object. Null for every other resource, and for a manifest that comes from a file or a function.
 */
export function objectOfResource(resource: HclBlock): JsonObject | null {
  const [type = ''] = resource.labels;
  const kind = kinds[type];
  if (kind !== undefined) {
    const part = (name: string, around: string): JsonObject => {
      const block = resource.blocks.find((each) => each.type === name);
      return block ? fieldsOf(block, around) : {};
    };
    const spec = part('spec', kind === 'AppProject' ? 'project' : 'spec');
    return { apiVersion: 'argoproj.io/v1alpha1', kind, metadata: part('metadata', 'metadata'), spec };
  }
  if (/^(argocd_cluster|kubernetes_secret(_v1)?)$/.test(type)) return clusterSecret(resource);
  const manifest = resource.blocks.find((block) => block.type === 'manifest');
  return type === 'kubernetes_manifest' && manifest ? asWritten(manifest) : null;
}

/** The Secret that registers a cluster at Argo CD, without what it holds; null for any other Secret. */
function clusterSecret({ labels: [type], texts, blocks }: HclBlock): JsonObject | null {
  const metadata = blocks.find((block) => block.type === 'metadata');
  const written = metadata?.blocks.find((block) => block.type === 'labels');
  const labels = { ...written?.texts };
  if (written !== undefined) for (const name of Object.keys(written.expressions)) labels[name] = workedOut;
  // Labels that Terraform works out may be any.
  if (metadata?.expressions['labels'] !== undefined) labels[workedOut] = workedOut;
  if (type === 'argocd_cluster') labels[CLUSTER_LABEL] = 'cluster';
  else if (labels[CLUSTER_LABEL] !== 'cluster') return null;
  const name = type === 'argocd_cluster' ? texts['name'] : metadata?.texts['name'];
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: name ?? workedOut, labels } };
}

/** An object under its own names. */
function asWritten(block: HclBlock): JsonObject {
  const isNamed = namedTexts.test(block.type);
  return Object.fromEntries([
    ...Object.entries(block.texts).map(([name, text]) => [name, isNamed ? text : scalarOf(text)]),
    ...Object.entries(block.expressions).map(([name, text]) => [name, listOf(text)]),
    ...block.blocks.map((inner) => [inner.type, asWritten(inner)]),
  ]);
}

/** A block of the provider under the names of Argo CD. `around` names the block for what stands in it. */
function fieldsOf(block: HclBlock, around: string): JsonObject {
  const fields: JsonObject = {};
  for (const [name, text] of Object.entries(block.texts)) fields[nameOf(name)] = scalarOf(text);
  for (const [name, text] of Object.entries(block.expressions)) fields[nameOf(name)] = listOf(text);
  for (const [name, same] of Map.groupBy(block.blocks, nameOfBlock)) {
    const made = same.map((inner) => (inner.type === 'dynamic' ? workedOut : objectOf(inner)));
    const list = entries[`${around}.${name}`] ?? (made.length > 1 ? `${name}s` : undefined);
    if (list === undefined) fields[nameOf(name)] = made[0] ?? null;
    else fields[nameOf(list)] = made;
  }
  return fields;
}

function objectOf(block: HclBlock): JsonObject {
  return namedTexts.test(block.type) ? asWritten(block) : fieldsOf(block, block.type);
}

function nameOfBlock({ type, labels }: HclBlock): string {
  return type === 'dynamic' ? (labels[0] ?? type) : type;
}

/** `target_revision` is `targetRevision` there. */
function nameOf(name: string): string {
  return name.replace(/_url$/, 'URL').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function scalarOf(text: string): JsonValue {
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** A list of plain texts; anything else is worked out when Terraform runs. */
function listOf(expression: string): JsonValue {
  if (!/^\[(\s*"[^"\\$]*"\s*,?)*\s*\]$/.test(expression)) return workedOut;
  return [...expression.matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? '');
}
