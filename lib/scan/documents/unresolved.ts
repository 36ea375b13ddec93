/**
 * Stands where a template expression (`{{ … }}`, `${VAR}`) was: the value is not known without rendering.
 * Readers put it in place of the expression, so a field that holds it is unknown, never false.
 */
export const UNRESOLVED = '__cairn_unresolved__';

/** `${VAR}` of Flux, `$(VAR)` of kustomize; beside them stands `{{ … }}` of Go templates. The lengths bound the work on hostile texts. */
const variable = /\$\{[^}]{0,200}\}|\$\([A-Za-z_][\w.-]{0,200}\)/;
const everyExpression = /\{\{.{0,200}?\}\}|\$\{[^}]{0,200}\}|\$\([A-Za-z_][\w.-]{0,200}\)/g;

/** What every value has that a template fills: quick to look for. */
const anyMark = new RegExp(`\\$|\\{\\{|${UNRESOLVED}`);

/** Whether a value cannot be known from the text alone because a template fills it. */
export function isUnresolved(value: unknown): boolean {
  if (typeof value !== 'string' || !anyMark.test(value)) return false;
  return value.includes('{{') || value.includes(UNRESOLVED) || (value.includes('$') && variable.test(value));
}

/** A text as people read it: what a template fills is left open. */
export function withEllipses(text: string): string {
  return text.replaceAll(UNRESOLVED, '…');
}

/** What a text says besides its template expressions: `apps/{{ name }}/prod` still names `prod`. */
export function withoutExpressions(text: string): string {
  return isUnresolved(text) ? text.replaceAll(UNRESOLVED, '').replace(everyExpression, '') : text;
}
