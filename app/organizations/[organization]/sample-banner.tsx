import { removeSample } from '@/app/sample-organization';
import { SubmitButton } from '@/components/ui/submit-button';

/** Says that all of this is made up, and lets the sample be removed. */
export function SampleBanner() {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-lg border border-line-strong border-dashed px-5 py-4 text-sm print:hidden">
      <p className="max-w-text">
        <strong className="font-semibold">This is the sample organization.</strong> Its teams, repositories and facts
        are made up; it was assessed as your own would be, and never counts toward real figures.
      </p>
      <form action={removeSample}>
        <SubmitButton look="plain" pendingText="Removing…">
          Remove the sample
        </SubmitButton>
      </form>
    </div>
  );
}
