import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import { isVersionLike, isVersionText, readVersionKey } from '@/lib/delivery/configuration/version-key';
import { isObject, type JsonObject, type JsonValue, textAt } from '@/lib/scan/documents/json';

/** Where a list or map of versions stands in values. */
export interface ListPlace {
  key: Key;
  slot: string;
  names: FactNames;
}

/** Maps whose entries are the versions of services: `imageTags: {cart: 1.2.0}`. */
const versionMap =
  /^((image|docker|container|app|chart|service)s?[-_]?(tag|version)s|images|versions|tags|(micro)?services|apps|applications|releases)$/i;
/** Of these, maps by service and not by what one service is made of. */
const serviceMap = /service|app|release|chart/i;
/** Lists of settings that a chart takes one by one: `{name: image.tag, value: v1}`. */
const settingsList = /^(parameters|helm[-_]?parameters|set|set[-_]?strings?)$/i;

/** A map of images by what they are for. */
const imageMap = /images$/i;
const imageText = /^[\w.-]+(:\d+(?=\/))?(\/[\w./-]*)?:[\w.-]+(@sha\d+:[0-9a-f]+)?$/;

/** Writes a map of versions by service, or what a map of images names; gives the keys that it used, none where an entry is something else. */
export function writeVersionMap(writer: FactWriter, value: JsonObject, place: ListPlace): Set<string> {
  const entries = Object.entries(value);
  const taken = writeImageMap(writer, entries, place);
  if (taken.size > 0) return taken;
  const { key, slot, names } = place;
  const isMap = versionMap.test(String(key.at(-1) ?? '')) && entries.every(([, version]) => isPlainVersion(version));
  const ofServices = serviceMap.test(String(key.at(-1) ?? ''));
  const kind = /chart/i.test(String(key.at(-1) ?? '')) ? 'chart' : 'image';
  for (const [entry, version] of isMap ? entries : []) {
    // `repository/chart` names a chart with where it is from.
    const name = entry.slice(entry.lastIndexOf('/') + 1);
    const part = writer.part(String(version).startsWith('sha256:') ? 'digest' : 'tag', [...key, entry], version);
    writer.write(`${slot}/${entry}:${kind}`, [part], {
      ...names,
      release: ofServices ? (names.release ?? name) : names.release,
      key: name,
    });
  }
  return new Set(isMap ? entries.map(([name]) => name) : []);
}

function writeImageMap(
  writer: FactWriter,
  entries: readonly [string, JsonValue][],
  { key, slot, names }: ListPlace,
): Set<string> {
  const images = imageMap.test(String(key.at(-1) ?? ''))
    ? entries.filter(([, image]) => typeof image === 'string' && imageText.test(image))
    : [];
  for (const [name, image] of images)
    writer.write(`${slot}/${name}:image`, [writer.part('image', [...key, name], image)], { ...names, key: name });
  return new Set(images.map(([name]) => name));
}

/** A version of its own; what only counts something, and a whole image, is none. */
function isPlainVersion(value: JsonValue): boolean {
  if (typeof value !== 'string') return false;
  return isVersionText(value) && isVersionLike(value) && !/\//.test(value) && !/^\d{1,4}$/.test(value);
}

/** Writes the versions among the settings of a list. */
export function writeSettings(writer: FactWriter, list: readonly JsonValue[], { key, slot, names }: ListPlace): void {
  if (!settingsList.test(String(key.at(-1) ?? ''))) return;
  list.forEach((entry, index) => {
    const [name, value] = [textAt(entry, 'name') ?? '', textAt(entry, 'value') ?? ''];
    const found = isObject(entry) ? readVersionKey(name, value) : null;
    if (!found) return;
    const part = writer.part(found.role, [...key, index, 'value'], value);
    writer.write(`${slot}/${name}`, [part], { ...names, key: found.service ?? names.key });
  });
}
