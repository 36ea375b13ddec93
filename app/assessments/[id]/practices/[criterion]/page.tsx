import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assessmentCrumb, crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { DISPUTE_MESSAGES } from '@/app/assessments/[id]/disputes/dispute-messages';
import { DisputeSection } from '@/app/assessments/[id]/disputes/dispute-section';
import { withdrawFrom } from '@/app/assessments/[id]/disputes/withdraw-from';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import { reportLinks } from '@/app/assessments/[id]/report-links';
import { DoneNote } from '@/app/organizations/done-note';
import { CriterionBadges } from '@/components/report/criterion-badges';
import { CriterionDetail } from '@/components/report/criterion-detail';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import { criterionTitle } from '@/components/report/report-texts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import type { ReportCriterion } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';
import { getDisputeChoices } from '@/lib/services/get-dispute-choices';

interface PracticePageProps {
  params: Promise<{ id: string; criterion: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: PracticePageProps): Promise<Metadata> {
  const { id, criterion } = await params;
  return { title: criterionTitle((await loadAssessment(id)).texts, criterion) };
}

export default async function PracticePage({ params, searchParams }: PracticePageProps) {
  const { id, criterion: criterionId } = await params;
  const { context, assessment, texts } = await loadAssessment(id);
  const criterion = assessment.report.criteria.find((candidate) => candidate.id === criterionId);
  if (criterion === undefined) notFound();
  const above = [
    ...crumbsAbove(assessment),
    assessmentCrumb(assessment),
    {
      label: texts.dimensions.get(criterion.dimension)?.name ?? criterion.dimension,
      href: `/assessments/${id}#dimension-${criterion.dimension}`,
    },
  ];
  const choices = await getDisputeChoices(context, { id });
  if (choices === null) notFound();
  const title = criterionTitle(texts, criterion.id);
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={title} breadcrumbs={<Breadcrumbs above={above} current={title} />}>
        <span className="flex flex-wrap items-center gap-3">
          <CriterionOutcomeMark outcome={criterion.outcome} />
          {criterion.share === null ? null : <span className="tabular-nums">{percent(criterion.share)}</span>}
          <CriterionBadges criterion={criterion} />
        </span>
      </PageHeader>
      <DoneNote done={(await searchParams).done} messages={DISPUTE_MESSAGES} />
      <CriterionDetail
        disputeActions={choices.closed === null ? withdrawFrom(id) : undefined}
        criterion={criterion}
        report={assessment.report}
        texts={texts}
        links={await reportLinks(context, assessment, criterion.evidence)}
      />
      {canBeExempt(criterion) ? (
        <DisputeSection
          assessmentId={id}
          subject={{ kind: 'criterion', id: criterion.id }}
          found={null}
          choices={choices}
          isDisputed={false}
        />
      ) : null}
    </div>
  );
}

/** What is met, does not apply, or is exempt already, needs no exemption. */
function canBeExempt({ outcome }: ReportCriterion): boolean {
  return outcome === 'partly-met' || outcome === 'not-met' || outcome === 'unknown';
}
