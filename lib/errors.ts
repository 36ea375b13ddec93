/** Every way in which Cairn refuses or fails on purpose. Callers decide by code, never by the text. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'needs-credentials',
  'empty-repository',
  'revision-not-found',
  'limit-exceeded',
  'unreadable',
  'conflict',
  'forbidden',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure that a person can do something about: the code is for programs, the message says what to do. */
export class CairnError extends Error {
  override readonly name = 'CairnError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Whether an unknown thrown value is a CairnError, of the given code when one is given. */
export function isCairnError(error: unknown, code?: ErrorCode): error is CairnError {
  return error instanceof CairnError && (code === undefined || error.code === code);
}
