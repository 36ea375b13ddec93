import { z } from 'zod';
import {
  CORRECTED_OUTCOMES,
  type DeclarationMistake,
  type Declarations,
  type DeclaredDispute,
} from '@/lib/scan/declarations';
import { locateKey } from '@/lib/scan/documents/locate';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** The file in which a repository says where it disagrees with a result, at its top or in a folder that is a team's. */
const CAIRN_FILE = '.cairn.yaml';
/** Longest text that is read, in characters. */
const LONGEST_TEXT = 100_000;
/** Most exemptions, and most corrections, of one file. */
const MOST_ENTRIES = 100;
const MISTAKES_SHOWN = 20;

const text = (missing: string, longest: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(longest, { error: `is longer than ${longest} characters: shorten it` });

const Exemption = z.strictObject({
  id: text('is missing: write criterion/ID or indicator/ID', 120),
  reason: text('is missing: say why in a sentence', 500),
  author: text('is missing: name the person or the team that says so', 100),
  expires: z.iso.date({ error: 'must be the last day that it counts, such as 2027-06-30' }),
});
const Correction = Exemption.extend({
  outcome: z.enum(CORRECTED_OUTCOMES, { error: `must be one of ${CORRECTED_OUTCOMES.join(', ')}` }),
});
/** The whole file, for its schema; it is read entry by entry. */
export const CairnFile = z.strictObject({
  version: z.literal(1),
  exemptions: z.array(Exemption).max(MOST_ENTRIES).optional(),
  corrections: z.array(Correction).max(MOST_ENTRIES).optional(),
});
const LISTS = { exemptions: Exemption, corrections: Correction } as const;
type ListName = keyof typeof LISTS;
type Key = readonly (string | number)[];

export function isCairnFile(path: string): boolean {
  return path === CAIRN_FILE || path.endsWith(`/${CAIRN_FILE}`);
}

/**
 * What the file at the top says, and those of the folders that are looked at; undefined where there is none.
 * @param texts of the repository's files, by path
 */
export function readCairnFiles(
  texts: ReadonlyMap<string, string>,
  folders: readonly string[],
): Declarations | undefined {
  const paths = [CAIRN_FILE, ...folders.map((folder) => `${folder}/${CAIRN_FILE}`)];
  const read = paths.flatMap((path) => {
    const content = texts.get(path);
    return content === undefined ? [] : [readCairnFile(path, content)];
  });
  if (read.length === 0) return undefined;
  return { disputes: read.flatMap(({ disputes }) => disputes), mistakes: read.flatMap(({ mistakes }) => mistakes) };
}

/**
 * Reads a `.cairn.yaml`. Entry by entry: a mistake costs its entry and is told with its line and field, and never throws. A file
 * of another version than 1 is not read at all.
 */
export function readCairnFile(path: string, content: string): Declarations {
  const mistake = (key: Key, message: string): DeclarationMistake => ({ path, line: locateKey(content, key), message });
  if (content.length > LONGEST_TEXT) {
    return refused(mistake([], `It is longer than ${LONGEST_TEXT.toLocaleString('en')} characters. Shorten it.`));
  }
  const document = parseDocument(content);
  if (!document.ok) return refused({ path, line: document.line, message: `It is ${document.reason}.` });
  const { value } = document;
  if (value === null) return { disputes: [], mistakes: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return refused(mistake([], 'It must hold version: 1 and the lists exemptions and corrections.'));
  }
  if (value.version !== 1) return refused(mistake(['version'], 'version must be 1: nothing of the file is used.'));
  const strange = Object.keys(value).filter((key) => key !== 'version' && !(key in LISTS));
  const lists = [...readList('exemptions', value.exemptions), ...readList('corrections', value.corrections)];
  const mistakes = [
    ...strange.map((key) => mistake([key], `${shortened(key)} is not known here. Check its spelling or leave it out.`)),
    ...lists.flatMap((read) => ('mistake' in read ? [mistake(read.key, read.mistake)] : [])),
  ];
  const disputes = lists.flatMap((read) =>
    'entry' in read ? [{ ...read.entry, path, line: locateKey(content, [...read.key, 'id']) }] : [],
  );
  return { disputes, mistakes: shortList(mistakes, path) };
}

function refused(mistake: DeclarationMistake): Declarations {
  return { disputes: [], mistakes: [mistake] };
}

type Read = { key: Key; entry: Omit<DeclaredDispute, 'path' | 'line'> } | { key: Key; mistake: string };

function readList(name: ListName, list: unknown): Read[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [{ key: [name], mistake: `${name} must be a list.` }];
  const rest: Read[] =
    list.length > MOST_ENTRIES
      ? [
          {
            key: [name, MOST_ENTRIES],
            mistake: `${name} holds more than ${MOST_ENTRIES} entries: only those are used.`,
          },
        ]
      : [];
  return [...list.slice(0, MOST_ENTRIES).flatMap((entry, index) => readEntry(name, index, entry)), ...rest];
}

function readEntry(name: ListName, index: number, entry: unknown): Read[] {
  const key = [name, index];
  if (name === 'exemptions') {
    const read = Exemption.safeParse(entry);
    if (!read.success) return mistakesOf(read.error, key);
    const { id: subject, ...said } = read.data;
    return [{ key, entry: { kind: 'exemption', subject, outcome: null, ...said } }];
  }
  const read = Correction.safeParse(entry);
  if (!read.success) return mistakesOf(read.error, key);
  const { id: subject, ...said } = read.data;
  return [{ key, entry: { kind: 'correction', subject, ...said } }];
}

function mistakesOf(error: z.ZodError, [name, index]: Key): Read[] {
  const at = `${name}[${index}]`;
  return error.issues.map(({ code, path, message, ...issue }) => {
    const key = [name ?? '', index ?? 0, ...path.filter((step) => typeof step !== 'symbol')];
    if (code === 'unrecognized_keys' && 'keys' in issue) {
      const names = issue.keys.map(shortened).join(', ');
      return {
        key,
        mistake: `${at} has a field that is not known here: ${names}. Check its spelling or leave it out.`,
      };
    }
    const field = path.map((step) => `.${String(step)}`).join('');
    return {
      key,
      mistake: field === '' ? `${at} must hold id, reason, author and expires.` : `${at}${field} ${message}.`,
    };
  });
}

function shortened(key: string): string {
  return key.length > 40 ? `${key.slice(0, 40)}…` : key;
}

function shortList(mistakes: readonly DeclarationMistake[], path: string): DeclarationMistake[] {
  const rest = mistakes.length - MISTAKES_SHOWN;
  const shown = mistakes.slice(0, MISTAKES_SHOWN);
  return rest > 0 ? [...shown, { path, line: null, message: `And ${rest} more mistakes.` }] : shown;
}
