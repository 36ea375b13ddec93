import type { z } from 'zod';
import { type ConnectedFact, subjectOf } from '@/lib/assessment/connected-facts';
import { mapEntry } from '@/lib/connectors/fact-file/map';
import { FactFile } from '@/lib/connectors/fact-file/schema';
import { CairnError } from '@/lib/errors';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** Longest text of a fact file, in characters. */
export const LONGEST_FACT_FILE = 8_000_000;
const MISTAKES_SHOWN = 3;

/**
 * Reads the text of a fact file, JSON or YAML.
 * @param now facts of a later time are refused.
 * @throws {CairnError} `invalid-input` that names the place and what to do; `limit-exceeded` for a text that is too long.
 */
export function parseFactFile(text: string, now: Date): ConnectedFact[] {
  if (text.length > LONGEST_FACT_FILE) {
    throw new CairnError('limit-exceeded', 'The fact file is longer than 8,000,000 characters. Split it into several.');
  }
  const facts = readEntries(text).map(mapEntry).map(requireFact);
  requireEachOnce(facts);
  requirePast(facts, now);
  return facts;
}

function readEntries(text: string) {
  const document = parseDocument(text);
  if (!document.ok) {
    const place = document.line === null ? '' : ` in line ${document.line}`;
    throw refusal([`It is ${document.reason}${place}.`]);
  }
  const file = FactFile.safeParse(document.value);
  if (!file.success) throw refusal(file.error.issues.map(describeIssue));
  return file.data.facts;
}

function requireFact(mapped: ReturnType<typeof mapEntry>, index: number): ConnectedFact {
  if ('kind' in mapped) return mapped;
  throw refusal([`facts[${index}].${mapped.field} ${mapped.message}.`]);
}

function requireEachOnce(facts: readonly ConnectedFact[]): void {
  const seen = new Map<string, number>();
  for (const [index, fact] of facts.entries()) {
    const key = `${fact.kind} ${subjectOf(fact)} ${fact.collectedAt}`;
    const first = seen.get(key);
    if (first !== undefined) {
      throw refusal([
        `facts[${index}] is about the same subject and time as facts[${first}]: ${subjectOf(fact)}. Keep one of them.`,
      ]);
    }
    seen.set(key, index);
  }
}

function requirePast(facts: readonly ConnectedFact[], now: Date): void {
  const index = facts.findIndex(({ collectedAt }) => Date.parse(collectedAt) > now.getTime());
  if (index >= 0) {
    throw refusal([`facts[${index}].collectedAt is in the future. Write when the fact was read, in UTC.`]);
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.reduce<string>(
    (whole, step) => (typeof step === 'number' ? `${whole}[${step}]` : `${whole}${whole && '.'}${String(step)}`),
    '',
  );
  const name = place === '' ? 'The file' : place;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${name} has a field that Cairn does not know: ${issue.keys.join(', ')}. Check its spelling or leave it out.`;
    case 'invalid_union':
      return `${name} must be git-host or runtime.`;
    case 'custom':
      return `${name} ${issue.message}.`;
    default:
      return `${name}: ${issue.message}.`;
  }
}

function refusal(mistakes: readonly string[]): CairnError {
  const shown = mistakes.slice(0, MISTAKES_SHOWN);
  const rest = mistakes.length - shown.length;
  const more = rest > 0 ? ` And ${rest} more.` : '';
  const where = '"cairn schema facts" prints the format.';
  return new CairnError('invalid-input', `The fact file cannot be used. ${shown.join(' ')}${more} ${where}`);
}
