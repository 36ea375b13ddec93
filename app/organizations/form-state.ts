import { isCairnError } from '@/lib/errors';

/** What a form was filled in with, and what is wrong: by field, and under `form` what is wrong with all of it. */
export interface FormState<Values> {
  values: Values;
  errors: Readonly<Record<string, string>>;
}

type Tried<Values, Result> = { refused: FormState<Values> } | { refused: null; result: Result };

/**
 * Does what a form asks for. Gives the form back with its values and a message where it cannot be done.
 * @param fields tells those that stand in the form; what is wrong with anything else is told above it
 */
export async function tryForm<Values, Result>(
  values: Values,
  fields: (field: string) => boolean,
  work: () => Promise<Result>,
): Promise<Tried<Values, Result>> {
  try {
    return { refused: null, result: await work() };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    const field = error.field !== null && fields(error.field) ? error.field : 'form';
    return { refused: { values, errors: { [field]: error.message } } };
  }
}

const LONGEST_TEXT = 8_000_000;

/** The text of a field; empty for one that is not there, that is a file, or that nobody could have typed. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value.replaceAll('\r\n', '\n') : '';
}

/** The text of an uploaded file, or else what was pasted. */
export async function givenText(form: FormData): Promise<string> {
  const file = form.get('file');
  return file instanceof File && file.size > 0 ? await file.text() : textOf(form, 'text');
}

/** The lines of a field that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
