import type { DocumentFact } from '@/lib/scan/documents/resource';
import type { DocumentText } from '@/lib/scan/documents/split';
import type { Written } from '@/lib/scan/documents/written-document';

const engines = /^(kyverno\.io|constraints\.gatekeeper\.sh)\//;
const action =
  /^[ \t]*(?:-[ \t]+)?(?:validationFailureAction|failureAction|enforcementAction):[ \t]*["']?\{\{-?[ \t]*\$?\.Values\.([\w.-]{1,100})[ \t]*(?:\|[^{}\n]{0,100})?-?\}\}["']?[ \t]*$/gm;

/**
 * The value of the chart that says what a policy does with an object that breaks it, where its template leaves that to one value:
 * `validationFailureAction: {{ .Values.action }}`. `written` gives the document with its expressions; null where there are none.
 */
export function actionValueOf(
  apiVersion: string,
  written: Written,
  document: DocumentText,
): Pick<DocumentFact, 'actionValue'> {
  if (written === null || !engines.test(apiVersion)) return {};
  const [value, ...others] = new Set([...written(document).matchAll(action)].flatMap(([, path]) => path ?? []));
  return value === undefined || others.length > 0 ? {} : { actionValue: value };
}
