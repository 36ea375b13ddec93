import { Alert } from '@/components/ui/alert';

interface DoneNoteProps {
  /** What the address says was done, as it stands there. */
  done: string | string[] | undefined;
  /** What can have been done, in words. */
  messages: Readonly<Record<string, string>>;
}

/** Says that what was asked for is done. Nothing of the address itself is shown. */
export function DoneNote({ done, messages }: DoneNoteProps) {
  const known = typeof done === 'string' && Object.hasOwn(messages, done) ? messages[done] : undefined;
  if (known === undefined) return null;
  return (
    // A form that came back with a mistake, or with an answer of its own, has the same address: what it says is newer.
    <div className="in-[:has([aria-invalid=true],[data-answer])]:hidden">
      <Alert title={known} tone="good" live />
    </div>
  );
}
