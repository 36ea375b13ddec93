import { isObject, valueAt } from '@/lib/scan/documents/json';
import { pluginSteps, startOfFilter } from '@/lib/scan/documents/pipelines/container-pipeline';
import { firstObject, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import { jobFact, type PipelineFact, pipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** Reads a Woodpecker workflow: one job. Pushes and pull requests start it unless `when` says otherwise. */
export function readWoodpecker(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('woodpecker', { problem: yaml.problem ?? 'The file holds no workflow.' });
  const { body, document } = found;
  const start = startOfFilter(valueAt(body, 'when'), { triggers: ['push', 'pull-request'], branches: [] });
  const key = valueAt(body, 'steps') === undefined && isObject(valueAt(body, 'pipeline')) ? 'pipeline' : 'steps';
  const job = jobFact({
    name: 'workflow',
    line: document.lineOf(key),
    ...start,
    steps: pluginSteps(document, [key], start),
  });
  return pipelineFact('woodpecker', { jobs: [job], problem: yaml.problem });
}
