import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import { writeValues } from '@/lib/delivery/configuration/values-facts';
import { isVersionText, wordsOf } from '@/lib/delivery/configuration/version-key';
import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';
import { environmentOf } from '@/lib/scan/environments';

const none: FactNames = { release: null, key: null, isValues: true, environments: [] };
const versionText = /^v?\d|\d+\.\d+|[0-9a-f]{7}|[/:]/;
const versionWord = /^(version|tag|image|docker|digest|sha|release|revision|ref)$/;
/** Of an entry for one service. */
const entryKey = /^(tag|version|repository|image|chart|digest|(image|docker|chart|app)[-_]?(tag|version))$/i;
/** Keys that say what stands below them, and name no service. */
const groups =
  /^(env|envs|environments?|stages?|services?|apps?|applications?|images?|tags?|versions?|charts?|components?)$/i;
/** Names of numbers that are no versions. */
const amount = /(replicas?|ports?|timeout|seconds|count|limit|size|cpu|memory|weight|schema_?version)$/i;
/** Maps in maps beyond this are values, no list of versions. */
const deepest = 3;

/** A file of versions: each of its keys is a service, or an environment or a group with services in it. */
export function writeVersions(writer: FactWriter, body: JsonObject): void {
  visit(writer, body, [], none);
}

function visit(writer: FactWriter, body: JsonObject, key: Key, names: FactNames): void {
  const isList = key.length === 0 || Object.values(body).every((value) => isObject(value) || isVersion(value));
  const isEntry = Object.keys(body).some((name) => entryKey.test(name));
  if (!isList || isEntry || key.length >= deepest) {
    writeValues(writer, body, key, ['values', ...key].join('/'), names);
    return;
  }
  const other: JsonObject = {};
  for (const [name, value] of Object.entries(body)) {
    const environment = environmentOf(name)?.name === name.toLowerCase() ? name.toLowerCase() : null;
    const inner = environment ? { ...names, environments: [environment] } : { ...names, key: name };
    if (isVersion(value) && !amount.test(name))
      writeVersion(writer, [...key, name], value, environment ? inner : names);
    else if (isObject(value)) visit(writer, value, [...key, name], groups.test(name) ? names : inner);
    else other[name] = value;
  }
  if (Object.keys(other).length > 0) writeValues(writer, other, key, ['values', ...key].join('/'), names);
}

function isVersion(value: JsonValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && versionText.test(value) && isVersionText(value));
}

function writeVersion(writer: FactWriter, key: Key, value: JsonValue, names: FactNames): void {
  const text = String(value);
  const last = String(key.at(-1) ?? '');
  // `staging: 1.2.0` below a service names no other.
  const words = names.environments.includes(last.toLowerCase()) ? [] : wordsOf(last);
  while (words.length > 0 && versionWord.test(words.at(-1) ?? '')) words.pop();
  const role = text.startsWith('sha256:') ? 'digest' : /[/:]/.test(text) ? 'image' : 'tag';
  // Of `version` alone nothing is left: the path says whose it is.
  const service = words.length > 0 && words.length === wordsOf(last).length ? last : words.join('-') || names.key;
  writer.write(`versions/${key.join('/')}`, [writer.part(role, key, value)], {
    ...names,
    key: service,
    isValues: service === null,
  });
}
