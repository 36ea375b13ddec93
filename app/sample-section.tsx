import { makeSample, removeSample } from '@/app/sample-organization';
import type { ReportTexts } from '@/components/report/report-texts';
import { SampleCard } from '@/components/report/sample-card';
import { Alert } from '@/components/ui/alert';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { ButtonLink } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import type { SampleState } from '@/lib/services/get-sample-state';

const REFRESH_SECONDS = 2;

/** The sample organization on the first page: under way, there, or gone. */
export function SampleSection({ state, texts }: { state: SampleState; texts: ReportTexts }) {
  switch (state.state) {
    case 'absent':
      return (
        <form action={makeSample} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-soft">
          <p>The sample organization shows teams on all levels, made up from end to end. It is not here now.</p>
          <SubmitButton look="plain" pendingText="Starting…">
            Make the sample organization
          </SubmitButton>
        </form>
      );
    case 'failed':
      return (
        <div className="flex flex-col items-start gap-3">
          <Alert tone="bad" title="The sample organization could not be made">
            {state.reason}
          </Alert>
          <form action={makeSample}>
            <SubmitButton look="plain" pendingText="Starting…">
              Try again
            </SubmitButton>
          </form>
        </div>
      );
    case 'preparing':
      return (
        <SampleCard sample={state.sample} progress={state.progress} failures={[]} texts={texts}>
          <RemoveForm />
          <AutoRefresh everySeconds={REFRESH_SECONDS} />
          <noscript>
            <TextLink href="/">See how far it is</TextLink>
          </noscript>
        </SampleCard>
      );
    case 'ready':
      return (
        <SampleCard sample={state.sample} progress={null} failures={state.failures} texts={texts}>
          <ButtonLink href={`/organizations/${state.sample.slug}`}>Look around</ButtonLink>
          <RemoveForm />
        </SampleCard>
      );
  }
}

function RemoveForm() {
  return (
    <form action={removeSample}>
      <SubmitButton look="plain" pendingText="Removing…">
        Remove the sample
      </SubmitButton>
    </form>
  );
}
