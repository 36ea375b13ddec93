import { isObject, type JsonObject, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { conditionOf, restrictStart } from '@/lib/scan/documents/pipelines/condition';
import { githubWorld } from '@/lib/scan/documents/pipelines/github-triggers';
import { localFolder } from '@/lib/scan/documents/pipelines/local-path';
import { type LocatedDocument, textsOf } from '@/lib/scan/documents/pipelines/located-yaml';
import { type JobStart, type StepFact, stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { type StepSetting, scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';
import { rememberFor } from '@/lib/scan/documents/remember';

/** Inputs in which actions take a script to run. */
const scriptInputs = ['script', 'inlineScript', 'run', 'command', 'commands', 'cmd'];

/** Steps of a workflow job or a composite action, found at these keys. */
export function githubSteps(
  document: LocatedDocument,
  keys: readonly (string | number)[],
  start: JobStart,
  folder: string,
): StepFact[] {
  return listAt(document.value, ...keys).flatMap((step, index) => {
    if (!isObject(step)) return [];
    const at = [...keys, index];
    const setting: StepSetting = {
      name: textAt(step, 'name') ?? null,
      ...restrictStart(start, conditionOf(step), githubWorld),
      folder: localFolder(textAt(step, 'working-directory')) ?? folder,
      variables: textsOf(valueAt(step, 'env')),
      ...(isResultIgnored(step, document) && { resultIgnored: true }),
    };
    const uses = textAt(step, 'uses');
    if (uses === undefined) return scriptSteps(document, [...at, 'run'], setting, textAt(step, 'shell') ?? '');
    const inputs = textsOf(valueAt(step, 'with'));
    const action = stepFact({ ...setting, text: uses, kind: 'action', inputs, line: document.lineOf(...at, 'uses') });
    // The script of github-script is JavaScript that talks to GitHub.
    const scripts = (uses.includes('github-script') ? [] : scriptInputs).flatMap((input) =>
      scriptSteps(document, [...at, 'with', input], { ...setting, inputs: { uses } }),
    );
    return [action, ...scripts];
  });
}

/** Its failure is passed over, and nothing of the file asks how it went or for what it says: no step, and no output of its job. */
function isResultIgnored(step: JsonObject, document: LocatedDocument): boolean {
  if (step['continue-on-error'] !== true) return false;
  const id = textAt(step, 'id');
  return id === undefined || !askedSteps(document).has(id);
}

/** Names of the steps that expressions of a file ask for: looked for once, not for each of thousands of steps. */
const askedSteps = rememberFor((document: LocatedDocument): ReadonlySet<string> => {
  const expressions = JSON.stringify(document.value).matchAll(/\bsteps\.([\w-]+)\./g);
  return new Set([...expressions].map(([, id = '']) => id));
});
