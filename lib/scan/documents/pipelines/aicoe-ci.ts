import { listAt } from '@/lib/scan/documents/json';
import { firstObject, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';

/** What the checks run in the repository; the others run what the service keeps itself. */
const commands: Readonly<Record<string, string>> = {
  'thoth-precommit': 'pre-commit run --all-files',
  'thoth-pytest': 'pytest',
};

/** Reads what AICoE CI, the service of the Thoth projects, checks on the pull requests of a repository. */
export function readAicoeCi(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  const start: JobStart = { triggers: ['pull-request'], branches: [] };
  const jobs = listAt(found?.body, 'check').flatMap((name, index): JobFact[] => {
    if (!found || typeof name !== 'string') return [];
    const line = found.document.lineOf('check', index);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const step = stepFact({
      ...start,
      text: command ?? name,
      kind: command === undefined ? 'action' : 'command',
      line,
    });
    return [jobFact({ ...start, name, line, steps: [step] })];
  });
  return pipelineFact('aicoe-ci', { jobs, problem: yaml.problem });
}
