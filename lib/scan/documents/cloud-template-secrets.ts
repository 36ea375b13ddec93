import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { isCloudTemplate } from '@/lib/scan/documents/infrastructure-code';
import { judgeSetting } from '@/lib/scan/documents/secret-funnel';

/** A property of a resource whose value is written out; what refers to a parameter or a store begins otherwise. */
const property = /^\s{0,200}"?([A-Za-z]{0,60}Password)"?\s{0,20}:\s{0,20}["']?([^"'\s{}[\]!$][^"'\n]{3,200})["']?,?$/;

/** Passwords that a template of CloudFormation gives its resources (`MasterUserPassword`), as strict as in values. */
export function suspicionsOfCloudTemplate(text: string): SecretFact[] {
  if (!isCloudTemplate(text)) return [];
  return text.split('\n').flatMap((line, index) => {
    const [, name = '', value = ''] = property.exec(line.slice(0, 600).trimEnd()) ?? [];
    const verdict = value === '' ? null : judgeSetting(name, value);
    const what = `${verdict?.what} in a template of CloudFormation`;
    return verdict ? [{ line: index + 1, key: name, what, certainty: verdict.certainty }] : [];
  });
}
