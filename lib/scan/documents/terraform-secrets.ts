import { isObject } from '@/lib/scan/documents/json';
import { projectBody } from '@/lib/scan/documents/projection';
import { parseDocument } from '@/lib/scan/documents/yaml';

const secretKind = /\bkind["']?[ \t]*:[ \t]*["']?Secret\b/;

/**
 * The text of manifests without the values of the Secrets in it: the names of their keys and every line stay in place. A Secret that
 * cannot be read goes whole.
 */
export function withoutSecretValues(text: string): string {
  return secretKind.test(text)
    ? text
        .split(/^(?=---)/m)
        .map(hideValues)
        .join('')
    : text;
}

function hideValues(part: string): string {
  if (!secretKind.test(part)) return part;
  const [, head = '', document = ''] = /^(---[^\n]*\n)?([\s\S]*)$/.exec(part) ?? [];
  const parsed = parseDocument(document);
  // Others may name a Secret: only the kind of the object itself makes it one.
  if (parsed.ok && isObject(parsed.value) && parsed.value['kind'] !== 'Secret') return part;
  const body = parsed.ok && isObject(parsed.value) ? projectBody('v1', 'Secret', parsed.value, part.length) : null;
  return `${head}${body === null ? '' : JSON.stringify(body)}${'\n'.repeat(document.split('\n').length - 1)}`;
}

const valueName = /(^|[._])(values?|password|secret|token|private_key|[a-z]+_key|key)$/i;

/** Attributes of resources without those that may hold a secret: no rule reads them. */
export function withoutSecretAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !valueName.test(name)));
}
