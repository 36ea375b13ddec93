/** Longest text that is looked through again. */
const longest = 64 * 1024;

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
    const inside = state.depth > 0 || state.quote !== null;
    const indent = state.indent;
    state = stateAfter(line, state);
    if (inside) return line.trim() === '' ? line : `${' '.repeat(indent + 2)}${line}`;
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

function stateAfter(line: string, before: LineState): LineState {
  const isWithin = before.depth > 0 || before.quote !== null;
  const indent = line.search(/[^ ]/);
  if (before.isBlock && (indent === -1 || indent > before.indent)) return before;
  const state: LineState = isWithin ? { ...before } : { ...outside, indent: columnOfKey(line) };
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
    if (begins && (character === '"' || character === "'")) state.quote = character;
    else if ((begins || state.depth > 0) && (character === '[' || character === '{')) state.depth += 1;
    else if (state.depth > 0 && (character === ']' || character === '}')) state.depth -= 1;
    else if (begins && state.depth === 0 && /^[|>][-+\d]*\s*(#.*)?$/.test(line.slice(at))) {
      return { ...state, isBlock: true, indent };
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
