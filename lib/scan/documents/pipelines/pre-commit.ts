import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { firstObject, readLocatedYaml, textList } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import {
  jobFact,
  type PipelineFact,
  pipelineFact,
  type StepFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';

/**
 * Reads the hooks of pre-commit: one job. They run on a developer's machine, which is no pipeline (`other`), unless the file sets up
 * the pre-commit.ci service (`ci:`), which checks pull requests.
 */
export function readPreCommit(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('pre-commit', { problem: yaml.problem ?? 'The file holds no hooks.' });
  const { body, document } = found;
  const triggers: Trigger[] = [objectAt(body, 'ci') ? 'pull-request' : 'other'];
  const skipped = new Set(textList(body, 'ci', 'skip'));
  const steps: StepFact[] = listAt(body, 'repos').flatMap((repository, index) =>
    listAt(repository, 'hooks').flatMap((hook, position) => {
      const id = textAt(hook, 'id');
      if (id === undefined || skipped.has(id)) return [];
      const line = document.lineOf('repos', index, 'hooks', position);
      const own = textAt(repository, 'repo') === 'local' ? textAt(hook, 'entry') : undefined;
      const hookStep = stepFact({
        text: `pre-commit/${id}`,
        kind: 'action',
        inputs: { args: textList(hook, 'args').join(' ') },
        line,
        triggers,
      });
      return own === undefined
        ? [hookStep]
        : [hookStep, stepFact({ text: own, kind: 'command', line, triggers, name: id })];
    }),
  );
  const job = jobFact({ name: 'pre-commit', line: 1, triggers, steps });
  return pipelineFact('pre-commit', { jobs: steps.length > 0 ? [job] : [], problem: yaml.problem });
}
