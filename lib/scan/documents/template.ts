import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

export interface NeutralText {
  text: string;
  /** True when an expression was found. */
  templated: boolean;
  /** By line, counted from 0: how many `if`, `with`, `range` blocks enclose it, or begin in it before its content. */
  depths: number[];
  /** Places where an expression alone on its line writes lines of its own: which keys stand there is not known. */
  spreads: Spread[];
  /** Blocks that are there only when values say so. */
  switches: SwitchedBlock[];
  /** An expression asks for the version of the cluster, or for the API versions that it knows. */
  asksCluster: boolean;
}

const clusterQuestion = /\.Capabilities\b|semverCompare|kubeVersion/i;

/** The lines of an `if` or `with`, counted from 0, and the values that all have to be set for them: `metrics.enabled`. */
export interface SwitchedBlock {
  from: number;
  to: number;
  values: string[];
}

export interface Spread {
  /** Counts from 0. */
  line: number;
  /** Column of the lines that it writes. */
  indent: number;
}

/** A template expression, braces included, and where it stands in its text. */
export interface Expression {
  start: number;
  end: number;
  text: string;
  /** Line on which it starts, counted from 0, and where that line begins. */
  line: number;
  lineStart: number;
  /** Nothing but blanks and other expressions shares its lines. */
  alone: boolean;
}

