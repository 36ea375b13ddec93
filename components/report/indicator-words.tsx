import { TextSections } from '@/components/report/text-sections';
import { InlineText } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import type { IndicatorDefinition } from '@/lib/model/model';

/** What the model says about an indicator. */
export function IndicatorWords({ definition }: { definition: IndicatorDefinition }) {
  return (
    <Section id="indicator" title="About this indicator" lead={<InlineText text={definition.summary} />}>
      <TextSections
        sections={[
          { title: 'What counts', text: definition.whatCounts },
          { title: 'What does not count', text: definition.whatDoesNotCount },
          { title: 'Known limits', text: definition.knownLimits },
        ]}
      />
    </Section>
  );
}
