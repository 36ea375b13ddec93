import { type JsonValue, valueAt } from '@/lib/scan/documents/json';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobStart } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** True, false, or null: cannot be told from the text. */
type Truth = boolean | null;

/** Answers one comparison of a condition for a run started by a trigger. `right` is null for a bare value, which is asked for being set. */
export type World = (
  trigger: Trigger,
  left: string,
  operator: '==' | '=~' | 'prefix' | 'set',
  right: string | null,
) => Truth;

type Expression =
  | { kind: 'or' | 'and'; parts: Expression[] }
  | { kind: 'not'; part: Expression }
  | { kind: 'compare'; left: string; operator: '==' | '=~' | 'prefix' | 'set'; right: string | null }
  | { kind: 'unknown' };

const tokenPattern =
  /\s*(&&|\|\||==|!=|=~|!~|[!(),]|'(?:[^']|'')*'|"(?:\\.|[^"\\])*"|\/(?:\\.|[^/\\\s])*\/[a-z]*|[A-Za-z_$][\w.-]*\[(?:'[^']*'|"[^"]*")\]|[^\s'"()!=,&|~]+|.)/gy;
const maximumTokens = 400;

/**
 * The triggers of a start that a condition (GitHub `if`, GitLab `rules:if`, Azure `condition`) does not rule out, and the branch to
 * which it restricts pushes. What cannot be told is not ruled out.
 */
export function restrictStart(start: JobStart, condition: string | null, world: World): JobStart {
  const text = condition?.replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1').trim() ?? '';
  if (text === '') return start;
  if (text === 'false') return { triggers: [], branches: start.branches };
  const expression = parse(text);
  const triggers = start.triggers.filter((trigger) => evaluate(expression, trigger, world) !== false);
  const named = start.branches.length === 0 && triggers.includes('push') ? branchesNamed(expression) : [];
  return { triggers, branches: named.length > 0 ? named : start.branches };
}

/** The condition of a job or a step: a text, or `false` where it is switched off. */
export function conditionOf(part: JsonValue | undefined): string | null {
  const condition = valueAt(part, 'if');
  return typeof condition === 'string' || condition === false ? String(condition) : null;
}

/** Whether a run that a trigger started meets a condition. */
export function meets(condition: string, trigger: Trigger, world: World): Truth {
  return evaluate(parse(condition), trigger, world);
}

/** Branches that a condition asks for, as written. */
export function branchesOfCondition(condition: string): string[] {
  return branchesNamed(parse(condition));
}

function evaluate(expression: Expression, trigger: Trigger, world: World): Truth {
  if (expression.kind === 'unknown') return null;
  if (expression.kind === 'compare') return world(trigger, expression.left, expression.operator, expression.right);
  if (expression.kind === 'not') {
    const inner = evaluate(expression.part, trigger, world);
    return inner === null ? null : !inner;
  }
  const decisive = expression.kind === 'or';
  const values = expression.parts.map((part) => evaluate(part, trigger, world));
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}

const branchVariable =
  /^(github\.ref|github\.ref_name|\$CI_COMMIT_BRANCH|\$CI_COMMIT_REF_NAME|build\.branch|variables\['Build\.SourceBranch(Name)?'\])$/;

/** Branches that the condition asks for; those under a `not` do not count. */
function branchesNamed(expression: Expression): string[] {
  if (expression.kind === 'or' || expression.kind === 'and') return expression.parts.flatMap(branchesNamed);
  if (expression.kind !== 'compare' || expression.operator !== '==' || expression.right === null) return [];
  if (!branchVariable.test(expression.left) || /^refs\/(tags|pull)/.test(expression.right)) return [];
  return [expression.right.replace(/^refs\/heads\//, '')];
}

/** A recursive-descent parser; what it does not know becomes `unknown`. */
function parse(text: string): Expression {
  const tokens = [...text.slice(0, 4_000).matchAll(tokenPattern)]
    .map((match) => match[1] ?? '')
    .slice(0, maximumTokens);
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  const isNext = (...expected: string[]): boolean => at < tokens.length && expected.includes(tokens[at] ?? '');

  const list = (
    kind: 'or' | 'and',
    operator: string,
    next: (depth: number) => Expression,
    depth: number,
  ): Expression => {
    const parts = [next(depth)];
    while (isNext(operator)) {
      take();
      parts.push(next(depth));
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const or = (depth: number): Expression => list('or', '||', and, depth);
  const and = (depth: number): Expression => list('and', '&&', unary, depth);
  const unary = (depth: number): Expression => {
    if (depth > 40) return { kind: 'unknown' };
    if (isNext('!')) {
      take();
      return { kind: 'not', part: unary(depth + 1) };
    }
    if (isNext('(')) {
      take();
      const inner = or(depth + 1);
      if (isNext(')')) take();
      return inner;
    }
    return comparison(depth);
  };
  const comparison = (depth: number): Expression => {
    const left = take();
    if (isNext('(')) return call(left, depth);
    if (isNext('==', '!=', '=~', '!~')) {
      const operator = take();
      const compare: Expression = {
        kind: 'compare',
        left: plain(left),
        operator: operator.endsWith('~') ? '=~' : '==',
        right: plain(take()),
      };
      return operator.startsWith('!') ? { kind: 'not', part: compare } : compare;
    }
    if (left === '' || /^['"\d]|^(true|null)$/.test(left)) return { kind: 'unknown' };
    return { kind: 'compare', left, operator: 'set', right: null };
  };
  const call = (name: string, depth: number): Expression => {
    take();
    const parts: Expression[] = [];
    const texts: string[] = [];
    while (at < tokens.length && !isNext(')')) {
      texts.push(plain(tokens[at] ?? ''));
      parts.push(or(depth + 1));
      if (isNext(',')) take();
      else if (!isNext(')')) take();
    }
    take();
    return expressionOfCall(name.toLowerCase(), parts, texts);
  };
  return or(0);
}

function expressionOfCall(name: string, parts: Expression[], texts: readonly string[]): Expression {
  const [left, right] = texts;
  if (name === 'and' || name === 'or') return { kind: name, parts };
  if (name === 'not' && parts[0]) return { kind: 'not', part: parts[0] };
  if (left === undefined || right === undefined) return { kind: 'unknown' };
  if (name === 'eq') return { kind: 'compare', left, operator: '==', right };
  if (name === 'ne') return { kind: 'not', part: { kind: 'compare', left, operator: '==', right } };
  if (name === 'startswith') return { kind: 'compare', left, operator: 'prefix', right };
  return { kind: 'unknown' };
}

function plain(token: string): string {
  return /^(['"]).*\1$/s.test(token) ? token.slice(1, -1) : token;
}
