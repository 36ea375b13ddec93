import { objectAt, valueAt } from '@/lib/scan/documents/json';
import { withValues } from '@/lib/scan/documents/pipelines/expressions';
import { firstObject, readLocatedYaml, textList, textsOf } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import { jobFact, type PipelineFact, pipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';

/** Webhooks of a CodeBuild project are set in the cloud, so what starts the build is not in the file. */
const triggers: Trigger[] = ['other'];

/** Reads a CodeBuild build specification: one job of its phases. */
export function readBuildSpecification(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('code-build', { problem: yaml.problem ?? 'The file holds no build.' });
  const { body, document } = found;
  const steps = Object.keys(objectAt(body, 'phases') ?? {}).flatMap((phase) =>
    ['commands', 'finally'].flatMap((part) =>
      textList(body, 'phases', phase, part).flatMap((_, index) =>
        scriptSteps(document, ['phases', phase, part, index], { triggers, name: phase }),
      ),
    ),
  );
  const values = withValues({}, textsOf(valueAt(body, 'env', 'variables')));
  const job = jobFact({ name: 'build', line: document.lineOf('phases'), triggers, values, steps });
  return pipelineFact('code-build', { jobs: steps.length > 0 ? [job] : [], problem: yaml.problem });
}
