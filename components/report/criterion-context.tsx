import type { ReactNode } from 'react';
import { LinkedCriteria, LinkedIndicators } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import { levelTitle, metricNames, type ReportTexts } from '@/components/report/report-texts';
import { Fact } from '@/components/ui/fact';
import { InlineText } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CriterionDefinition, EvidenceSource, Scope } from '@/lib/model/model';
import type { LevelPage } from '@/lib/model/pages';

interface CriterionContextProps {
  definition: CriterionDefinition;
  /** The pages of the levels, for what the practice brings. */
  levels: readonly LevelPage[];
  texts: ReportTexts;
}

const scopeWords: Readonly<Record<Scope, string>> = {
  team: 'each team',
  platform: 'the platform, once; the teams that it serves inherit the outcome',
  organization: 'the organization, once; its teams inherit the outcome',
};

const sourceWords: Readonly<Record<EvidenceSource, string>> = {
  repository: 'the content of repositories',
  'git-host': 'the Git host',
  runtime: 'the running systems, such as agent, pipeline and cluster',
  ask: 'people, who are asked',
};

/** How a practice hangs together with the rest of the model. */
export function CriterionContext({ definition, levels, texts }: CriterionContextProps) {
  const indicators = texts.model.indicators.filter(({ informs }) => informs.includes(definition.id));
  const opens = texts.model.criteria.filter(({ prerequisites }) => prerequisites.includes(definition.id));
  return (
    <Section id="context" title="Its place in the model">
      <dl className="grid gap-x-12 gap-y-4 text-sm sm:grid-cols-2 lg:grid-cols-3">
        <Fact name="Level">
          <TextLink href={modelLinks.levelPage(definition.level)}>{levelTitle(texts, definition.level)}</TextLink>
        </Fact>
        <Fact name="Judged for">{scopeWords[definition.scope]}</Fact>
        <Fact name="Seen in, best first">{definition.observe.map((source) => sourceWords[source]).join('; ')}</Fact>
        <OptionalFact name="Comes after" when={definition.prerequisites.length > 0}>
          <LinkedCriteria ids={definition.prerequisites} texts={texts} links={modelLinks} />
        </OptionalFact>
        <OptionalFact name="Makes way for" when={opens.length > 0}>
          <LinkedCriteria ids={opens.map(({ id }) => id)} texts={texts} links={modelLinks} />
        </OptionalFact>
        <OptionalFact name="Indicators that inform it" when={indicators.length > 0}>
          <LinkedIndicators ids={indicators.map(({ id }) => id)} texts={texts} links={modelLinks} />
        </OptionalFact>
        <OptionalFact name="Associated with (not proof)" when={definition.metrics.length > 0}>
          {metricNames(definition.metrics)}
        </OptionalFact>
        <Fact name="What settles it when it is unknown">
          <InlineText text={definition.settledBy} />
        </Fact>
        <OptionalFact name="Helps to bring" when={benefitsOf(definition, levels).length > 0}>
          <ul className="flex flex-col gap-1.5">
            {benefitsOf(definition, levels).map(({ level, audience, benefit }) => (
              <li key={benefit}>
                {benefit}{' '}
                <span className="text-ink-faint">
                  To {audience}, <TextLink href={`${modelLinks.levelPage(level)}#brings`}>Level {level}</TextLink>.
                </span>
              </li>
            ))}
          </ul>
        </OptionalFact>
      </dl>
    </Section>
  );
}

function OptionalFact({ name, when, children }: { name: string; when: boolean; children: ReactNode }) {
  return when ? <Fact name={name}>{children}</Fact> : null;
}

function benefitsOf(definition: CriterionDefinition, levels: readonly LevelPage[]) {
  return levels.flatMap(({ level, benefits }) =>
    benefits
      .filter(({ criteria }) => criteria.includes(definition.id))
      .map(({ audience, benefit }) => ({ level, audience, benefit })),
  );
}
