import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import { placeOf } from '@/lib/scan/documents/locate';
import { Derivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import { withEllipses } from '@/lib/scan/documents/unresolved';
import type { Evidence } from '@/lib/scan/evidence';
import type { FactsCache } from '@/lib/scan/facts-cache';
import type { Mark } from '@/lib/scan/indicator';
import { decodeText, type KeptTexts } from '@/lib/scan/kept-texts';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { scannerVersion } from '@/lib/scan/scanner-version';

/** Where texts and the lines found in them are known from, before git is asked. */
export interface KnownPlaces {
  cache: FactsCache;
  texts: KeptTexts;
  /** Keeps lines for the next scan of the same repository. */
  memory?: ScanMemory | undefined;
}

/** A key below one document of a blob. */
interface Place {
  objectId: string;
  /** First line of the document; counts from 1. */
  line: number;
  key: readonly (string | number)[];
  /** The same for the same place of a blob. */
  identity: string;
}

/** Lines by the identity of a place. */
type Lines = Record<string, number>;

const cacheId = `lines@${scannerVersion}`;

/**
 * Turns marks into evidence: a mark with a key gets the line of that key, read from the blob. Only the marks that are kept are located,
 * so that a repository of thousands of objects costs no more than its first few.
 */
export async function locateMarks(
  repository: OpenRepository,
  url: string,
  detections: readonly { id: string; marks: readonly Mark[] }[],
  known: KnownPlaces,
): Promise<Map<string, Evidence[]>> {
  const kept = detections.map(({ id, marks }) => ({
    id,
    marks: leadingMarks(marks, (mark) => mark).map((mark) => ({ mark, place: placeOfMark(mark) })),
  }));
  const places = kept.flatMap(({ marks }) => marks.flatMap(({ place }) => place ?? []));
  const lines = await findLines(repository, places, known);
  return new Map(
    kept.map(({ id, marks }) => [
      id,
      marks.map(({ mark, place }) => ({
        repository: url,
        commit: mark.commit ?? repository.commit,
        path: mark.path,
        line: (place && lines.get(place.objectId)?.[place.identity]) ?? mark.line,
        // An object without a name leaves a gap where it would stand.
        note: withEllipses(mark.note).replace(/ {2,}/g, ' '),
      })),
    ]),
  );
}

function placeOfMark({ objectId, line, key }: Mark): Place | null {
  if (!key || objectId === null || line === null) return null;
  return { objectId, line, key, identity: JSON.stringify([line, ...key]) };
}

/** What the scan before found, by blob. */
const located = new Derivation<string, Lines>();

/** Lines of places, by blob: those that the scan before or the cache knows, the others from texts at hand, and only then from git. */
async function findLines(
  repository: OpenRepository,
  places: readonly Place[],
  { cache, texts, memory }: KnownPlaces,
): Promise<ReadonlyMap<string, Lines>> {
  const byBlob = Map.groupBy(places, ({ objectId }) => objectId);
  const lines = knownLines([...byBlob.keys()], cache, memory);
  const fresh = new Map<string, string>();
  const locate = (objectId: string, text: string): void => {
    const found = { ...lines.get(objectId), ...linesIn(text, byBlob.get(objectId) ?? []) };
    lines.set(objectId, found);
    fresh.set(objectId, JSON.stringify(found));
  };
  const unknown: string[] = [];
  for (const [objectId, wanted] of byBlob) {
    const found = lines.get(objectId);
    if (found && wanted.every(({ identity }) => identity in found)) continue;
    const text = texts.get(objectId);
    if (text === undefined) unknown.push(objectId);
    else locate(objectId, text);
  }
  if (unknown.length > 0) {
    await readBlobs(repository, unknown, {
      onBlob: (blob) => {
        if (blob.status === 'read') locate(blob.objectId, decodeText(blob.bytes));
      },
    });
  }
  if (fresh.size > 0) cache.write(cacheId, fresh);
  for (const [objectId, found] of lines) located.keep(memory, objectId, found);
  return lines;
}

function knownLines(
  objectIds: readonly string[],
  cache: FactsCache,
  memory: ScanMemory | undefined,
): Map<string, Lines> {
  const lines = new Map<string, Lines>();
  const unknown = objectIds.filter((objectId) => {
    const found = located.known(memory, objectId);
    if (found) lines.set(objectId, found);
    return found === undefined;
  });
  // The cache holds what `findLines` wrote under this version.
  for (const [objectId, json] of cache.read(unknown, cacheId)) lines.set(objectId, JSON.parse(json) as Lines);
  return lines;
}

function linesIn(text: string, places: readonly Place[]): Lines {
  const lines = text.split('\n');
  const found: Lines = {};
  for (const place of places) found[place.identity] ??= lineIn(lines, place);
  return found;
}

function lineIn(lines: readonly string[], { line, key }: Place): number {
  const rest = lines.slice(line - 1);
  const end = rest.findIndex((text, at) => at > 0 && /^---(\s|$)/.test(text));
  return line + placeOf(end === -1 ? rest : rest.slice(0, end), key).line;
}
