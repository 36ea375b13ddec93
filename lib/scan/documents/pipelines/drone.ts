import { isObject, textAt, valueAt } from '@/lib/scan/documents/json';
import { pluginSteps, startOfFilter } from '@/lib/scan/documents/pipelines/container-pipeline';
import { readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import { jobFact, type PipelineFact, pipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** Reads a Drone file: each pipeline document is one job. Pushes, tags and pull requests start it unless `trigger` says otherwise. */
export function readDrone(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const jobs = yaml.documents.flatMap((document) => {
    const body = document.value;
    if (!isObject(body) || (textAt(body, 'kind') ?? 'pipeline') !== 'pipeline') return [];
    const start = startOfFilter(valueAt(body, 'trigger'), { triggers: ['push', 'pull-request', 'tag'], branches: [] });
    const name = textAt(body, 'name') ?? 'default';
    return [jobFact({ name, line: document.lineOf('name'), ...start, steps: pluginSteps(document, ['steps'], start) })];
  });
  return pipelineFact('drone', { jobs, problem: yaml.problem });
}
