import { needsBody } from '@/lib/scan/documents/api-group';
import type { ManifestFacts, SecretFact } from '@/lib/scan/documents/file-facts';
import { isObject, type JsonObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { projectBody } from '@/lib/scan/documents/projection';
import type { DocumentFact } from '@/lib/scan/documents/resource';
import {
  suspicionsInText,
  suspicionsOfConfigMap,
  suspicionsOfKustomization,
  suspicionsOfSecret,
  suspicionsOfValues,
  suspicionsOfWorkload,
} from '@/lib/scan/documents/secrets';
import { type DocumentText, splitDocuments } from '@/lib/scan/documents/split';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { conditionalKeys } from '@/lib/scan/documents/template-conditions';
import { parseDocument } from '@/lib/scan/documents/yaml';

const sopsCiphertext = /ENC\[AES256_GCM,data:/;
const metadataName =
  /^metadata:[ \t]*\r?\n(?:[ \t]+.*\r?\n|\r?\n|[ \t]*#.*\r?\n)*?[ \t]{1,4}name:[ \t]*["']?([^\s"'#]+)/m;
const metadataNamespace =
  /^metadata:[ \t]*\r?\n(?:[ \t]+.*\r?\n|\r?\n|[ \t]*#.*\r?\n)*?[ \t]{1,4}namespace:[ \t]*["']?([^\s"'#]+)/m;

/**
 * Reads a YAML or JSON file into documents. Documents whose kind no rule reads are recognised by their header and not parsed;
 * a document that cannot be parsed loses itself, not its file. `keepPlain` keeps documents that are no Kubernetes objects
 * (values files, kustomizations, chart descriptions).
 */
export function readManifests(text: string, keepPlain: boolean): ManifestFacts {
  const facts: ManifestFacts = {
    documents: [],
    plain: [],
    problems: [],
    secrets: suspicionsInText(text),
    encrypted: sopsCiphertext.test(text),
  };
  const neutral = neutralizeTemplate(text);
  for (const part of splitDocuments(neutral.text)) {
    const depths = neutral.depths.slice(part.line - 1);
    readPart(part, neutral.templated, depths, keepPlain, facts);
  }
  return facts;
}

function readPart(
  part: DocumentText,
  templated: boolean,
  depths: number[],
  keepPlain: boolean,
  facts: ManifestFacts,
): void {
  const flow = part.apiVersion === null && /^\s*\{/.test(part.text) && /"apiVersion"/.test(part.text);
  if (part.apiVersion !== null && part.kind !== null && !needsBody(part.apiVersion, part.kind)) {
    facts.documents.push(headerFact(part, part.apiVersion, part.kind, templated));
    return;
  }
  const isPatchList = /^\s*-\s+(op|path|value):/m.test(part.text) && /\bop:/.test(part.text);
  if ((part.apiVersion === null || part.kind === null) && !keepPlain && !flow && !isPatchList) return;
  const parsed = parseDocument(part.text);
  if (!parsed.ok) {
    facts.problems.push({ line: part.line + (parsed.line ?? 1) - 1, reason: parsed.reason });
    return;
  }
  addValue(parsed.value, part, templated, depths, keepPlain || isPatchList, facts);
}

function headerFact(part: DocumentText, apiVersion: string, kind: string, templated: boolean): DocumentFact {
  return {
    line: lineOfContent(part),
    apiVersion,
    kind,
    name: metadataName.exec(part.text)?.[1] ?? null,
    namespace: metadataNamespace.exec(part.text)?.[1] ?? null,
    templated,
    body: null,
    item: null,
    conditional: [],
  };
}

/** First line of a document that holds something: comments and blank lines before it are skipped. */
function lineOfContent(part: DocumentText): number {
  const lines = part.text.split('\n');
  const at = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return part.line + Math.max(0, at);
}

function addValue(
  value: JsonValue,
  part: DocumentText,
  templated: boolean,
  depths: number[],
  keepPlain: boolean,
  facts: ManifestFacts,
): void {
  if (!isObject(value)) {
    if (keepPlain && value !== null) facts.plain.push({ line: part.line, templated, body: value });
    return;
  }
  const apiVersion = textAt(value, 'apiVersion');
  const kind = textAt(value, 'kind');
  if (apiVersion === undefined || kind === undefined) {
    if (!keepPlain) return;
    facts.plain.push({ line: part.line, templated, body: value });
    addSecrets(suspicionsOfPlain(value, part.text), part, facts);
    return;
  }
  const isList = kind === 'List' || (kind.endsWith('List') && Array.isArray(value['items']));
  if (!isList) {
    addObject(value, apiVersion, kind, part, templated, depths, null, facts);
    return;
  }
  listAt(value, 'items').forEach((item, index) => {
    const itemVersion = textAt(item, 'apiVersion');
    const itemKind = textAt(item, 'kind');
    if (isObject(item) && itemVersion && itemKind)
      addObject(item, itemVersion, itemKind, part, templated, depths, index, facts);
  });
}

function addObject(
  body: JsonObject,
  apiVersion: string,
  kind: string,
  part: DocumentText,
  templated: boolean,
  depths: number[],
  item: number | null,
  facts: ManifestFacts,
): void {
  const line = lineOfContent(part);
  addSecrets(suspicionsOfObject(body, apiVersion, kind, part.text), part, facts);
  facts.documents.push({
    line,
    apiVersion,
    kind,
    name: textAt(body, 'metadata', 'name') ?? null,
    namespace: textAt(body, 'metadata', 'namespace') ?? null,
    templated,
    body: needsBody(apiVersion, kind) ? projectBody(apiVersion, kind, body) : null,
    item,
    conditional: templated ? conditionalKeys(part.text, depths, apiVersion, kind) : [],
  });
}

function suspicionsOfObject(body: JsonObject, apiVersion: string, kind: string, text: string): SecretFact[] {
  if (apiVersion === 'v1' && kind === 'Secret') return suspicionsOfSecret(body, text);
  if (apiVersion === 'v1' && kind === 'ConfigMap') return suspicionsOfConfigMap(body, text);
  return suspicionsOfWorkload(body, kind, text);
}

function suspicionsOfPlain(body: JsonObject, text: string): SecretFact[] {
  return 'secretGenerator' in body ? suspicionsOfKustomization(body, text) : suspicionsOfValues(body, text);
}

function addSecrets(found: readonly SecretFact[], part: DocumentText, facts: ManifestFacts): void {
  for (const fact of found) facts.secrets.push({ ...fact, line: part.line + fact.line - 1 });
}
