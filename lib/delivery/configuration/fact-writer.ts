import type { VersionFact, VersionPart } from '@/lib/delivery/configuration/version-fact';
import { locateKey } from '@/lib/scan/documents/locate';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

export type Key = readonly (string | number)[];

/** What the document says about the place of a version. */
export interface FactNames {
  release: string | null;
  key: string | null;
  isValues: boolean;
  environments: readonly string[];
  /** Whether only an environment tells that it is deployed at all: the same form serves development, too. */
  needsEnvironment?: true;
}

/** Collects the versions of one document, each with its line and as it is written there. */
export class FactWriter {
  private readonly lines: readonly string[];

  constructor(
    text: string,
    /** Lines of the file before the document. */
    private readonly before: number,
    private readonly facts: VersionFact[],
    /** The line of a key, counted from 1. Default: as in YAML. */
    private readonly locate: (key: Key) => number = (key) => locateKey(text, key),
  ) {
    this.lines = text.split('\n');
  }

  /** A part of a version; null where the value cannot be known. */
  part(role: VersionPart['role'], key: Key, value: unknown): VersionPart | null {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const text = String(value).trim();
    if (text === '' || text.length > 500 || isUnresolved(text) || text.startsWith('ENC[')) return null;
    const line = this.lineOf(key, typeof value === 'number' ? null : text);
    // A tag of digits alone (`1.10`, `7610e57`) is a number to YAML, and another text than what is written.
    const written = typeof value === 'number' ? scalarOf(this.lines[line - 1]) : null;
    return { role, line: this.before + line, text: written ?? text };
  }

  write(slot: string, parts: readonly (VersionPart | null)[], names: FactNames, subject?: string): void {
    const known = parts.filter((part) => part !== null);
    if (known.length > 0) this.facts.push({ slot, parts: known, subject, ...names });
  }

  /** How many versions of the file are collected so far. */
  count(): number {
    return this.facts.length;
  }

  /** A writer for a document that stands as a text in this one. */
  nested(key: Key, text: string): FactWriter {
    const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
    const from = this.before + this.locate(key);
    const at = this.lines.findIndex((line, index) => index >= from - this.before && line.trim() === first.trim());
    const skipped = text.split('\n').findIndex((line) => line.trim() !== '');
    return new FactWriter(text, at === -1 ? from : this.before + at - skipped, this.facts);
  }

  /** Where the block style hides the key, the line that holds both it and the value. */
  private lineOf(key: Key, value: string | null): number {
    const line = this.locate(key);
    const last = String(key.at(-1) ?? '');
    const holds = (text: string | undefined): boolean =>
      text !== undefined && (value === null ? text.includes(last) : text.includes(value));
    if (holds(this.lines[line - 1])) return line;
    const at = this.lines.findIndex((text, index) => index >= line - 1 && holds(text) && text.includes(last));
    return at === -1 ? line : at + 1;
  }
}

/** Characters. No line that sets a version is longer, and the pattern takes long over those that are. */
const longestLine = 1_000;

function scalarOf(line: string | undefined): string | null {
  if (line === undefined || line.length > longestLine) return null;
  return /[:\-[{,]\s*["']?([\w.+-]+)["']?\s*[,}\]]?\s*(?:#.*)?$/.exec(line)?.[1] ?? null;
}
