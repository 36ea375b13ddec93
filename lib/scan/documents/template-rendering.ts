import { isObject, type JsonObject } from '@/lib/scan/documents/json';
import type { Expression } from '@/lib/scan/documents/template';
import { type TemplateBlock, type TemplateNode, templateNodes } from '@/lib/scan/documents/template-blocks';
import {
  evaluate,
  ROOT,
  type Scope,
  type TemplateValue,
  truthOf,
  UNKNOWN,
  writtenText,
} from '@/lib/scan/documents/template-values';

/** A template with everything filled in that values tell; what they do not stays as it is written. */
export interface FilledTemplate {
  text: string;
  /** Ranges over values that were written out, each element for itself. */
  ranges: number;
  /** Line of the template that a line of the text comes from; both count from 1. */
  lineOf: (line: number) => number;
}

/** Characters that are written out at most, and steps that are taken: bounds the work on hostile templates. */
const longest = 300_000;
const mostSteps = 50_000;

/**
 * Fills a Go template from values without running it: `range`, `if` and `with` over values, and expressions that read them. A block that
 * asks for anything else stays as it is, with all that is in it. Null where the template cannot be followed as a whole.
 */
export function fillTemplate(template: string, values: JsonObject): FilledTemplate | null {
  const nodes = templateNodes(template);
  if (nodes === null) return null;
  const filling = new Filling(template);
  filling.write(nodes, { values, dot: ROOT, variables: new Map() });
  return filling.finish();
}

const assignment = /^(\$\w+)\s*:=\s*([\s\S]*)$/;

class Filling {
  private readonly pieces: string[] = [];
  private length = 0;
  private steps = 0;
  private ranges = 0;
  private trimsNext = false;
  /** Where the first letters of lines of the template came to stand. */
  private readonly marks: { at: number; line: number }[] = [];
  private readonly lineStarts: number[];
  private readonly lines = new Map<number, number>();
  /** Variables that are set anew somewhere: their value depends on the way that is taken. */
  private readonly changing: ReadonlySet<string>;

  constructor(private readonly template: string) {
    this.lineStarts = [0, ...[...template.matchAll(/\n/g)].map(({ index }) => index + 1)];
    this.changing = new Set([...template.matchAll(/(\$\w+)\s*=(?!=)/g)].flatMap(([, name]) => name ?? []));
  }

