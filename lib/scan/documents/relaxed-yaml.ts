/** Longest text that is looked through again. */
const longest = 64 * 1024;
/** Deepest indentation that lines are moved to, so that the text grows by little. */
const deepest = 200;

/**
 * A YAML text with what strict parsers refuse and the parsers of Kubernetes, Helm and CI systems take, written as all of them read it,
 * every line in its place: the lines of a flow collection or of a quoted text indented less than the key that they belong to, where
 * blanks mean nothing, and an alias for a key (`*host: 1`). The text itself where it has none of that, or is too long.
 */
export function relaxedYaml(text: string): string {
  if (text.length > longest) return text;
  const lines = text.split('\n');
  let state = outside;
  const relaxed = lines.map((line) => {
    const before = state;
    state = stateAfter(line, before);
    if (isWithin(before))
      return line.trim() === '' ? line : `${' '.repeat(Math.min(before.indent, deepest) + 2)}${line}`;
    // Only a line in a block of text leaves the state as it was.
    if (state === before) return line;
    return line.replace(/^([ \t]*(?:- +)*\*[\w-]+):(?=\s|$)/, '$1 :');
  });
  return relaxed.join('\n');
}

/** Where a line ends: in how many brackets, in which quotes, or in a block of text, and how far what began there is indented. */
interface LineState {
  depth: number;
  quote: '"' | "'" | null;
  isBlock: boolean;
  indent: number;
}

const outside: LineState = { depth: 0, quote: null, isBlock: false, indent: 0 };

function isWithin({ depth, quote }: LineState): boolean {
  return depth > 0 || quote !== null;
}

function stateAfter(line: string, before: LineState): LineState {
  const indent = line.search(/[^ ]/);
  if (before.isBlock && (indent === -1 || indent > before.indent)) return before;
  const state: LineState = isWithin(before) ? { ...before } : { ...outside, indent: columnOfKey(line) };
  let at = 0;
  // A quote, a bracket or the head of a block begins a value only where one may begin.
  let begins = true;
  while (at < line.length) {
    const rest = line.slice(at, at + 2);
    if (state.quote !== null) {
      at = closesQuote(line, at, state);
      begins = false;
      continue;
    }
    const character = rest.charAt(0);
    if (character === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) break;
    if (begins && (character === '&' || character === '!')) {
      at = endOfWord(line, at);
      continue;
    }
    if (begins && (character === '"' || character === "'")) state.quote = character;
    else if ((begins || state.depth > 0) && (character === '[' || character === '{')) state.depth += 1;
    else if (state.depth > 0 && (character === ']' || character === '}')) state.depth -= 1;
    else if (begins && state.depth === 0 && /^[|>][-+\d]*\s*(#.*)?$/.test(line.slice(at))) {
      return { ...state, isBlock: true, indent: columnOfHolder(line, at) };
    }
    begins = mayBegin(rest, state.depth > 0, begins);
    at += 1;
  }
  return state;
}

/** Column of the first word of a line, the dashes of a list left out. */
function columnOfKey(line: string): number {
  return /^ *(- +)*/.exec(line)?.[0].length ?? 0;
}

/** Column of what holds the block whose head stands at `at`: of its key, or of the dash before it where it has none. */
function columnOfHolder(line: string, at: number): number {
  const column = columnOfKey(line);
  return column === at ? line.lastIndexOf('-', at) : column;
}

/** The position behind an anchor or a tag: the value that has it begins after it. */
function endOfWord(line: string, from: number): number {
  let at = from;
  while (at < line.length && !/\s/.test(line.charAt(at))) at += 1;
  return at;
}

/** Follows a quoted text to its end in this line; the position behind it. */
function closesQuote(line: string, from: number, state: LineState): number {
  for (let at = from; at < line.length; at += 1) {
    if (state.quote === '"' && line.charAt(at) === '\\') at += 1;
    else if (line.charAt(at) === state.quote) {
      if (state.quote === "'" && line.charAt(at + 1) === "'") at += 1;
      else {
        state.quote = null;
        return at + 1;
      }
    }
  }
  return line.length;
}

/** Whether a value may begin behind this character, which the next one follows. */
function mayBegin(pair: string, inFlow: boolean, before: boolean): boolean {
  if (/^\s/.test(pair)) return before;
  if (inFlow && /^[[{,:]/.test(pair)) return true;
  return /^[:?-](\s|$)/.test(pair) && (pair.startsWith(':') || before);
}
