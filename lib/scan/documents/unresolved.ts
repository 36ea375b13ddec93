/**
 * Stands where a template expression (`{{ … }}`, `${VAR}`) was: the value is not known without rendering.
 * Readers put it in place of the expression, so a field that holds it is unknown, never false.
 */
export const UNRESOLVED = '__cairn_unresolved__';

/** `{{ … }}` of Go templates, `${VAR}` of Flux, `$(VAR)` of kustomize. The lengths bound the work on hostile texts. */
const expression = /\{\{|\$\{[^}]{0,200}\}|\$\([A-Za-z_][\w.-]{0,200}\)/;
const everyExpression = /\{\{.{0,200}?\}\}|\$\{[^}]{0,200}\}|\$\([A-Za-z_][\w.-]{0,200}\)/g;

/** Whether a value cannot be known from the text alone because a template fills it. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && (value.includes(UNRESOLVED) || expression.test(value));
}

/** What a text says besides its template expressions: `apps/{{ name }}/prod` still names `prod`. */
export function withoutExpressions(text: string): string {
  return text.replaceAll(UNRESOLVED, '').replace(everyExpression, '');
}
