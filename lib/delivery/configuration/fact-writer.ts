import type { VersionFact, VersionPart } from '@/lib/delivery/configuration/version-fact';
import { placeOf } from '@/lib/scan/documents/locate';
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

/** Where a key stands. */
export interface KeyLine {
  /** Counts from 1; of the nearest that was found. */
  line: number;
  /** False where the key itself was not found: it is written in flow style, or comes from an anchor. */
  isFound: boolean;
}

/** Collects the versions of one document, each with its line and as it is written there. */
export class FactWriter {
  private readonly lines: readonly string[];

  constructor(
    text: string,
    /** Lines of the file before the document. */
    private readonly before: number,
    private readonly facts: VersionFact[],
    /** Default: as in YAML. */
    private readonly locate: (key: Key) => KeyLine = (key) => this.locateInYaml(key),
    /** Whether `before` is only about right. */
    private readonly isNear = false,
  ) {
    this.lines = text.split('\n');
  }

  /** A part of a version; null where the value cannot be known. */
  part(role: VersionPart['role'], key: Key, value: unknown): VersionPart | null {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const text = String(value).trim();
    if (text === '' || text.length > 500 || isUnresolved(text) || text.startsWith('ENC[')) return null;
    const { line, isFound } = this.lineOf(key, typeof value === 'number' ? null : text);
    // A tag of digits alone (`1.10`, `7610e57`) is a number to YAML, and another text than what is written.
    const written = typeof value === 'number' ? scalarOf(this.lines[line - 1]) : null;
    const part = { role, line: this.before + line, text: written ?? text };
    return isFound && !this.isNear ? part : { ...part, isNear: true };
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
    const skipped = text.split('\n').findIndex((line) => line.trim() !== '');
    const { line, isFound } = this.locate(key);
    const at = this.lines.findIndex((other, index) => index >= line && other.trim() === first.trim());
    const isBlock = isFound && at === line + skipped && blockText.test(this.lines[line - 1] ?? '');
    const isNear = this.isNear || !isBlock;
    return new FactWriter(text, this.before + (at === -1 ? line : at - skipped), this.facts, undefined, isNear);
  }

  private locateInYaml(key: Key): KeyLine {
    const { line, steps } = placeOf(this.lines, key);
    return { line: line + 1, isFound: steps === key.length };
  }

  /** Where the block style hides the key, the line that holds both it and the value. */
  private lineOf(key: Key, value: string | null): KeyLine {
    const place = this.locate(key);
    const last = String(key.at(-1) ?? '');
    const holds = (text: string | undefined): boolean =>
      text !== undefined && (value === null ? text.includes(last) : text.includes(value));
    if (holds(this.lines[place.line - 1])) return place;
    const at = this.lines.findIndex((text, index) => index >= place.line - 1 && holds(text) && text.includes(last));
    return { line: at === -1 ? place.line : at + 1, isFound: false };
  }
}

/** Opens a text that keeps its lines. */
const blockText = /\|[-+\d]*\s*(#.*)?$/;

/** Characters. No line that sets a version is longer, and the pattern takes long over those that are. */
const longestLine = 1_000;

function scalarOf(line: string | undefined): string | null {
  if (line === undefined || line.length > longestLine) return null;
  return /[:\-[{,]\s*["']?([\w.+-]+)["']?\s*[,}\]]?\s*(?:#.*)?$/.exec(line)?.[1] ?? null;
}
