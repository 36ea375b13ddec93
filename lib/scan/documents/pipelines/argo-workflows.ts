import { isObject, type JsonObject, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { type LocatedDocument, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { containerStep } from '@/lib/scan/documents/pipelines/tekton';

const kinds = new Set(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow']);

/** Reads Argo Workflows objects; each template that runs a container or a script is one job. Other documents are left out. */
export function readArgoWorkflow(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const jobs = yaml.documents.flatMap((document) =>
    isObject(document.value) ? readObject(document, document.value) : [],
  );
  return pipelineFact('argo-workflows', { jobs, problem: yaml.problem });
}

function readObject(document: LocatedDocument, body: JsonObject): JobFact[] {
  const kind = textAt(body, 'kind') ?? '';
  if (!(textAt(body, 'apiVersion') ?? '').startsWith('argoproj.io/') || !kinds.has(kind)) return [];
  // What submits the other kinds (an event, a person, another workflow) is not in the object.
  const start: JobStart = { triggers: [kind === 'CronWorkflow' ? 'schedule' : 'other'], branches: [] };
  const spec = kind === 'CronWorkflow' ? ['spec', 'workflowSpec'] : ['spec'];
  const owner = textAt(body, 'metadata', 'name') ?? textAt(body, 'metadata', 'generateName') ?? kind;
  return listAt(body, ...spec, 'templates').flatMap((template, index) => {
    const at = [...spec, 'templates', index];
    const steps = ['container', 'script'].flatMap((part) =>
      containerStep(document, [...at, part], valueAt(template, part), start, textAt(template, 'name') ?? null),
    );
    if (steps.length === 0) return [];
    return [
      jobFact({
        name: `${owner} / ${textAt(template, 'name') ?? index}`,
        line: document.lineOf(...at),
        ...start,
        steps,
      }),
    ];
  });
}
