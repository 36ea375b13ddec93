import { isObject, type JsonValue, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { PipelineSystem, Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import type { PipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { pipelineSystemOfKind } from '@/lib/scan/documents/pipelines/select';
import type { DocumentFact } from '@/lib/scan/documents/resource';

/** What events of a Git host start in a cluster: by the name of the pipeline or the workflow template. */
export type StartedObjects = Readonly<Partial<Record<PipelineSystem, ReadonlyMap<string, readonly Trigger[]>>>>;

/** Names that hosts and their receivers give the events that start pipelines. */
const events: readonly (readonly [RegExp, Trigger])[] = [
  [/\bpull_request\b|merge.?requests?.?(events|hook)\b/i, 'pull-request'],
  [/\btag.?push.?(events|hook)\b|\bcreate\b/i, 'tag'],
  [/(?<!tag.?)\bpush\b|(?<!tag.?)\bpush.?(events|hook)\b/i, 'push'],
  [/\breleases?(.?(events|hook))?\b/i, 'release'],
];

function eventsIn(value: JsonValue | undefined): Trigger[] {
  const texts = value === undefined ? [] : textsIn(value, 0);
  return events.flatMap(([pattern, trigger]) => (texts.some((text) => pattern.test(text)) ? [trigger] : []));
}

const deepest = 12;

function textsIn(value: JsonValue, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => textsIn(inner, depth + 1));
}

const startingKinds = new Set(['EventListener', 'Trigger', 'TriggerTemplate', 'Sensor', 'EventSource']);

/** Whether `startedObjects` may ask for an object: its group tells the rest. */
export function mayStart({ kind }: DocumentFact): boolean {
  return startingKinds.has(kind);
}

/**
 * Follows what listens for events of a Git host to what it starts: listeners of Tekton Triggers over their templates to pipelines,
 * sensors of Argo Events to workflow templates. What nothing here starts is an object like others, and no pipeline of a repository.
 */
export function startedObjects(documents: readonly DocumentFact[]): StartedObjects {
  const isOf = (group: string, kinds: RegExp) => {
    const start = `${group}/`;
    return ({ apiVersion, kind, body }: DocumentFact) =>
      apiVersion.startsWith(start) && kinds.test(kind) && body !== null;
  };
  const listeners = documents.filter(isOf('triggers.tekton.dev', /^(EventListener|Trigger)$/));
  const sensors = documents.filter(isOf('argoproj.io', /^Sensor$/));
  return {
    ...(listeners.length > 0
      ? { tekton: startedByListeners(listeners, documents.filter(isOf('triggers.tekton.dev', /^TriggerTemplate$/))) }
      : {}),
    ...(sensors.length > 0
      ? { 'argo-workflows': startedBySensors(sensors, documents.filter(isOf('argoproj.io', /^EventSource$/))) }
      : {}),
  };
}

function startedByListeners(
  listeners: readonly DocumentFact[],
  templates: readonly DocumentFact[],
): Map<string, Trigger[]> {
  const started = new Map<string, Trigger[]>();
  const pipelinesOf = new Map(
    templates.map(({ name, body }) => [
      name,
      listAt(body ?? undefined, 'spec', 'resourcetemplates').flatMap(
        (run) => textAt(run, 'spec', 'pipelineRef', 'name') ?? textAt(run, 'spec', 'taskRef', 'name') ?? [],
      ),
    ]),
  );
  for (const { kind, body } of listeners) {
    const spec = objectAt(body ?? undefined, 'spec');
    for (const trigger of kind === 'Trigger' ? [spec ?? {}] : listAt(spec, 'triggers')) {
      const template = textAt(trigger, 'template', 'ref') ?? textAt(trigger, 'template', 'name') ?? '';
      add(started, pipelinesOf.get(template) ?? [], eventsIn(valueAt(trigger, 'interceptors')));
    }
  }
  return started;
}

function startedBySensors(sensors: readonly DocumentFact[], sources: readonly DocumentFact[]): Map<string, Trigger[]> {
  const started = new Map<string, Trigger[]>();
  for (const { body } of sensors) {
    const spec = objectAt(body ?? undefined, 'spec');
    const triggers = listAt(spec, 'dependencies').flatMap((dependency) => {
      const source = sources.find(({ name }) => name !== null && name === textAt(dependency, 'eventSourceName'));
      const hosts = Object.values(objectAt(source?.body ?? undefined, 'spec') ?? {}).filter(isObject);
      const event = textAt(dependency, 'eventName') ?? '';
      return hosts.flatMap((host) => eventsIn(valueAt(host, event, 'events')));
    });
    const names = listAt(spec, 'triggers').flatMap(templatesOf);
    add(started, names, triggers);
  }
  return started;
}

/** Workflow templates that a trigger of a sensor submits. */
function templatesOf(trigger: JsonValue): string[] {
  return ['argoWorkflow', 'k8s'].flatMap(
    (kind) => textAt(trigger, 'template', kind, 'source', 'resource', 'spec', 'workflowTemplateRef', 'name') ?? [],
  );
}

function add(started: Map<string, Trigger[]>, names: readonly string[], triggers: readonly Trigger[]): void {
  if (triggers.length === 0) return;
  for (const name of names) started.set(name, [...new Set([...(started.get(name) ?? []), ...triggers])]);
}

/** Systems of the pipelines that a file's objects are and that something starts. */
export function systemsStarted(documents: readonly DocumentFact[], started: StartedObjects): PipelineSystem[] {
  const systems = documents.flatMap(({ apiVersion, kind, name }) => {
    const system = pipelineSystemOfKind(apiVersion, kind);
    return system !== null && name !== null && started[system]?.has(name) ? [system] : [];
  });
  return [...new Set(systems)];
}

/** The jobs of a file's objects that something starts, with what does. */
export function startedJobs(fact: PipelineFact, started: StartedObjects): PipelineFact {
  const jobs = fact.jobs.flatMap((job) => {
    const triggers = started[fact.system]?.get(job.name.split(' / ')[0] ?? '');
    if (!triggers) return [];
    return [
      { ...job, triggers: [...triggers], steps: job.steps.map((step) => ({ ...step, triggers: [...triggers] })) },
    ];
  });
  return { ...fact, jobs };
}
