import type { FactsOf } from '@/lib/delivery/configuration/configuration-places';
import type { EnvironmentFiles } from '@/lib/delivery/configuration/environment-files';
import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { versionReaderOf } from '@/lib/delivery/configuration/version-files';
import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { remember } from '@/lib/scan/documents/remember';

/** Finds what an environment runs where one file sets a value for all environments and another one sets it again for this one. */
export class InheritedVersions {
  /** Shared files beside the file of an environment, the more special first. */
  readonly basesOf: (path: string) => readonly string[];

  constructor(
    private readonly files: EnvironmentFiles,
    private readonly byFolder: ReadonlyMap<string, readonly string[]>,
  ) {
    this.basesOf = remember((path: string) => this.findBases(path), 50_000);
  }

  /** What the environment of a file takes from a shared file for a slot that its own leaves out. */
  inherited(path: string, slot: string, factsOf: FactsOf): VersionFact | undefined {
    return firstAt(this.basesOf(path), slot, factsOf);
  }

  /** What the file of an environment beside a shared one sets for a slot itself. */
  own(path: string, environment: string | null, slot: string, factsOf: FactsOf): VersionFact | undefined {
    if (!this.files.isBase(path)) return undefined;
    const beside = this.byFolder.get(folderOf(path)) ?? [];
    const files = environment === null ? [] : beside.filter((other) => this.files.of(other) === environment);
    return firstAt(
      files.filter((other) => other !== path && this.basesOf(other).includes(path)),
      slot,
      factsOf,
    );
  }

  /** Whether files beside a shared one are called after what no environment is known by: they take it, too. */
  hasUnknownUsers(path: string): boolean {
    const others = this.files.isBase(path) ? (this.byFolder.get(folderOf(path)) ?? []) : [];
    const reader = versionReaderOf(path);
    return others.some(
      (other) => versionReaderOf(other) === reader && this.files.of(other) === null && !this.files.isShared(other),
    );
  }

  private findBases(path: string): readonly string[] {
    const reader = versionReaderOf(path);
    if (this.files.of(path) === null || !/values|plain|assignments/.test(reader ?? '')) return [];
    return (this.byFolder.get(folderOf(path)) ?? [])
      .filter((other) => versionReaderOf(other) === reader && this.files.isBase(other))
      .sort((a, b) => Number(isPlain(a)) - Number(isPlain(b)));
  }
}

function firstAt(paths: readonly string[], slot: string, factsOf: FactsOf): VersionFact | undefined {
  for (const path of paths) {
    const found = factsOf(path)?.find((fact) => fact.slot === slot);
    if (found) return found;
  }
  return undefined;
}

function isPlain(path: string): boolean {
  return /^values\.ya?ml$/.test(nameOf(path));
}