const opening = /^\{\{-?\s*(if|with|range|define|block)\b/;
const closing = /^\{\{-?\s*end\b/;
/** Expressions that write nothing themselves: control flow, comments, assignments. */
const silent = /^\{\{-?\s*(?:(?:if|else|end|with|range|define|block|break|continue|fail)\b|\/\*|\$\w*\s*:?=)/;

/**
 * Takes Go template expressions out of a text so that it parses as YAML, keeping every line in its place (detection rules 0.2):
 * expressions alone on their lines vanish, others leave a token that marks the value as unknown.
 */
export function neutralizeTemplate(text: string): NeutralText {
  const starts = text.includes('{{') ? lineStarts(text) : [];
  const expressions = starts.length === 0 ? [] : findExpressions(text, starts);
  if (expressions.length === 0)
    return { text, templated: false, depths: [], spreads: [], switches: [], asksCluster: false };
  const depths: number[] = [0];
  const spreads: Spread[] = [];
  const pieces: string[] = [];
  let depth = 0;
  let end = 0;
  const advance = (line: number): void => {
    while (depths.length <= line) depths.push(depth);
  };
  for (const expression of expressions) {
    const { line } = expression;
    const isLast = endsLine(text, expression);
    const before = text.slice(end, expression.start);
    // What an expression writes behind `|` is a text that is not known: the token stands for it.
    pieces.push(isLast && !expression.alone ? before.replace(blockHead, ': ') : before);
    end = expression.end;
    advance(line);
    const isValue = !expression.alone && followsKey(text, expression) && !(isLast && opensLines(text, expression));
    if (closing.test(expression.text)) depth = Math.max(0, depth - 1);
    if (opening.test(expression.text)) depth += 1;
    if (!isValue) depths[line] = Math.max(depths[line] ?? 0, depth);
    if (expression.alone && !silent.test(expression.text)) spreads.push({ line, indent: spreadIndent(expression) });
    pieces.push(replacement(expression, isValue));
  }
  pieces.push(text.slice(end));
  advance(starts.length - 1);
  const switches = switchedBlocks(expressions, starts.length);
  const asksCluster = expressions.some((expression) => clusterQuestion.test(expression.text));
  return { text: pieces.join('').replaceAll('\t', '  '), templated: true, depths, spreads, switches, asksCluster };
}

/** Blocks that stand behind values alone; what an `else` begins is behind none that could be named. */
function switchedBlocks(expressions: readonly Expression[], lines: number): SwitchedBlock[] {
  const blocks: SwitchedBlock[] = [];
  const open: SwitchedBlock[] = [];
  for (const { text, line } of expressions) {
    const isEnd = closing.test(text);
    if (isEnd || turning.test(text)) {
      const block = open.pop();
      if (block && block.values.length > 0) blocks.push({ ...block, to: line });
    }
    if (opening.test(text)) open.push({ from: line, to: lines, values: neededValues(text) });
    else if (!isEnd && turning.test(text)) open.push({ from: line, to: lines, values: [] });
  }
  return blocks;
}

const turning = /^\{\{-?\s*else\b/;

/** Values that an `if` or `with` needs: one, or those among what it joins by `and`. None where it asks for anything else. */
function neededValues(expression: string): string[] {
  const [, condition] = /^\{\{-?\s*(?:if|with)\s([^}]*?)-?\}\}$/.exec(expression) ?? [];
  return condition === undefined ? [] : valuesNeededBy(condition);
}

function valuesNeededBy(condition: string): string[] {
  const [first, ...rest] = termsOf(condition);
  if (first === undefined || rest.includes('|')) return [];
  if (rest.length > 0) return first === 'and' ? rest.flatMap(valuesNeededBy) : [];
  if (first.startsWith('(') && first.endsWith(')')) return valuesNeededBy(first.slice(1, -1));
  const [, value] = /^\$?\.Values\.([\w.]+)$/.exec(first) ?? [];
  return value === undefined ? [] : [value];
}

/** The words of a condition; what stands in parentheses or quotes is one of them. */
function termsOf(condition: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let term = '';
  for (const [piece] of condition.matchAll(/"(?:[^"\\]|\\.){0,500}"|`[^`]{0,500}`|\s+|[^\s"`()|]+|[\s\S]/g)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    const ends = depth <= 0 && (piece.trim() === '' || piece === '|');
    if (!ends) term += piece;
    if (ends && term !== '') terms.push(term);
    if (ends) term = '';
    if (ends && piece === '|') terms.push(piece);
  }
  return term === '' ? terms : [...terms, term];
}

/** Position of the first character of each line. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Every expression of a template, in order. */
export function expressionsIn(text: string): Expression[] {
  return findExpressions(text, lineStarts(text));
}

function findExpressions(text: string, starts: readonly number[]): Expression[] {
  const found: Expression[] = [];
  let line = 0;
  for (let start = text.indexOf('{{'); start !== -1; ) {
    const end = endOfExpression(text, start);
    if (end === -1) break;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line += 1;
    found.push({ start, end, text: text.slice(start, end), line, lineStart: starts[line] ?? 0, alone: false });
    start = text.indexOf('{{', end);
  }
  markAlone(text, starts, found);
  return found;
}

/** Longest comment, and longest other expression, whose inside is looked at: bounds the work on hostile texts. */
const longestComment = 20_000;
const longestExpression = 1_000;

/** Position after the closing braces: those inside strings and comments of the expression do not close it. -1: never closed. */
function endOfExpression(text: string, start: number): number {
  const end = text.indexOf('}}', start);
  if (end === -1) return -1;
  // Most expressions hold neither a string nor a comment.
  if (!/["`\\*]/.test(text.slice(start, end))) return end + 2;
  if (/^\{\{(- )?\/\*/.test(text.slice(start, start + 6))) {
    const length = text.slice(start, start + longestComment).search(/\*\/( -)?\}\}/);
    if (length !== -1) return text.indexOf('}}', start + length) + 2;
  }
  const inside = text.slice(start + 2, start + longestExpression);
  for (const { 0: found, index } of inside.matchAll(/\\.|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\}\}/g)) {
    if (found === '}}') return start + 2 + index + 2;
  }
  return end + 2;
}

/** Marks the expressions that share their lines with blanks and each other only. */
function markAlone(text: string, starts: readonly number[], expressions: readonly Expression[]): void {
  let group: Expression[] = [];
  let from = 0;
  let blank = true;
  let line = 0;
  expressions.forEach((expression, index) => {
    if (group.length === 0) {
      from = expression.lineStart;
      blank = true;
    }
    group.push(expression);
    blank &&= text.slice(from, expression.start).trim() === '';
    from = expression.end;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= expression.end) line += 1;
    const stop = (starts[line + 1] ?? text.length + 1) - 1;
    const next = expressions[index + 1];
    if (next && next.start < stop) return;
    if (blank && text.slice(from, stop).trim() === '') for (const member of group) member.alone = true;
    group = [];
  });
}

/** The head of a block of text right before an expression. */
const blockHead = /:[ \t]+[|>][-+\d]{0,2}[ \t]*$/;

/** Whether nothing follows an expression in its line. */
function endsLine(text: string, { end }: Expression): boolean {
  const stop = text.indexOf('\n', end);
  return text.slice(end, Math.min(stop === -1 ? text.length : stop, end + 500)).trim() === '';
}

/** Whether a block begins behind a key (`data: {{- range … }}`) that holds keys or entries on the lines below. */
function opensLines(text: string, expression: Expression): boolean {
  if (!opening.test(expression.text)) return false;
  const below = /^[^\n]{0,500}\n([^\n]{0,500})/.exec(text.slice(expression.end, expression.end + 1_010))?.[1] ?? '';
  return /^[ \t]*(- |(?:[\w./"'-]|\{\{[^\n{}]*\}\})+:([ \t]|$))/.test(below);
}

/** Whether an expression stands in the value of a key, as far as the text before it in its line tells. */
function followsKey(text: string, { start, lineStart }: Expression): boolean {
  return /:\s/.test(text.slice(Math.max(lineStart, start - 500), start));
}

/** Column of what an expression alone on its line writes: as `indent` says, else its own. */
function spreadIndent({ start, lineStart, text }: Expression): number {
  const [, told] = /\bn?indent\s+(\d{1,3})\b/.exec(text) ?? [];
  return told === undefined ? start - lineStart : Number(told);
}

/** Expressions alone on their lines leave nothing, nor does what writes nothing; a value, or the choice of one, leaves the token. */
function replacement({ text, alone }: Expression, isValue: boolean): string {
  const breaks = text.includes('\n') ? text.replace(/[^\n]/g, '') : '';
  if (alone) return breaks;
  if (silent.test(text) && !(isValue && opening.test(text))) return breaks;
  return UNRESOLVED + breaks;
}
