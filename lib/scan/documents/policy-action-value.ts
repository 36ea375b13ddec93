import type { DocumentFact } from '@/lib/scan/documents/resource';
import type { DocumentText } from '@/lib/scan/documents/split';

const engines = /^(kyverno\.io|constraints\.gatekeeper\.sh)\//;
const action =
  /^[ \t]*(?:-[ \t]+)?(?:validationFailureAction|failureAction|enforcementAction):[ \t]*["']?\{\{-?[ \t]*\$?\.Values\.([\w.-]{1,100})[ \t]*(?:\|[^{}\n]{0,100})?-?\}\}["']?[ \t]*$/gm;

/**
 * The value of the chart that says what a policy does with an object that breaks it, where its template leaves that to one value:
 * `validationFailureAction: {{ .Values.action }}`. `written` are the lines of the file with their expressions.
 */
export function actionValueOf(
  apiVersion: string,
  written: readonly string[],
  { line, text }: DocumentText,
): Pick<DocumentFact, 'actionValue'> {
  if (written.length === 0 || !engines.test(apiVersion)) return {};
  const own = written.slice(line - 1, line - 1 + text.split('\n').length).join('\n');
  const [value, ...others] = new Set([...own.matchAll(action)].flatMap(([, path]) => path ?? []));
  return value === undefined || others.length > 0 ? {} : { actionValue: value };
}
