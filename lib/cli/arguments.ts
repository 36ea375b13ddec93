import { parseArgs } from 'node:util';
import type { Command, Given, Option } from '@/lib/cli/command';
import { nearestWords } from '@/lib/cli/nearest';
import { CairnError } from '@/lib/errors';

/** Options that every command takes. */
export const commonOptions: readonly Option[] = [
  { name: 'now', value: 'ISO', text: 'The present moment, such as 2026-01-31T12:00:00Z; the clock unless given.' },
  { name: 'data', value: 'DIR', text: 'The data folder, in place of CAIRN_DATA.' },
  { name: 'help', text: 'Show this help.' },
];

/**
 * Checks what was given to a command. Throws `invalid-input` with one line that names the mistake, and the nearest option for one
 * that does not exist.
 */
export function readArguments(command: Pick<Command, 'name' | 'options'>, args: readonly string[]): Given {
  const options = [...command.options, ...commonOptions];
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, value }) => [name, { type: value ? 'string' : 'boolean' }] as const),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = token.rawName === '-h' ? 'help' : token.name;
    const value = readOption({ ...token, name }, options, command.name);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return {
    positionals,
    has: (option) => values.has(option),
    value: (option) => values.get(option)?.at(-1) ?? null,
    values: (option) => values.get(option) ?? [],
  };
}

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function readOption(token: OptionToken, options: readonly Option[], command: string): string {
  const option = options.find(({ name }) => name === token.name);
  const isShort = !token.rawName.startsWith('--') && token.name !== 'help';
  if (option === undefined || isShort) throw unknownOption(token.rawName, options, command);
  if (option.value === undefined) {
    if (token.value !== undefined) throw new CairnError('invalid-input', `--${option.name} takes no value.`);
    return '';
  }
  const looksLikeOption = token.inlineValue === false && /^--?[a-z]/i.test(token.value ?? '');
  if (token.value === undefined || token.value === '' || looksLikeOption) {
    throw new CairnError('invalid-input', `--${option.name} needs a value: --${option.name} ${option.value}.`);
  }
  return token.value;
}

function unknownOption(rawName: string, options: readonly Option[], command: string): CairnError {
  const [near] = nearestWords(
    rawName.replace(/^-+/, ''),
    options.map(({ name }) => name),
    1,
  );
  const hint = near === undefined ? `"cairn ${command} --help" lists its options.` : `Did you mean --${near}?`;
  return new CairnError('invalid-input', `${rawName} is no option of "cairn ${command}". ${hint}`);
}

/** For a command that takes options only. Throws `invalid-input` when something else was given. */
export function refusePositionals(command: string, { positionals }: Given): void {
  const [first] = positionals;
  if (first !== undefined) {
    throw new CairnError('invalid-input', `"cairn ${command}" takes options only; "${first}" is none.`);
  }
}
