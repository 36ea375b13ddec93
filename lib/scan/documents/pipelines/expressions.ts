/** Most texts that one text with variables is expanded to. */
const maximumExpansions = 24;

const reference =
  /\$\{\{((?:(?!\$\{\{)[\s\S])*?)\}\}|(?:\$\[\[|<<)((?:(?!\$\[\[|<<)[\s\S])*?)(?:\]\]|>>)|\$\{([A-Za-z_][\w.-]*)[^}]{0,500}\}|\$\(([A-Za-z_][\w.-]*)\)|\$([A-Za-z_]\w*)/g;

/**
 * A text with its variables and expressions replaced by each of the values that the pipeline writes out for them. Where one is not
 * known it stays as written, so a result that still holds `$` is not resolved.
 */
export function expand(text: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  if (!/\$|<</.test(text)) return [text];
  let results = [''];
  let end = 0;
  for (const match of text.matchAll(reference)) {
    const between = text.slice(end, match.index);
    const expression = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    const found = valuesOf(expression, values);
    const pieces = found.length > 0 ? found : [match[0]];
    results = results.flatMap((result) => pieces.map((piece) => result + between + piece)).slice(0, maximumExpansions);
    end = match.index + match[0].length;
  }
  return [...new Set(results.map((result) => result + text.slice(end)))];
}

/** Values of an expression: of the names in it, and the literals between which it chooses (`… && 'production' || 'staging'`). */
function valuesOf(expression: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const found: string[] = [];
  for (const [name] of expression.matchAll(/[A-Za-z_][\w.-]*/g)) {
    const key = name.replace(/^github\.event\.inputs\./, 'inputs.').replace(/^(parameters|variables)\./, 'inputs.');
    if (Object.hasOwn(values, key)) found.push(...(values[key] ?? []));
    else if (key.startsWith('env.') && Object.hasOwn(values, key.slice(4))) found.push(...(values[key.slice(4)] ?? []));
  }
  // A literal that is compared, or handed to a function, is no result.
  const results = expression.replace(/(==|!=|[(,])\s*'[^']*'/g, ' ');
  for (const match of results.matchAll(/'([^']*)'/g)) if (match[1]) found.push(match[1]);
  return found.filter((value) => !value.includes('$'));
}

/** Most names whose values are kept for one job: beyond real pipelines, a bound for those with thousands of jobs and of variables. */
const maximumNames = 400;

/** Values with further ones, the later in place of the earlier. Names that are not written out are left out. */
export function withValues(
  known: Readonly<Record<string, string[]>>,
  added: Readonly<Record<string, string>>,
  prefix = '',
): Record<string, string[]> {
  const all: Record<string, string[]> = { ...known };
  addValues(all, added, prefix);
  return all;
}

/** Adds values to those known, in place. */
export function addValues(known: Record<string, string[]>, added: Readonly<Record<string, string>>, prefix = ''): void {
  const found = Object.entries(added)
    .slice(0, maximumNames)
    .map(([name, value]): [string, string[]] => [name, expand(value, known).filter((text) => !text.includes('$'))])
    .filter(([, values]) => values.length > 0);
  for (const [name, values] of found) known[prefix + name] = values;
}
