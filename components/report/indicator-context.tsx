import { indicatorGroupNames } from '@/components/report/indicator-groups';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { Fact } from '@/components/ui/fact';
import { Section } from '@/components/ui/section';
import type { IndicatorDefinition } from '@/lib/model/model';

interface IndicatorContextProps {
  definition: IndicatorDefinition;
  texts: ReportTexts;
}

/** What an indicator is used for. */
export function IndicatorContext({ definition, texts }: IndicatorContextProps) {
  return (
    <Section id="context" title="Its place in the model">
      <dl className="flex max-w-text flex-col gap-4 text-sm">
        <Fact name="Group">{indicatorGroupNames.get(definition.group) ?? definition.group}</Fact>
        {definition.informative === null ? (
          <Fact name="Used to judge">
            <LinkedCriteria ids={definition.informs} texts={texts} links={modelLinks} />
          </Fact>
        ) : (
          <Fact name="Judges nothing">{definition.informative}</Fact>
        )}
      </dl>
    </Section>
  );
}
