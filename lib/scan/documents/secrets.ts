import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { containersOf } from '@/lib/scan/documents/images-of-documents';
import { isObject, type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { holdsClusterCredential } from '@/lib/scan/documents/key-files';
import { locateKey } from '@/lib/scan/documents/locate';
import { linesOfNames } from '@/lib/scan/documents/name-lines';
import { isChartValuesKey } from '@/lib/scan/documents/projection';
import { judgeSetting, judgeValue, type Verdict } from '@/lib/scan/documents/secret-funnel';
import { tokensIn } from '@/lib/scan/documents/secret-tokens';
import { parseDocument } from '@/lib/scan/documents/yaml';

/**
 * A place where a credential seems to stand in clear text, or how a secret is kept. The value is never part of it.
 * certainty: high — a private key block, a known token format, a Secret's password that is no reference or placeholder.
 */
export interface SecretSuspicion extends SecretFact {
  path: string;
  objectId: string;
  counted: boolean;
}

type Key = readonly (string | number)[];

/** Types of Secrets that hold what a cluster or a tool makes itself. */
const generatedType = /^(kubernetes\.io\/service-account-token|helm\.sh\/release\.v1)$/;
/** What a Secret of Argo CD holds when it carries a credential; the rest of it only describes (detection rules ARGO-17). */
const argoCredential =
  /^(password|sshPrivateKey|githubAppPrivateKey|tlsClientCertKey|bearerToken|config|gcpServiceAccountKey)$/;

/**
 * Credentials in clear text in a `v1 Secret` (detection rules 6, SEC-PLAIN). `text` is the document, for lines counted from 1
 * in it. A Secret that SOPS encrypted, or that only carries labels, has none.
 */
export function suspicionsOfSecret(body: JsonObject, text: string): SecretFact[] {
  if (generatedType.test(textAt(body, 'type') ?? '') || 'sops' in body) return [];
  const isArgo = objectAt(body, 'metadata', 'labels')?.['argocd.argoproj.io/secret-type'] !== undefined;
  const entries = [...entriesOf(body, 'data'), ...entriesOf(body, 'stringData')];
  return entries.flatMap(({ key, name, value }) => {
    if (isArgo && !argoCredential.test(name)) return [];
    const verdict = judgeEntry(name, value);
    return verdict ? [factAt(text, key, { ...verdict, what: `${verdict.what} in a Secret` })] : [];
  });
}

interface Entry {
  key: Key;
  name: string;
  value: string;
}

function entriesOf(body: JsonObject, part: 'data' | 'stringData'): Entry[] {
  return Object.entries(objectAt(body, part) ?? {}).flatMap(([name, value]) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const plain = part === 'data' ? decode(text) : text;
    return plain === null ? [] : [{ key: [part, name], name, value: plain }];
  });
}

/** Text of a base64 value; the text itself where a template or a mistake put plain text there; null for binary content. */
function decode(value: string): string | null {
  const compact = value.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 === 1) return value;
  const decoded = Buffer.from(compact, 'base64').toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary content from text
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(decoded) ? null : decoded;
}

function judgeEntry(name: string, value: string): Verdict | null {
  const isFile = /\.(crt|cer|pub|ca|ya?ml|json|conf|cfg|ini|properties|xml|toml|sh|sql|html?)$/i.test(name);
  if (isFile && !/dockerconfigjson/.test(name) && !value.includes('\n')) return judgeValue('file', value);
  return judgeValue(name, value);
}

/** Credentials written into an object that delivers software: a workload's environment variables, a release's values (SEC-HARDCODED). */
export function suspicionsOfWorkload(body: JsonObject, kind: string, text: string): SecretFact[] {
  return [...inVariables(body, kind, text), ...inInlineValues(body, text)];
}

function inVariables(body: JsonObject, kind: string, text: string): SecretFact[] {
  return containersOf(body, kind).flatMap(({ key, container }) =>
    listAt(container, 'env').flatMap((variable, index) => {
      const name = textAt(variable, 'name');
      const verdict = name === undefined ? null : judgeSetting(name, textAt(variable, 'value') ?? '');
      const what = `${verdict?.what} in an environment variable`;
      return verdict ? [factAt(text, [...key, 'env', index, 'value'], { ...verdict, what })] : [];
    }),
  );
}

