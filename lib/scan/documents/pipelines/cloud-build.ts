import { isObject, type JsonObject, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { withValues } from '@/lib/scan/documents/pipelines/expressions';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
  textList,
  textsOf,
} from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import {
  jobFact,
  type PipelineFact,
  pipelineFact,
  type StepFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';
import { imageName, quoted } from '@/lib/scan/documents/pipelines/tekton';

/** A Cloud Build trigger is an object of the cloud, so what starts the build is not in the file. */
const triggers: Trigger[] = ['other'];

/** Reads a Google Cloud Build configuration: one job. */
export function readCloudBuild(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('cloud-build', { problem: yaml.problem ?? 'The file holds no build.' });
  const { body, document } = found;
  const steps = listAt(body, 'steps').flatMap((step, index) => (isObject(step) ? readStep(document, index, step) : []));
  const values = withValues({}, textsOf(valueAt(body, 'substitutions')));
  const job = jobFact({ name: 'build', line: document.lineOf('steps'), triggers, values, steps });
  return pipelineFact('cloud-build', { jobs: steps.length > 0 ? [job] : [], problem: yaml.problem });
}

function readStep(document: LocatedDocument, index: number, step: JsonObject): StepFact[] {
  const at = ['steps', index];
  const setting = { triggers, name: textAt(step, 'id') ?? null, folder: textAt(step, 'dir') ?? '' };
  const script = scriptSteps(document, [...at, 'script'], setting);
  if (script.length > 0) return script;
  const words = textList(step, 'args');
  const entrypoint = textAt(step, 'entrypoint');
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (flag !== -1 && /(^|\/)(ba|z|da|a)?sh$/.test(entrypoint ?? ''))
    return scriptSteps(document, [...at, 'args', flag + 1], setting);
  const program = entrypoint ?? imageName(textAt(step, 'name') ?? '');
  return [
    stepFact({
      ...setting,
      text: [program, ...words].map(quoted).join(' '),
      kind: 'command',
      line: document.lineOf(...at),
    }),
  ];
}