  finish(): FilledTemplate | null {
    if (this.isOverLimit()) return null;
    const { ranges, marks } = this;
    const out = this.pieces.join('');
    const starts = [0, ...[...out.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const lineOf = (line: number): number => {
      const start = starts[line - 1] ?? 0;
      return marks.find(({ at }) => at >= start)?.line ?? 1;
    };
    return { text: out, ranges, lineOf };
  }

  write(nodes: readonly TemplateNode[], scope: Scope): void {
    const variables = new Map(scope.variables);
    const inner = { ...scope, variables };
    for (const node of nodes) {
      this.steps += 1;
      if (this.isOverLimit()) return;
      if (node.type === 'text') this.writeText(node.from, node.to);
      else if (node.type === 'block') this.writeBlock(node, inner);
      else this.writeAction(node.at, inner, variables);
    }
  }

  private isOverLimit(): boolean {
    return this.steps > mostSteps || this.length > longest;
  }

  private writeText(from: number, to: number): void {
    const whole = this.template.slice(from, to);
    const start = this.trimsNext ? from + (whole.length - whole.trimStart().length) : from;
    this.trimsNext = false;
    const text = this.template.slice(start, to);
    let line = this.lineOf(start);
    for (const { 0: found, index } of text.matchAll(/\n|[^\s][^\n]*/g)) {
      if (found === '\n') line += 1;
      else this.marks.push({ at: this.length + index, line });
    }
    this.add(text);
  }

  private add(text: string): void {
    if (text !== '') this.pieces.push(text);
    this.length += text.length;
  }

  /** Takes away the blanks at the end of what was written. */
  private trim(): void {
    for (let last = this.pieces.pop(); last !== undefined; last = this.pieces.pop()) {
      this.length -= last.length;
      const rest = last.trimEnd();
      this.add(rest);
      if (rest !== '') return;
    }
  }

  /** The line, counted from 1, on which a part of the template begins. */
  private lineOf(from: number): number {
    const line = this.lines.get(from) ?? this.lineStarts.findLastIndex((at) => at <= from) + 1;
    this.lines.set(from, line);
    return line;
  }

  /** Takes an expression out, with the blanks beside it that it trims. */
  private consume({ text }: Expression): void {
    if (text.startsWith('{{-')) this.trim();
    this.trimsNext = text.endsWith('-}}');
  }

  /** Leaves a part of the template as it is written. */
  private leave(from: number, to: number): void {
    this.trimsNext = false;
    this.writeText(from, to);
  }

  private writeAction(at: Expression, scope: Scope, variables: Map<string, TemplateValue>): void {
    const inside = insideOf(at);
    const [, name, expression] = assignment.exec(inside) ?? [];
    if (name !== undefined && expression !== undefined)
      variables.set(name, this.valueFor(name, evaluate(expression, scope)));
    const isSilent = name !== undefined || inside.startsWith('/*') || /^\$\w+\s*=/.test(inside);
    const text = isSilent ? '' : writtenText(evaluate(inside, scope));
    if (text === null) {
      this.leave(at.start, at.end);
      return;
    }
    this.consume(at);
    this.add(text);
  }

  private valueFor(name: string, value: TemplateValue): TemplateValue {
    return this.changing.has(name) ? UNKNOWN : value;
  }

  private writeBlock(block: TemplateBlock, scope: Scope): void {
    const [first] = block.branches;
    if (!first) return;
    const done =
      block.word === 'range'
        ? this.writeRange(block, scope)
        : block.word === 'if' || block.word === 'with'
          ? this.writeChoice(block, scope)
          : false;
    if (!done) this.leave(first.at.start, block.end.end);
  }

  /** Writes the branch whose condition holds; says no where one before it is not known. */
  private writeChoice(block: TemplateBlock, scope: Scope): boolean {
    const [first] = block.branches;
    for (const [index, { at }] of block.branches.entries()) {
      const [, word, condition = ''] = /^(?:else\s+)?(if|with|else)\b\s*([\s\S]*)$/.exec(insideOf(at)) ?? [];
      const value = word === 'else' ? true : evaluate(condition, scope);
      const truth = truthOf(value);
      if (truth === null) return false;
      if (!truth) continue;
      if (first) this.consume(first.at);
      this.writeBranch(block, index, word === 'with' ? { ...scope, dot: value } : scope);
      this.finishBlock(block);
      return true;
    }
    if (first) this.consume(first.at);
    this.finishBlock(block);
    return true;
  }

  private writeBranch(block: TemplateBlock, index: number, scope: Scope): void {
    const branch = block.branches[index];
    if (!branch) return;
    this.trimsNext = branch.at.text.endsWith('-}}');
    this.write(branch.nodes, scope);
    const next = block.branches[index + 1]?.at ?? block.end;
    if (next.text.startsWith('{{-')) this.trim();
  }

  private finishBlock(block: TemplateBlock): void {
    this.trimsNext = block.end.text.endsWith('-}}');
  }

  /** Writes a body for each element. One over nothing at the root of the values is not written: the values may stand elsewhere. */
  private writeRange(block: TemplateBlock, scope: Scope): boolean {
    const [first] = block.branches;
    const [, keyName, elementName, expression = ''] =
      /^range\s+(?:(?:(\$\w+)\s*,\s*)?(\$\w+)\s*:=\s*)?([\s\S]*)$/.exec(first ? insideOf(first.at) : '') ?? [];
    const value = evaluate(expression, scope);
    const elements = elementsOf(value);
    const isKnown = elements.length > 0 || (scope.dot !== ROOT && truthOf(value) === false);
    if (!first || !isKnown || /\bbreak\b|\bcontinue\b/.test(this.template)) return false;
    this.ranges += 1;
    this.consume(first.at);
    for (const { key, element } of elements) {
      const variables = new Map(scope.variables);
      if (keyName !== undefined) variables.set(keyName, this.valueFor(keyName, key));
      if (elementName !== undefined) variables.set(elementName, this.valueFor(elementName, element));
      this.writeBranch(block, 0, { ...scope, dot: element, variables });
    }
    if (elements.length === 0) this.writeBranch(block, 1, scope);
    this.finishBlock(block);
    return true;
  }
}

function insideOf({ text }: Expression): string {
  return text
    .replace(/^\{\{-?/, '')
    .replace(/-?\}\}$/, '')
    .trim();
}

interface Element {
  key: string | number;
  element: TemplateValue;
}

/** Elements in the order of Go: a map by its sorted keys. */
function elementsOf(value: TemplateValue): Element[] {
  if (typeof value === 'symbol') return [];
  if (Array.isArray(value)) return value.map((element, key) => ({ key, element }));
  if (!isObject(value)) return [];
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, element]) => ({ key, element }));
}