/** Credentials in a ConfigMap, which is no place for them. */
export function suspicionsOfConfigMap(body: JsonObject, text: string): SecretFact[] {
  return Object.entries(objectAt(body, 'data') ?? {}).flatMap(([name, value]) => {
    if (isChartValuesKey(name) && typeof value === 'string') return inChartValues(name, value, text);
    const verdict = typeof value === 'string' ? judgeSetting(name, value) : null;
    return verdict ? [factAt(text, ['data', name], { ...verdict, what: `${verdict.what} in a ConfigMap` })] : [];
  });
}

/** Credentials in the values that a config map holds for a chart, on the lines of the text that they are written as. */
function inChartValues(name: string, value: string, text: string): SecretFact[] {
  const parsed = parseDocument(value);
  if (!parsed.ok || !isObject(parsed.value)) return [];
  const head = locateKey(text, ['data', name]);
  const isBlock = /:\s+\|[-+\d]*\s*(#.*)?$/.test(text.split('\n')[head - 1] ?? '');
  return suspicionsOfValues(parsed.value, value).map((fact) => ({
    ...fact,
    line: isBlock ? head + fact.line : head,
    key: `data.${name}.${fact.key}`,
  }));
}

const deepest = 24;
/** Keys of values that name another key or object, not a credential. */
const pointingKey =
  /(existing|ref|from|name|key)[-_]?secret|^existing[-\w]*secret|secret[-_]?(ref|name|key[-_]?ref)|(^|[a-z])(password|token|secret)Key$|^imagePullSecrets?$/i;

/** Where releases and applications carry Helm values as objects. */
const inlineValues: readonly Key[] = [
  ['spec', 'values'],
  ['spec', 'source', 'helm', 'valuesObject'],
];

function inInlineValues(body: JsonObject, text: string): SecretFact[] {
  return inlineValues.flatMap((key) => {
    const values = objectAt(body, ...key);
    return values ? suspicionsOfValues(values, text, key) : [];
  });
}

/**
 * Credentials in Helm values: strict, since charts ship defaults and name Secrets by similar keys. `root` leads to the values
 * where they stand inside another document.
 */
export function suspicionsOfValues(body: JsonObject, text: string, root: Key = []): SecretFact[] {
  const facts: SecretFact[] = [];
  const visit = (value: JsonValue, key: Key): void => {
    if (key.length > deepest) return;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...key, index]);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      const verdict = typeof inner === 'string' && !pointingKey.test(name) ? judgeSetting(name, inner) : null;
      if (verdict) facts.push(factAt(text, [...root, ...key, name], { ...verdict, what: `${verdict.what} in values` }));
      else visit(inner, [...key, name]);
    }
  };
  visit('sops' in body ? {} : body, []);
  return facts;
}

