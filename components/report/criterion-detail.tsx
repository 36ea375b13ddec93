import type { ReactNode } from 'react';
import { CriterionParts } from '@/components/report/criterion-parts';
import { CriterionWords } from '@/components/report/criterion-words';
import { DISPUTED_LEAD, DisputeList } from '@/components/report/dispute-list';
import { EvidenceList } from '@/components/report/evidence-list';
import { LinkedIndicators } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import type { ReportLinks } from '@/components/report/report-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { RoadmapItem } from '@/components/report/roadmap-item';
import { SettledBy } from '@/components/report/settled-by';
import { InlineText } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ReportDispute } from '@/lib/assessment/dispute';
import type { Report, ReportCriterion } from '@/lib/assessment/report';

interface CriterionDetailProps {
  /** What can be done with what is said against it. */
  disputeActions?: ((dispute: ReportDispute) => ReactNode) | undefined;
  criterion: ReportCriterion;
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
}

const SHOWN_PLACES = 50;

/** Everything about one practice: the judgement, all its evidence, the step that improves it, and the model's words. */
export function CriterionDetail({ disputeActions, criterion, report, texts, links }: CriterionDetailProps) {
  const definition = texts.criteria.get(criterion.id);
  const disputes = report.disputes.filter((dispute) => concerns(dispute, criterion.id));
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
        {definition ? (
          <p className="text-sm">
            <TextLink href={modelLinks.criterionPage(criterion.id)}>This practice in the model</TextLink>
          </p>
        ) : null}
      </div>
      {criterion.evidence.length > 0 ? (
        <Section id="evidence" title="Evidence">
          <EvidenceList places={criterion.evidence} links={links} shown={SHOWN_PLACES} />
        </Section>
      ) : null}
      {disputes.length > 0 ? (
        <Section id="disputed" title="Disputed" lead={DISPUTED_LEAD}>
          <DisputeList disputes={disputes} mistakes={[]} texts={texts} links={links} actionsOf={disputeActions} />
        </Section>
      ) : null}
      <Step criterion={criterion} report={report} texts={texts} links={links} />
      {definition ? <CriterionWords definition={definition} /> : null}
    </>
  );
}

/** Whether a dispute is of a criterion, or would change its outcome. */
function concerns({ subject, effect }: ReportDispute, id: string): boolean {
  if (subject.kind === 'criterion' && subject.id === id) return true;
  return effect?.criteria.some((changed) => changed.id === id) ?? false;
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
