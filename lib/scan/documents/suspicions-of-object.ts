import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { type JsonObject, textAt } from '@/lib/scan/documents/json';
import { suspicionsOfConfigMap, suspicionsOfSecret, suspicionsOfWorkload } from '@/lib/scan/documents/secrets';
import { writesObjects, writtenObjects } from '@/lib/scan/documents/written-objects';

/** Credentials in clear text in one object and in those that it writes; `text` is its document. */
export function suspicionsOfObject(body: JsonObject, apiVersion: string, kind: string, text: string): SecretFact[] {
  if (apiVersion === 'v1' && kind === 'Secret') return suspicionsOfSecret(body, text);
  if (apiVersion === 'v1' && kind === 'ConfigMap') return suspicionsOfConfigMap(body, text);
  return writesObjects(apiVersion, kind) ? suspicionsOfWritten(body) : suspicionsOfWorkload(body, kind, text);
}

/** They are as readable for standing inside another object; what is found stands at its first line. */
function suspicionsOfWritten(body: JsonObject): SecretFact[] {
  return writtenObjects(body).flatMap(({ body: written, text, key }) =>
    suspicionsOfObject(written, textAt(written, 'apiVersion') ?? '', textAt(written, 'kind') ?? '', text).map(
      (fact) => ({ ...fact, line: 1, key: [...key, fact.key].join('.') }),
    ),
  );
}
