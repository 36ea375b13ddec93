import type { AgentObject, AgentSource, Decision } from '@/lib/scan/documents/agent-object';
import { booleanAt, decide, isConditional } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import { fillIn, generatorParameters } from '@/lib/scan/documents/generator-parameters';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { mergePatch } from '@/lib/scan/documents/patch';
import type { Resource } from '@/lib/scan/documents/resource';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** Facts of an agent object before its environments are known. */
export type AgentDraft = Omit<AgentObject, 'environments' | 'tiers' | 'production' | 'renderedFor'> & {
  draft: Draft;
  /** Names that may carry an environment, nearest first: labels, destination, source paths, the object's own name. */
  hints: string[][];
  /** Values files in the folders of its own sources, from the root of the tree, expressions in their names included. */
  valueFiles?: string[];
};

export function isArgoCdObject(group: string, kind: string): boolean {
  return group === 'argoproj.io' && (kind === 'Application' || kind === 'ApplicationSet');
}

/** Reads an Argo CD Application or ApplicationSet (fields: detection rules ARGO-1 to ARGO-12). */
export function readArgoCdObject(made: Draft): AgentDraft {
  const isSet = made.resource.kind === 'ApplicationSet';
  const draft = isSet ? withTemplatePatch(made) : made;
  const prefix: string[] = isSet ? ['spec', 'template', 'spec'] : ['spec'];
  const spec = objectAt(draft.body, ...prefix) ?? {};
  const automated = [...prefix, 'syncPolicy', 'automated'];
  const skipKey = [...prefix.slice(0, -1), 'metadata', 'annotations', 'argocd.argoproj.io/skip-reconcile'];
  const skipped = booleanAt(draft, skipKey, false);
  const automatic = runs(automatedSync(draft, automated), skipped);
  const whenAutomatic = (key: string): boolean | null =>
    automatic === true ? booleanAt(draft, [...automated, key], false) : automatic === false ? false : null;
  const generators = isSet ? generatorNames(listAt(draft.body, 'spec', 'generators')) : [];
  const elements = isSet ? generatorValues(listAt(draft.body, 'spec', 'generators')) : [];
  const sources = isSet ? filledSources(sourcesOf(spec), draft.body) : sourcesOf(spec);
  return {
    engine: 'argo-cd',
    kind: draft.resource.kind,
    name: draft.name,
    resource: draft.resource,
    draft,
    automatic: decide(draft, automated, automatic),
    selfHeal: decide(draft, [...automated, 'selfHeal'], whenAutomatic('selfHeal')),
    prune: pruneOf(draft, [...prefix, 'syncPolicy', 'syncOptions'], [...automated, 'prune'], whenAutomatic('prune')),
    suspended: decide(draft, skipKey, skipped),
    unresolved: automatic === null || draft.resource.completeness === 'partial',
    cluster: clusterOf(spec),
    namespace: textAt(spec, 'destination', 'namespace') ?? null,
    sources,
    generators,
    project: textAt(spec, 'project') ?? null,
    preview: generators.includes('pullRequest'),
    counted: draft.resource.counted,
    valueFiles: isSet ? [] : valuePaths(spec),
    hints: [
      labelHints(draft.body, objectAt(draft.body, ...prefix.slice(0, -1), 'metadata')),
      elements,
      sources.flatMap((source) => [source.path ?? '', ...valueFiles(spec)]),
      [
        textAt(spec, 'destination', 'name') ?? '',
        textAt(spec, 'destination', 'namespace') ?? '',
        textAt(spec, 'project') ?? '',
      ],
    ],
  };
}

/** An object that the controller is told to skip does nothing by itself, whatever its policy says. */
function runs(automated: boolean | null, skipped: boolean | null): boolean | null {
  if (automated === false || skipped === true) return false;
  return skipped === null ? null : automated;
}

/** An option of the whole application that spares what it deploys from pruning, or leaves it to a person (ARGO-3). */
function pruneOf(draft: Draft, options: string[], key: string[], value: boolean | null): Decision {
  const isSpared = listAt(draft.body, ...options).some((option) => /^Prune=(false|confirm)$/.test(String(option)));
  return isSpared ? decide(draft, options, false) : decide(draft, key, value);
}

/** `automated` present (also as `{}`) and not switched off by `enabled: false`; an expression or a condition leaves it open. */
function automatedSync(draft: Draft, key: string[]): boolean | null {
  if (isConditional(draft, key) || isSetByTemplatePatch(draft.body)) return null;
  const policy = valueAt(draft.body, ...key.slice(0, -1));
  if (isUnresolved(policy)) return null;
  const automated = valueAt(draft.body, ...key);
  if (automated === undefined || automated === null) return hasUnresolvedKey(policy) ? null : false;
  return isObject(automated) ? booleanAt(draft, [...key, 'enabled'], true) : null;
}

/** A `templatePatch` with conditions is rendered for each target: what it says of the sync policy holds for some of them. */
function isSetByTemplatePatch(body: JsonObject): boolean {
  return /\b(syncPolicy|automated)\b/.test(textAt(body, 'spec', 'templatePatch') ?? '');
}

/**
 * Applies a `templatePatch` that says the same for every target; one with conditions, one in which an expression writes lines of its own
 * (`{{- toYaml .syncPolicy | nindent 4 }}`), or one that cannot be read stays as it is.
 */
