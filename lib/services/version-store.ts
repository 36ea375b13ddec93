import { deriveFacts, type ReadFile } from '@/lib/delivery/configuration/derive-facts';
import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { readVersions, type VersionReader, versionReaderOf } from '@/lib/delivery/configuration/version-files';
import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';

/** Most files whose versions are kept, and most characters of texts beside them. */
const mostKept = 50_000;
const mostCharacters = 32_000_000;

/** Versions by blob, read in batches. One that differs from its file's last by versions alone is not parsed again. */
export class VersionStore {
  /** By reader and blob: the same bytes say different things in files of different kinds. */
  private readonly known = new Map<VersionReader | null, Map<string, readonly VersionFact[] | null>>();
  private kept = 0;
  /** The path of each blob that is asked for; several where they are equal. */
  private wanted = new Map<string, string | string[]>();
  /** By path, the text that was read last, oldest first. */
  private readonly texts = new Map<string, ReadFile>();
  private characters = 0;
  /** Files that could not be read as what they are. */
  readonly unread = new Set<string>();

  constructor(private readonly repository: OpenRepository) {}

  /** The versions of a file that was asked for and read; null where it could not be read. */
  factsOf(path: string, objectId: string): readonly VersionFact[] | null {
    return this.readBy(path).get(objectId) ?? null;
  }

  /** Asks for the versions of a file in these states, for the next `load`. */
  want(path: string, ...objectIds: (string | null)[]): void {
    const known = this.readBy(path);
    for (const objectId of objectIds) {
      if (objectId === null || known.has(objectId)) continue;
      known.set(objectId, null);
      this.kept += 1;
      const other = this.wanted.get(objectId);
      this.wanted.set(objectId, other === undefined ? path : [other, path].flat());
    }
  }

  /** Forgets what was read, once it is much: what is asked for next is read again. */
  tidy(): void {
    if (this.kept <= mostKept) return;
    this.known.clear();
    this.kept = 0;
  }

  /** Reads what was asked for, each blob once and in that order. */
  async load(): Promise<void> {
    const wanted = this.wanted;
    this.wanted = new Map();
    if (wanted.size === 0) return;
    await readBlobs(this.repository, wanted.keys(), {
      onBlob: (blob) => {
        const text = blob.status === 'read' ? blob.bytes.toString('utf8') : null;
        for (const path of [wanted.get(blob.objectId) ?? []].flat()) {
          if (text !== null) this.read(path, blob.objectId, text);
          else this.unread.add(path);
        }
      },
    });
  }

  private readBy(path: string): Map<string, readonly VersionFact[] | null> {
    const reader = versionReaderOf(path);
    const known = this.known.get(reader) ?? new Map();
    this.known.set(reader, known);
    return known;
  }

  private read(path: string, objectId: string, text: string): void {
    const reader = versionReaderOf(path);
    if (reader === null) return;
    const last = this.texts.get(path);
    const facts = (last && deriveFacts(last, text)) ?? readVersions(reader, text);
    if (facts === null) this.unread.add(path);
    this.readBy(path).set(objectId, facts);
    this.keep(path, { text, facts }, last);
  }

  private keep(path: string, file: ReadFile, last: ReadFile | undefined): void {
    this.characters += file.text.length - (last?.text.length ?? 0);
    this.texts.delete(path);
    this.texts.set(path, file);
    for (const [oldest, { text }] of this.texts) {
      if (this.characters <= mostCharacters) break;
      this.texts.delete(oldest);
      this.characters -= text.length;
    }
  }
}
