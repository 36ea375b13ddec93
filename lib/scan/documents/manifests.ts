import { needsBody } from '@/lib/scan/documents/api-group';
import type { ManifestFacts, SecretFact } from '@/lib/scan/documents/file-facts';
import { encryptedByGitCrypt, gitCryptHead } from '@/lib/scan/documents/git-crypt';
import { reasonedIgnores } from '@/lib/scan/documents/ignore-reasons';
import { isObject, type JsonObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { isContent, shapeOf } from '@/lib/scan/documents/locate';
import { actionValueOf } from '@/lib/scan/documents/policy-action-value';
import { projectBody } from '@/lib/scan/documents/projection';
import { repeatingTemplate } from '@/lib/scan/documents/repeating-template';
import type { DocumentFact } from '@/lib/scan/documents/resource';
import { suspicionsInText, suspicionsOfKustomization, suspicionsOfValues } from '@/lib/scan/documents/secrets';
import { type DocumentText, sameLinesOf, splitDocuments } from '@/lib/scan/documents/split';
import { suspicionsOfObject } from '@/lib/scan/documents/suspicions-of-object';
import { telltalesOf } from '@/lib/scan/documents/telltales';
import { type NeutralText, neutralizeTemplate } from '@/lib/scan/documents/template';
import { conditionalKeys } from '@/lib/scan/documents/template-conditions';
import { withoutDefinitions } from '@/lib/scan/documents/template-definitions';
import { readAsWritten, type Written, writtenGenerator } from '@/lib/scan/documents/written-document';
import { parseDocument } from '@/lib/scan/documents/yaml';

const sopsCiphertext = 'ENC[AES256_GCM,data:';

/**
 * Reads a YAML or JSON file into documents. Documents whose kind no rule reads are recognised by their header and not parsed;
 * a document that cannot be parsed loses itself, not its file. `keepPlain` keeps documents that are no Kubernetes objects
 * (values files, kustomizations, chart descriptions).
 */
export function readManifests(text: string, keepPlain: boolean): ManifestFacts {
  if (text.startsWith(gitCryptHead)) {
    const problems = [{ line: null, reason: encryptedByGitCrypt }];
    return { documents: [], plain: [], problems, secrets: [], encrypted: true };
  }
  const facts: ManifestFacts = {
    documents: [],
    plain: [],
    problems: [],
    secrets: suspicionsInText(text),
    encrypted: text.includes(sopsCiphertext),
    ...imageMarkersIn(text),
  };
  const neutral = neutralizeTemplate(withoutDefinitions(text));
  const written = neutral.templated ? sameLinesOf(text) : null;
  for (const part of splitDocuments(neutral.text))
    readPart(
      { part, template: templateOf(neutral, part), asksCluster: neutral.asksCluster, facts, written },
      keepPlain,
    );
  return neutral.templated ? { ...facts, ...repeatingTemplate(text, facts) } : facts;
}

/** Comments are lost to parsers, so these are looked for in the text (detection rules FLUX-15). */
function imageMarkersIn(text: string): Pick<ManifestFacts, 'imageMarkers'> {
  if (!text.includes('{"$imagepolicy":')) return {};
  const lines = text.split('\n');
  // A line that is a comment as a whole marks nothing.
  return {
    imageMarkers: lines.flatMap((line, at) => (/^\s*[^#\s].*#\s*\{"\$imagepolicy":/.test(line) ? [at + 1] : [])),
  };
}

/** What is told of the template for the lines of one document. */
type PartTemplate = Pick<NeutralText, 'templated' | 'depths' | 'spreads' | 'switches'>;

const noTemplate: PartTemplate = { templated: false, depths: [], spreads: [], switches: [] };

/** One document on its way into the facts of its file. */
interface Reading {
  part: DocumentText;
  template: PartTemplate;
  /** The template asks the cluster what it knows. */
  asksCluster: boolean;
  facts: ManifestFacts;
  written: Written;
}

function templateOf({ templated, depths, spreads, switches }: NeutralText, part: DocumentText): PartTemplate {
  const before = part.line - 1;
  return {
    templated,
    depths: depths.slice(before),
    spreads: spreads.map(({ line, indent }) => ({ line: line - before, indent })),
    switches: switches.map(({ from, to, values }) => ({ from: from - before, to: to - before, values })),
  };
}

/** Operations of a JSON patch, as YAML or as JSON. */
function isPatchList(text: string): boolean {
  return /^[ \t]*(-|\[)\s*(\{\s*)?["']?(op|path|value)["']?\s*:/m.test(text) && /\bop["']?\s*:/.test(text);
}

function readPart(reading: Reading, keepPlain: boolean): void {
  const { part, facts } = reading;
  if (part.apiVersion !== null && part.kind !== null && !needsBody(part.apiVersion, part.kind)) {
    facts.documents.push(headerFact(reading, part.apiVersion, part.kind));
    return;
  }
  const isFlow = part.apiVersion === null && /^\s*\{/.test(part.text) && part.text.includes('apiVersion');
  const isPatch = part.apiVersion === null && isPatchList(part.text);
  if ((part.apiVersion === null || part.kind === null) && !keepPlain && !isFlow && !isPatch) return;
  const parsed = parseDocument(part.text);
  if (parsed.ok) {
    addValue(writtenGenerator(part, reading.written) ?? parsed.value, reading, keepPlain || isPatch);
    return;
  }
  const whole = readAsWritten(part, reading.written);
  if (whole) addValue(whole.value, { ...reading, part: whole.part, template: noTemplate }, keepPlain || isPatch);
  else facts.problems.push({ line: part.line + (parsed.line ?? 1) - 1, reason: parsed.reason });
}

function headerFact({ part, template, asksCluster }: Reading, apiVersion: string, kind: string): DocumentFact {
  const metadata = metadataTexts(part.text);
  return {
    line: lineOfContent(part),
    apiVersion,
    kind,
    name: metadata.get('name') ?? null,
    namespace: metadata.get('namespace') ?? null,
    templated: template.templated,
    body: null,
    item: null,
    conditional: chosenVersion(part, template, asksCluster),
    ...switchesOf(part, template),
    reasonedIgnores: [],
    ...tellsOf(kind, part),
  };
}

function tellsOf(kind: string, { text, line }: DocumentText): Pick<DocumentFact, 'telltales'> {
  const telltales = telltalesOf(kind, text, line);
  return telltales ? { telltales } : {};
}

/** The key of the API version, where a template chooses between several. */
function chosenVersion({ text }: DocumentText, { templated }: PartTemplate, asksCluster: boolean): string[] {
  if (!templated) return [];
  return asksCluster || hasSeveralVersions(text) ? ['apiVersion'] : [];
}

function hasSeveralVersions(text: string): boolean {
  const first = text.indexOf('apiVersion:');
  if (first === -1 || !text.includes('apiVersion:', first + 1)) return false;
  return (text.match(/^apiVersion:/gm)?.length ?? 0) > 1;
}

/** The values that switch a document as a whole; nothing is kept of the many that no value does. */
function switchesOf(part: DocumentText, { switches }: PartTemplate): Pick<DocumentFact, 'switches'> {
  if (switches.length === 0) return {};
  const line = lineOfContent(part) - part.line;
  const around = switches.filter(({ from, to }) => from <= line && line < to).flatMap(({ values }) => values);
  return around.length === 0 ? {} : { switches: [...new Set(around)] };
}

/** Texts directly below `metadata`, read without parsing. */
function metadataTexts(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const start = /^metadata:[ \t]*(\{.*\}\s*)?$/m.exec(text);
  if (!start) return found;
  if (start[1] !== undefined) return flowTexts(start[1]);
  let level: number | null = null;
  let deeper = '';
  // A definition of a kind goes on for thousands of lines: only those of its metadata are taken out of the text.
  for (let from = start.index + start[0].length, end = from; end < text.length; from = end + 1) {
    end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    if (level !== null && text.startsWith(deeper, from)) continue;
    const line = text.slice(from, end);
    if (!isContent(line)) continue;
    const { column, rest } = shapeOf(line);
    if (column === 0) break;
    level ??= column;
    deeper ||= ' '.repeat(level + 1);
    const [, key, value] = column === level ? (/^(\w+):[ \t]+["']?([^\s"'#]+)/.exec(rest) ?? []) : [];
    if (key !== undefined && value !== undefined) found.set(key, value);
  }
  return found;
}

function flowTexts(text: string): Map<string, string> {
  const parsed = parseDocument(text);
  const names = ['name', 'namespace'].map((key) => [key, parsed.ok ? textAt(parsed.value, key) : undefined] as const);
  return new Map(names.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** First line of a document that holds something: comments and blank lines before it are skipped. */
function lineOfContent({ text, line: first }: DocumentText): number {
  let start = 0;
  for (let line = first; ; line += 1) {
    const end = text.indexOf('\n', start);
    const content = text.slice(start, end === -1 ? text.length : end).trim();
    if (content !== '' && !content.startsWith('#')) return line;
    if (end === -1) return first;
    start = end + 1;
  }
}

function addValue(value: JsonValue, reading: Reading, keepPlain: boolean): void {
  const { part, template, facts } = reading;
  const apiVersion = textAt(value, 'apiVersion');
  const kind = textAt(value, 'kind');
  if (!isObject(value) || apiVersion === undefined || kind === undefined) {
    if (!keepPlain || value === null) return;
    facts.plain.push({ line: part.line, templated: template.templated, body: value });
    if (isObject(value)) addSecrets(suspicionsOfPlain(value, part.text), part, facts);
    return;
  }
  const isList = kind === 'List' || (kind.endsWith('List') && Array.isArray(value['items']));
  if (!isList) {
    addObject(value, apiVersion, kind, null, reading);
    return;
  }
  listAt(value, 'items').forEach((item, index) => {
    const itemVersion = textAt(item, 'apiVersion');
    const itemKind = textAt(item, 'kind');
    if (isObject(item) && itemVersion && itemKind) addObject(item, itemVersion, itemKind, index, reading);
  });
}

function addObject(body: JsonObject, apiVersion: string, kind: string, item: number | null, reading: Reading): void {
  const { part, template, asksCluster, facts, written } = reading;
  addSecrets(suspicionsOfObject(body, apiVersion, kind, part.text), part, facts);
  facts.documents.push({
    line: lineOfContent(part),
    apiVersion,
    kind,
    name: textAt(body, 'metadata', 'name') ?? null,
    namespace: textAt(body, 'metadata', 'namespace') ?? null,
    templated: template.templated,
    body: needsBody(apiVersion, kind) ? projectBody(apiVersion, kind, body, part.text.length) : null,
    item,
    conditional: [
      ...chosenVersion(part, template, asksCluster),
      ...(template.templated ? conditionalKeys(part.text, template, apiVersion, kind) : []),
    ],
    ...switchesOf(part, template),
    ...actionValueOf(apiVersion, written, part),
    reasonedIgnores: reasonedIgnores(body, kind, part.text, item === null ? [] : ['items', item]),
    ...tellsOf(kind, part),
  });
}

function suspicionsOfPlain(body: JsonObject, text: string): SecretFact[] {
  return 'secretGenerator' in body ? suspicionsOfKustomization(body, text) : suspicionsOfValues(body, text);
}

function addSecrets(found: readonly SecretFact[], part: DocumentText, facts: ManifestFacts): void {
  for (const fact of found) facts.secrets.push({ ...fact, line: part.line + fact.line - 1 });
}