function withTemplatePatch(draft: Draft): Draft {
  const patch = textAt(draft.body, 'spec', 'templatePatch');
  if (patch === undefined || /\{\{-?\s*(if|range|with|else|template|include)\b/.test(patch)) return draft;
  const { text, spreads } = neutralizeTemplate(patch);
  const parsed = parseDocument(text);
  if (spreads.length > 0 || !parsed.ok || !isObject(parsed.value)) return draft;
  const { templatePatch: _applied, ...spec } = objectAt(draft.body, 'spec') ?? {};
  const template = mergePatch(valueAt(spec, 'template'), parsed.value);
  return { ...draft, body: { ...draft.body, spec: { ...spec, template } } };
}

/** Sources as the generators' own parameters fill them; each once. */
function filledSources(written: readonly AgentSource[], body: JsonObject): AgentSource[] {
  if (!written.some((source) => Object.values(source).some(isUnresolved))) return [...written];
  const sets = generatorParameters(body);
  if (sets.length === 0) return [...written];
  return written.flatMap((source, at) => {
    const filled = sets.map((parameters) => {
      const fill = (text: string | null): string | null => (text === null ? null : fillIn(text, parameters));
      const { url, path, revision, chart } = source;
      return { url: fill(url), path: fill(path), revision: fill(revision), chart: fill(chart), at };
    });
    return [...new Map(filled.map((each) => [JSON.stringify(each), each])).values()];
  });
}

/** A template may write the very key (`{{ .mode }}: {}`). */
function hasUnresolvedKey(value: JsonValue | undefined): boolean {
  return isObject(value) && Object.keys(value).some(isUnresolved);
}

function clusterOf(spec: JsonObject): string | null {
  const destination = textAt(spec, 'destination', 'name') || textAt(spec, 'destination', 'server');
  if (!destination) return null;
  return /^(in-cluster|https:\/\/kubernetes\.default\.svc(:443)?\/?)$/.test(destination) ? 'in-cluster' : destination;
}

function sourcesOf(spec: JsonObject): AgentSource[] {
  const hydrator = objectAt(spec, 'sourceHydrator', 'drySource');
  const single = objectAt(spec, 'source') ?? hydrator;
  const all = single ? [single, ...listAt(spec, 'sources')] : listAt(spec, 'sources');
  return all.filter(isObject).map((source) => ({
    url: textAt(source, 'repoURL') ?? null,
    path: textAt(source, 'path') ?? null,
    revision: textAt(source, 'targetRevision') ?? null,
    chart: textAt(source, 'chart') ?? null,
  }));
}

/** What an Application or the template of an ApplicationSet asks for, patches aside. */
export function applicationSpec({ kind, body }: Resource): JsonObject {
  return objectAt(body ?? undefined, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])) ?? {};
}

/** Values files of all sources, as written. */
export function valueFiles(spec: JsonObject): string[] {
  const sources = [objectAt(spec, 'source'), ...listAt(spec, 'sources')];
  return sources
    .flatMap((source) => listAt(source, 'helm', 'valueFiles'))
    .filter((file): file is string => typeof file === 'string');
}

/** Values files below the folder that each source delivers; those of another source (`$values/…`) are of another repository. */
function valuePaths(spec: JsonObject): string[] {
  return [objectAt(spec, 'source'), ...listAt(spec, 'sources')].flatMap((source) => {
    const folder = textAt(source, 'path');
    const files = listAt(source, 'helm', 'valueFiles').filter((file) => typeof file === 'string');
    return folder === undefined
      ? []
      : files.filter((file) => !/^[$/]|:\/\//.test(file)).map((file) => `${folder}/${file}`);
  });
}

const environmentLabel = /(^|[./-])(env|environment|stage|tier|ring)$/i;

/** Whether the name of a label says that its value is an environment. */
export function isEnvironmentLabel(name: string): boolean {
  return environmentLabel.test(name);
}

/** Values of labels whose name says that they carry an environment. */
export function labelHints(...objects: (JsonObject | undefined)[]): string[] {
  return objects
    .flatMap((object) => Object.entries(objectAt(object, 'metadata', 'labels') ?? objectAt(object, 'labels') ?? {}))
    .filter(([name, value]) => isEnvironmentLabel(name) && typeof value === 'string')
    .map(([, value]) => String(value));
}

const nesting = ['matrix', 'merge'] as const;

/** Names of generators, those inside `matrix` and `merge` included (detection rules ARGO-8). */
export function generatorNames(generators: readonly JsonValue[]): string[] {
  const names = generators.filter(isObject).flatMap((generator) =>
    Object.keys(generator)
      .filter((key) => !['selector', 'template', 'values'].includes(key))
      .flatMap((key) =>
        (nesting as readonly string[]).includes(key)
          ? [key, ...generatorNames(listAt(generator, key, 'generators'))]
          : [key],
      ),
  );
  return [...new Set(names)].sort();
}

/** Keys of generators that say where and how to ask, not what is generated. */
const asking = new Set(['repoURL', 'revision', 'template', 'api', 'tokenRef', 'secretRef', 'configMapRef', 'caRef']);

/** Texts in generator elements and selectors that may name environments, clusters or paths. */
function generatorValues(generators: readonly JsonValue[]): string[] {
  const texts: string[] = [];
  const visit = (value: JsonValue, depth: number): void => {
    if (texts.length >= 2_000 || depth > 12) return;
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (isObject(value) && !leavesOut(value))
      for (const [key, item] of Object.entries(value)) if (!asking.has(key)) visit(item, depth + 1);
  };
  for (const generator of generators) visit(generator, 0);
  return texts;
}

/** Whether a part of a selector, or a folder of a generator, names what is not taken. */
function leavesOut(value: JsonObject): boolean {
  return value['exclude'] === true || value['operator'] === 'NotIn' || value['operator'] === 'DoesNotExist';
}