/** Credentials among the literals of a kustomization's secret generators: they end up in a Secret, so they count as in one. */
export function suspicionsOfKustomization(body: JsonObject, text: string): SecretFact[] {
  return listAt(body, 'secretGenerator').flatMap((generator, index) =>
    listAt(generator, 'literals').flatMap((literal, at) => {
      const [, name, value] = typeof literal === 'string' ? (/^([^=]+)=([\s\S]*)$/.exec(literal) ?? []) : [];
      const verdict = name === undefined ? null : judgeValue(name, (value ?? '').replace(/^(["'])(.*)\1$/, '$2'));
      const key = ['secretGenerator', index, 'literals', at];
      return verdict ? [factAt(text, key, { ...verdict, what: `${verdict.what} in a generated Secret` })] : [];
    }),
  );
}

const assignmentFile = /(^|\/)\.env[^/]*$|\.(env|tfvars)$/;

/**
 * Credentials in a file of `NAME=value` lines: `.env`, the input of a secret generator, variables of Terraform. Most of the last are
 * settings, so that each is judged by its name and value (detection rules IAC-10).
 */
export function suspicionsOfAssignments(path: string, text: string): SecretFact[] {
  if (/\.tfvars\.json$/.test(path)) return suspicionsOfJsonVariables(text);
  if (!assignmentFile.test(path)) return [];
  return text.split('\n').flatMap((line, index) => {
    const [, name, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.]{0,80})\s*=\s*["']?([^"'\n]{0,4000})/.exec(line) ?? [];
    const verdict = name === undefined ? null : judgeSetting(name, value ?? '');
    return verdict ? [{ line: index + 1, key: name ?? '', what: verdict.what, certainty: verdict.certainty }] : [];
  });
}

/** Lines are those of the first place where the name stands. */
function suspicionsOfJsonVariables(text: string): SecretFact[] {
  const parsed = parseDocument(text);
  if (!parsed.ok || !isObject(parsed.value)) return [];
  const lineOf = linesOfNames(text);
  return suspicionsOfValues(parsed.value, text).map((fact) => ({
    ...fact,
    line: lineOf(fact.key.split('.').at(-1) ?? '') ?? fact.line,
  }));
}

/** Names of tokens and keys mostly stand for the names under which others keep them: `kube_token = "KUBE_TOKEN_2"`. */
const literalAssignment =
  /^\s*([A-Za-z_]\w{0,80}(?<=password|passwd|passphrase))\s*=\s*"([^"$%{}\\]{1,400})"\s*(#.*|\/\/.*)?$/;

/**
 * Credentials in infrastructure code and pipelines: tokens of known form, and passwords in quotes (`password = "…"` of a database);
 * references and expressions carry none.
 */
export function suspicionsOfCode(text: string): SecretFact[] {
  const assigned = text.split('\n').flatMap((line, index) => {
    const [, name, value] = literalAssignment.exec(line.slice(0, 600)) ?? [];
    const isName = value === undefined || /^[A-Z0-9_]+$/.test(value);
    const verdict = name === undefined || isName ? null : judgeSetting(name, value);
    return verdict ? [{ line: index + 1, key: name ?? '', what: verdict.what, certainty: verdict.certainty }] : [];
  });
  return [...suspicionsInText(text), ...assigned];
}

/** Whether a text, whatever its file is called, assigns a credential, opens a cluster or is the state of Terraform. */
export function mayHoldCredential(text: string): boolean {
  if (/"(lineage|terraform_version)"\s*:/.test(text) || holdsClusterCredential(text)) return true;
  return suspicionsOfAssignments('.env', text).length > 0;
}

/** Private keys and tokens of known form in any text. */
export function suspicionsInText(text: string): SecretFact[] {
  let line = 1;
  let counted = 0;
  return tokensIn(text).map(({ index, what, certainty }) => {
    for (let next = text.indexOf('\n', counted); next !== -1 && next < index; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    return { line, key: '', what, certainty };
  });
}

function factAt(text: string, key: Key, { what, certainty }: Verdict): SecretFact {
  const line = locateKey(text, key);
  const isDoubted = certainty === 'high' && isCalledMadeUp(text, line, key);
  return { line, key: key.join('.'), what, certainty: isDoubted ? 'medium' : certainty };
}

/** By these words the author of a comment says that what follows opens nothing. */
const madeUp =
  /\b(sample|fake|dummy|snake ?oil)\b|\bnot (a )?real\b|\bdo not use\b|\b(isn't|is not|never) used (anywhere|in production)\b/i;

/** Whether a comment says so: straight above the line, or, for a Secret, at the head of its document. */
function isCalledMadeUp(text: string, line: number, key: Key): boolean {
  const lines = text.split('\n');
  const isComment = (each: string | undefined): boolean => /^\s*#/.test(each ?? '');
  let above = line - 1;
  while (above > 0 && isComment(lines[above - 1])) above -= 1;
  const first = lines.findIndex((each) => !isComment(each) && !/^(---.*)?\s*$/.test(each));
  const head = /^(data|stringData)$/.test(String(key[0])) ? lines.slice(0, Math.max(0, first)) : [];
  return madeUp.test([...head, ...lines.slice(above, line - 1)].filter(isComment).join('\n'));
}
