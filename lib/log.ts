/** A static message and its fields, one JSON object a line. Never give it a secret or the content of a repository. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Writes to a stream such as stderr. */
export function createLog(stream: { write(text: string): unknown }, now: () => Date): Log {
  const write = (level: string, message: string, fields: Record<string, unknown> = {}) => {
    stream.write(`${JSON.stringify({ at: now().toISOString(), level, message, ...fields }, describeErrors)}\n`);
  };
  return {
    info: (message, fields) => write('info', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function describeErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? (value.stack ?? value.message) : value;
}
