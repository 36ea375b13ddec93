import type { FuzzTarget } from '@/tests/fuzz/target';

/** What a reader did wrong with an input. */
export interface Fault {
  kind: 'crash' | 'slow' | 'hang' | 'memory';
  /** Equal for what is likely the same mistake. */
  signature: string;
  detail: string;
}

export interface Judgement {
  fault: Fault | null;
  /** Milliseconds of this thread's processor time, so that a busy machine blames nobody. */
  milliseconds: number;
  /** Null where it failed. */
  facts: unknown;
}

/** Lets a reader read and says what it did wrong, as far as it came back. */
export async function judgeRead(target: FuzzTarget, bytes: Buffer, mostMilliseconds: number): Promise<Judgement> {
  const before = process.threadCpuUsage();
  try {
    const facts = await target.read(bytes);
    const milliseconds = millisecondsSince(before);
    const detail = `${Math.round(milliseconds)} ms for ${bytes.length} bytes`;
    const fault: Fault | null = milliseconds > mostMilliseconds ? { kind: 'slow', signature: 'slow', detail } : null;
    return { fault, milliseconds, facts };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fault: Fault = { kind: 'crash', signature: signatureOf(stack), detail: stack };
    return { fault, milliseconds: millisecondsSince(before), facts: null };
  }
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The kind of error, and the place that threw it. */
function signatureOf(stack: string): string {
  const [message = '', place = ''] = stack.split('\n');
  return `${message.split(':')[0]} ${place.trim()}`;
}
