import { isObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { type LocatedDocument, readLocatedYaml, textList } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { containerSteps } from '@/lib/scan/documents/pipelines/tekton';

/** Reads the Prow jobs that a repository holds for itself. */
export function readProwJobs(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const jobs = yaml.documents.flatMap((document) => [
    ...jobsOf(document, 'presubmits', 'pull-request'),
    ...jobsOf(document, 'postsubmits', 'push'),
    ...jobsOf(document, 'periodics', 'schedule'),
  ]);
  return pipelineFact('prow', { jobs, problem: yaml.problem });
}

/** Jobs stand in a list, or in one list per repository. */
function jobsOf(document: LocatedDocument, kind: string, trigger: Trigger): JobFact[] {
  const direct = listAt(document.value, kind).map((job, index) => readJob(document, [kind, index], job, trigger));
  const byRepository = Object.entries(objectAt(document.value, kind) ?? {}).flatMap(([name, jobs]) =>
    listAt(jobs).map((job, index) => readJob(document, [kind, name, index], job, trigger)),
  );
  return [...direct, ...byRepository].flat();
}

function readJob(
  document: LocatedDocument,
  at: readonly (string | number)[],
  job: JsonValue,
  trigger: Trigger,
): JobFact[] {
  if (!isObject(job)) return [];
  const start: JobStart = { triggers: [trigger], branches: trigger === 'push' ? textList(job, 'branches') : [] };
  const steps = containerSteps(document, [...at, 'spec', 'containers'], start);
  return [jobFact({ name: textAt(job, 'name') ?? 'job', line: document.lineOf(...at), ...start, steps })];
}
