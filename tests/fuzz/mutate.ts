import type { Random } from '@/tests/fuzz/random';

/** What mutations draw from; neither list is empty. */
export interface Grammar {
  /** Whole inputs. */
  corpus: readonly Buffer[];
  /** Parts of the format: marks, keys, openings, words. */
  pieces: readonly Buffer[];
}

interface Range {
  from: number;
  to: number;
}

/** One change of an input; it may use as many further bytes as there is room. */
type Mutation = (input: Buffer, random: Random, grammar: Grammar, room: number) => Buffer;

/** What is empty, the end of a range, written in another way, or special to JavaScript. */
const oddTexts =
  ' |\t|\n|\r\n|\0|\u00e9|\u2028|\ufeff|\ufffd|\u{1f600}|\\|"|\'|`|#|%|-|.|/|:|=|*|&|>|<|(|)|[|]|{|}|{{|}}|${|$(|~|null|true|0|-1|1e999|9007199254740993|.nan|__proto__|constructor|toString';
const oddities = [...oddTexts.split('|'), '|', 'a'.repeat(300), '/a'.repeat(40)].map((text) => Buffer.from(text));

const mutations: readonly Mutation[] = [
  function changeByte(input, random) {
    const changed = Buffer.from(input);
    if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  function removeRange(input, random) {
    const { from, to } = aRange(input, random);
    return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
  },
  function insertPiece(input, random, { pieces }) {
    return inserted(input, random.pick(pieces), random);
  },
  function insertOddity(input, random) {
    return inserted(input, random.pick(oddities), random);
  },
  function takeFromAnother(input, random, { corpus }) {
    const other = random.pick(corpus);
    const { from, to } = aRange(other, random);
    return inserted(input, other.subarray(from, to), random);
  },
  function replaceRange(input, random, { pieces }) {
    const { from, to } = aRange(input, random);
    return Buffer.concat([input.subarray(0, from), random.pick([...pieces, ...oddities]), input.subarray(to)]);
  },
  function replaceValue(input, random, { pieces }) {
    const ends = [...input.toString('latin1').matchAll(/[:=][ \t]*([^\n]*)/g)];
    if (ends.length === 0) return input;
    const match = random.pick(ends);
    const from = match.index + match[0].length - (match[1]?.length ?? 0);
    const value = random.pick([...pieces, ...oddities]);
    return Buffer.concat([input.subarray(0, from), value, input.subarray(match.index + match[0].length)]);
  },
  function moveLine(input, random) {
    const lines = input.toString('latin1').split('\n');
    const [line = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, ' '.repeat(random.below(3) * 2) + line.trimStart());
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  function repeatRange(input, random, _grammar, room) {
    const { from, to } = aRange(input, random);
    return Buffer.concat([
      input.subarray(0, from),
      repeated(input.subarray(from, to), random, room),
      input.subarray(to),
    ]);
  },
  function repeatPiece(input, random, { pieces }, room) {
    const piece = random.pick(random.percent(60) ? pieces : oddities);
    const both = random.percent(40) ? Buffer.concat([piece, random.pick([...pieces, ...oddities])]) : piece;
    return inserted(input, repeated(both, random, room), random);
  },
  function nest(input, random, { pieces }, room) {
    const half = Math.floor(room / 2);
    const opening = repeated(random.pick(pieces), random, half);
    return inserted(input, Buffer.concat([opening, repeated(random.pick(pieces), random, half)]), random);
  },
  function indentDeeper(input, random, { pieces }, room) {
    const piece = random.pick(pieces).toString('latin1').trim();
    const depth = random.below(Math.floor(Math.sqrt(room)));
    const lines = Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}${piece}`);
    return inserted(input, Buffer.from(`\n${lines.join('\n')}\n`, 'latin1'), random);
  },
];

/** An input made from one of the corpus by a few changes; it is never longer than `maximumBytes`. */
export function mutate(random: Random, grammar: Grammar, maximumBytes: number): Buffer {
  let input = random.pick(grammar.corpus);
  // Long inputs show what grows faster than they do, short ones come in greater numbers.
  const most = random.percent(15) ? maximumBytes : Math.min(maximumBytes, 2_048);
  do {
    const change = random.pick(mutations);
    input = change(input, random, grammar, Math.max(0, most - input.length));
  } while (random.percent(65));
  return input.subarray(0, most);
}

/** Mostly short, so that parts of a line are as likely as whole documents. */
function aRange(input: Buffer, random: Random): Range {
  const from = random.below(input.length + 1);
  const longest = random.percent(70) ? 24 : input.length;
  return { from, to: Math.min(input.length, from + 1 + random.below(longest)) };
}

function inserted(input: Buffer, part: Buffer, random: Random): Buffer {
  const at = random.below(input.length + 1);
  return Buffer.concat([input.subarray(0, at), part, input.subarray(at)]);
}

/** A part again and again: a few times, or as often as there is room. */
function repeated(part: Buffer, random: Random, room: number): Buffer {
  if (part.length === 0) return part;
  const fits = Math.floor(room / part.length);
  const times = random.percent(50) ? fits : Math.min(fits, 1 + random.below(40));
  return Buffer.alloc(part.length * times, part);
}
