import { candidatesOf, type Words, wrappedScript } from '@/lib/scan/documents/pipelines/command-words';

/** One simple command of a command line: what stands between `&&`, `||`, `;`, `|` and brackets. */
export interface Segment {
  /** Words with their quotes taken off; expressions (`${{ … }}`) stay whole. */
  words: string[];
  /**
   * Texts at whose start a tool's name may stand: the command itself without `sudo`, `env`, assignments and the like, or, where
   * another program runs it (docker run, xargs), each place at which it may begin.
   */
  candidates: string[];
  /** Operator before and after it; '' at the ends of the line. */
  before: string;
  after: string;
  /** It runs on another machine, through ssh. */
  remote: boolean;
}

const maximumSegments = 300;
const maximumWords = 400;
const maximumNesting = 4;
/** A `$(…)` that is not closed within this many characters is taken as plain text. */
const maximumSubstitution = 4_000;
const none: ReadonlyMap<number, number> = new Map();

/** Splits a command (from `commandsOf`) into its simple commands, those in `$(…)`, `bash -c '…'` and `ssh host '…'` included. */
export function segmentsOf(command: string): Segment[] {
  const segments: Segment[] = [];
  collect(command, false, 0, segments);
  return segments;
}

function collect(command: string, remote: boolean, depth: number, into: Segment[]): void {
  if (depth > maximumNesting) return;
  const nested: string[] = [];
  for (const part of splitCommand(command, nested)) {
    if (into.length >= maximumSegments) return;
    const inner = wrappedScript(part.words);
    if (inner) collect(inner.script, remote || inner.remote, depth + 1, into);
    else into.push({ ...part, candidates: candidatesOf(part.words), remote });
  }
  for (const script of nested) collect(script, remote, depth + 1, into);
}

interface Part {
  words: Words;
  before: string;
  after: string;
}

/** The state of one pass over a command line. */
interface Split {
  parts: Part[];
  words: string[];
  word: string | null;
  before: string;
}

function splitCommand(command: string, nested: string[]): Part[] {
  const split: Split = { parts: [], words: [], word: null, before: '' };
  const pairs = command.includes('$(') ? bracketPairs(command) : none;
  let quote = '';
  for (let at = 0; at < command.length; ) {
    const atomic = quote === "'" ? null : atomicAt(command, at, pairs);
    if (atomic) {
      split.word = (split.word ?? '') + atomic.text;
      if (atomic.script !== null) nested.push(atomic.script);
      at = atomic.end;
      continue;
    }
    const character = command[at] ?? '';
    at += 1;
    if (character === '\\' && quote !== "'") {
      split.word = (split.word ?? '') + (command[at] ?? '');
      at += 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else split.word = (split.word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      split.word ??= '';
    } else if (character === ' ' || character === '\t') endWord(split);
    else if (/[;|&()\n]/.test(character)) {
      const operator = operatorAt(command, at - 1, split.word);
      if (operator === '') split.word = (split.word ?? '') + character;
      else {
        endPart(split, operator);
        at += operator.length - 1;
      }
    } else split.word = (split.word ?? '') + character;
  }
  endPart(split, '');
  return split.parts;
}

/** The operator at a place; '' where the character belongs to a redirection (`2>&1`, `&>`). */
function operatorAt(command: string, at: number, word: string | null): string {
  const character = command[at] ?? '';
  const next = command[at + 1] ?? '';
  if (character === '&' && (next === '>' || /[<>]$/.test(word ?? ''))) return '';
  if ((character === '&' || character === '|') && next === character) return character + next;
  return character === '\n' ? ';' : character;
}

function endWord(split: Split): void {
  if (split.word !== null && split.words.length < maximumWords) split.words.push(split.word);
  split.word = null;
}

function endPart(split: Split, operator: string): void {
  endWord(split);
  if (split.words.length > 0) {
    split.parts.push({ words: split.words, before: split.before, after: operator });
    split.words = [];
  }
  split.before = operator;
}

/** An expression that is one piece of a word whatever stands in it: `${{ … }}`, `$[[ … ]]`, `${…}`, `$(NAME)`, `$(command …)`. */
function atomicAt(
  command: string,
  at: number,
  pairs: ReadonlyMap<number, number>,
): { text: string; script: string | null; end: number } | null {
  if (command[at] === '`') {
    const close = command.indexOf('`', at + 1);
    return close === -1 ? null : { text: '$()', script: command.slice(at + 1, close), end: close + 1 };
  }
  if (command[at] !== '$') return null;
  for (const [open, shut] of [
    ['${{', '}}'],
    ['$[[', ']]'],
    ['${', '}'],
  ] as const) {
    if (!command.startsWith(open, at)) continue;
    const close = command.indexOf(shut, at + open.length);
    if (close !== -1) return { text: command.slice(at, close + shut.length), script: null, end: close + shut.length };
  }
  if (command[at + 1] !== '(') return null;
  const name = /^\$\([A-Za-z0-9_.-]{1,80}\)/.exec(command.slice(at, at + 90));
  if (name) return { text: name[0], script: null, end: at + name[0].length };
  const close = pairs.get(at + 1);
  return close === undefined || close - at > maximumSubstitution
    ? null
    : { text: '$()', script: command.slice(at + 2, close), end: close + 1 };
}

/** Each opening bracket of a command with the one that closes it; those that are never closed are left out. */
function bracketPairs(command: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: bracket, index } of command.matchAll(/[()]/g)) {
    if (bracket === '(') open.push(index);
    else {
      const opening = open.pop();
      if (opening !== undefined) pairs.set(opening, index);
    }
  }
  return pairs;
}
