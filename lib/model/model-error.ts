/** One mistake in the content: the file as seen from the project's root, the field or section, and what is wrong. */
export interface ModelMistake {
  readonly file: string;
  readonly place: string;
  readonly problem: string;
}

/** The content of the maturity model is wrong. Its message lists every mistake, one a line. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(readonly mistakes: readonly ModelMistake[]) {
    const lines = mistakes.map(({ file, place, problem }) => `${file}: ${place}: ${problem}`);
    super(`The content of the maturity model has ${mistakes.length} mistake(s):\n${lines.join('\n')}`);
  }
}
