/** Every way in which Cairn refuses or fails on purpose. Callers decide by code, never by the text. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'needs-credentials',
  'empty-repository',
  'revision-not-found',
  'folder-not-found',
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
  /** Which part of the input it is about, such as `name` or `repositories.1`; null where it is about all of it. */
  readonly field: string | null;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; field?: string }) {
    super(message, options);
    this.code = code;
    this.field = options?.field ?? null;
  }
}

/** Whether an unknown thrown value is a CairnError, of the given code when one is given. */
export function isCairnError(error: unknown, code?: ErrorCode): error is CairnError {
  return error instanceof CairnError && (code === undefined || error.code === code);
}
