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
    // A form that came back with a mistake has the same address: then nothing was done.
    <div className="in-[:has([aria-invalid=true],[data-problem])]:hidden">
      <Alert title={known} tone="good" live />
    </div>
  );
}
