import { CriterionParts } from '@/components/report/criterion-parts';
import { EvidenceList } from '@/components/report/evidence-list';
import { LinkedIndicators } from '@/components/report/linked-titles';
import type { ReportLinks } from '@/components/report/report-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { RoadmapItem } from '@/components/report/roadmap-item';
import { SettledBy } from '@/components/report/settled-by';
import { TextSections } from '@/components/report/text-sections';
import { InlineText } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import type { Report, ReportCriterion } from '@/lib/assessment/report';
import type { CriterionDefinition } from '@/lib/model/model';

interface CriterionDetailProps {
  criterion: ReportCriterion;
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
}

const SHOWN_PLACES = 50;

/** Everything about one practice: the judgement, all its evidence, the step that improves it, and the model's words. */
export function CriterionDetail({ criterion, report, texts, links }: CriterionDetailProps) {
  const definition = texts.criteria.get(criterion.id);
  const indicators = report.indicators.filter(({ informs }) => informs.includes(criterion.id)).map(({ id }) => id);
  return (
    <>
      <div className="flex max-w-text flex-col gap-3">
        <p>
          <InlineText text={criterion.reason} />
        </p>
        <CriterionParts parts={criterion.parts} />
        <SettledBy criterion={criterion} />
        {indicators.length > 0 ? (
          <p className="text-sm text-ink-soft">
            Judged with: <LinkedIndicators ids={indicators} texts={texts} links={links} />
          </p>
        ) : null}
      </div>
      {criterion.evidence.length > 0 ? (
        <Section id="evidence" title="Evidence">
          <EvidenceList places={criterion.evidence} links={links} shown={SHOWN_PLACES} />
        </Section>
      ) : null}
      <Step criterion={criterion} report={report} texts={texts} links={links} />
      {definition ? <Words definition={definition} /> : null}
    </>
  );
}

function Step({ criterion, report, texts, links }: CriterionDetailProps) {
  const index = report.roadmap.findIndex((step) => step.criterion === criterion.id);
  const step = report.roadmap[index];
  if (step === undefined) return null;
  return (
    <Section id="step" title="What to do here" lead={`Number ${index + 1} of the next steps.`}>
      <ol>
        <RoadmapItem number={index + 1} step={step} level={report.level} texts={texts} links={links} />
      </ol>
    </Section>
  );
}

function Words({ definition }: { definition: CriterionDefinition }) {
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
