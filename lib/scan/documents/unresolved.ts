/**
 * Stands where a template expression (`{{ … }}`, `${VAR}`) was: the value is not known without rendering.
 * Readers put it in place of the expression, so a field that holds it is unknown, never false.
 */
export const UNRESOLVED = '__cairn_unresolved__';

/** Whether a value cannot be known from the text alone because a template fills it. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && (value.includes(UNRESOLVED) || /\{\{|\$\{[^}]*\}|\$\([A-Z_]+\)/.test(value));
}
