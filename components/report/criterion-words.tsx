import { TextSections } from '@/components/report/text-sections';
import { InlineText } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import type { CriterionDefinition } from '@/lib/model/model';

/** What the model says about a practice. */
export function CriterionWords({ definition }: { definition: CriterionDefinition }) {
  return (
    <Section id="practice" title="About this practice" lead={<InlineText text={definition.summary} />}>
      <TextSections
        sections={[
          { title: 'Why it matters', text: definition.whyItMatters },
          { title: 'How Cairn judges it', text: definition.howCairnJudgesIt },
          { title: 'When it does not apply', text: definition.whenItDoesNotApply },
          { title: 'How to improve', text: definition.howToImprove },
        ]}
      />
      <p className="mt-6 text-sm text-ink-faint">
        Usually done by: {definition.who}. Effort: {definition.effort}. Sources: {definition.sources.join('; ')}.
      </p>
    </Section>
  );
}
