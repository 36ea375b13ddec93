import { type AgentDraft, labelHints } from '@/lib/scan/documents/argo-cd';
import { decide } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import { type JsonObject, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';

/** Groups in which the Helm Operator, the part of Flux 1 for charts, has its releases: the later one, and the one before it. */
const groups: ReadonlySet<string> = new Set(['helm.fluxcd.io', 'flux.weave.works']);

/** Prefixes of the annotations by which Flux 1 is steered. */
const prefixes = ['fluxcd.io', 'flux.weave.works'];

export function isHelmOperatorRelease(group: string, kind: string): boolean {
  return kind === 'HelmRelease' && groups.has(group);
}

/** The key of an annotation of Flux 1 that is set to something else than no, below the object's root; null where none is. */
export function firstFluxAnnotation(body: JsonObject | null, name: 'ignore' | 'automated'): string[] | null {
  const annotations = objectAt(body ?? undefined, 'metadata', 'annotations');
  const found = prefixes
    .map((prefix) => `${prefix}/${name}`)
    .find((key) => /^(true|sync_only)$/.test(String(valueAt(annotations, key) ?? '')));
  return found === undefined ? null : ['metadata', 'annotations', found];
}

/**
 * Reads a release of the Helm Operator: a chart of a repository, or a folder of a Git repository. The operator installs what the object
 * says and removes what left it; drift of what the chart made is nothing that it looks for, so `selfHeal` stays open: what applies the
 * object itself decides.
 */
export function readHelmOperatorRelease(draft: Draft): AgentDraft {
  const chart = objectAt(draft.body, 'spec', 'chart');
  const ignored = firstFluxAnnotation(draft.body, 'ignore');
  const running = ignored === null;
  const key = ignored ?? ['spec'];
  const git = textAt(chart, 'git');
  return {
    engine: 'flux',
    kind: draft.resource.kind,
    name: draft.name,
    resource: draft.resource,
    draft,
    automatic: decide(draft, key, running),
    selfHeal: decide(draft, key, running ? null : false),
    prune: decide(draft, key, running),
    suspended: decide(draft, key, !running),
    unresolved: chart === undefined,
    cluster: null,
    namespace: textAt(draft.body, 'spec', 'targetNamespace') ?? draft.namespace,
    sources: [
      {
        url: git ?? textAt(chart, 'repository') ?? null,
        path: git === undefined ? null : (textAt(chart, 'path') ?? null),
        revision: textAt(chart, 'ref') ?? null,
        chart: textAt(chart, 'name') ?? null,
      },
    ],
    generators: [],
    project: null,
    preview: false,
    counted: draft.resource.counted,
    hints: [labelHints(draft.body), [textAt(draft.body, 'spec', 'targetNamespace') ?? '']],
  };
}
