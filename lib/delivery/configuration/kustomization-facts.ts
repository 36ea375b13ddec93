import type { FactNames, FactWriter } from '@/lib/delivery/configuration/fact-writer';
import { addressWithoutVersion, versionInAddress } from '@/lib/delivery/configuration/version-fact';
import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { isRemote } from '@/lib/scan/documents/kustomize';
import { parseDocument } from '@/lib/scan/documents/yaml';

const names: FactNames = { release: null, key: null, isValues: false, environments: [] };

/** Collects the versions that a kustomization sets: images, charts that it inflates, remote bases, patches written in it. */
export function writeKustomization(writer: FactWriter, body: JsonObject): void {
  listAt(body, 'images').forEach((image, index) => {
    const name = textAt(image, 'name') ?? '';
    const key = ['images', index];
    const newName = textAt(image, 'newName');
    const parts = [
      newName !== undefined && /[:@]/.test(newName.slice(newName.lastIndexOf('/') + 1))
        ? writer.part('image', [...key, 'newName'], newName)
        : null,
      writer.part('tag', [...key, 'newTag'], valueAt(image, 'newTag')),
      writer.part('digest', [...key, 'digest'], valueAt(image, 'digest')),
    ];
    writer.write(`images/${name}`, parts, { ...names, key: lastSegment(name) });
  });
  listAt(body, 'helmCharts').forEach((chart, index) => {
    const name = textAt(chart, 'name') ?? '';
    const release = textAt(chart, 'releaseName') ?? name;
    const part = writer.part('tag', ['helmCharts', index, 'version'], valueAt(chart, 'version'));
    writer.write(`helmCharts/${release}`, [part], { ...names, release });
  });
  for (const list of ['resources', 'bases', 'components']) writeRemotes(writer, body, list);
  writeInlinePatches(writer, body);
}

function writeRemotes(writer: FactWriter, body: JsonObject, list: string): void {
  listAt(body, list).forEach((entry, index) => {
    if (typeof entry !== 'string' || !isRemote(entry) || versionInAddress(entry) === null) return;
    const [base = ''] = addressWithoutVersion(entry).split(/[?#]/);
    const repository = /(?:github|gitlab|bitbucket)[^/:]*[/:][^/]+\/([^/]+)/.exec(base)?.[1] ?? lastSegment(base);
    const key = repository.replace(/\.git$/, '');
    writer.write(`${list}/${base}`, [writer.part('reference', [list, index], entry)], { ...names, key });
  });
}

function lastSegment(text: string): string {
  return (text.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
}

function writeInlinePatches(writer: FactWriter, body: JsonObject): void {
  const patches = listAt(body, 'patches').map((entry, index) => ({
    text: textAt(entry, 'patch'),
    target: `${textAt(entry, 'target', 'kind') ?? ''}/${textAt(entry, 'target', 'name') ?? ''}`,
    name: textAt(entry, 'target', 'name') ?? null,
    key: ['patches', index, 'patch'],
  }));
  for (const { text, target, name, key } of patches) {
    const parsed = text?.includes('value') ? parseDocument(text) : null;
    if (text === undefined || !parsed?.ok || !Array.isArray(parsed.value)) continue;
    writeOperations(writer.nested(key, text), parsed.value, `patches/${target}`, name);
  }
}

/** Operations of a JSON patch that set an image, a tag or a revision. */
export function writeOperations(
  writer: FactWriter,
  operations: readonly JsonValue[],
  slot: string,
  name: string | null,
): void {
  operations.forEach((operation, index) => {
    const path = isObject(operation) ? textAt(operation, 'path') : undefined;
    const field = path?.split('/').at(-1) ?? '';
    if (path === undefined || !/^(image|tag|newTag|imageTag|version|targetRevision|digest)$/.test(field)) return;
    const role = field === 'image' ? 'image' : field === 'digest' ? 'digest' : 'tag';
    writer.write(`${slot}:${path}`, [writer.part(role, [index, 'value'], valueAt(operation, 'value'))], {
      ...names,
      key: name,
    });
  });
}
