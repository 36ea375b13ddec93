import { SubmitButton } from '@/components/ui/submit-button';

interface JudgeAgainProps {
  /** Judges it and goes on to a page with the result. */
  judge(): Promise<void>;
  /** Version of the model that holds now; null where the assessment was judged by it. */
  modelNow: string | null;
}

/** Offers to judge an assessment by the model that holds now. */
export function JudgeAgain({ judge, modelNow }: JudgeAgainProps) {
  if (modelNow === null) return null;
  return (
    <form action={judge} className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <SubmitButton look="plain" pendingText="Judging…">
        Judge again under {modelNow}
      </SubmitButton>
      <span className="max-w-text">
        The model is another one now. The stored facts are judged anew, as of the same time; nothing is read again.
      </span>
    </form>
  );
}
