import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assessmentCrumb, crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { DISPUTE_MESSAGES } from '@/app/assessments/[id]/disputes/dispute-messages';
import { DisputeSection } from '@/app/assessments/[id]/disputes/dispute-section';
import { isStanding, withdrawFrom } from '@/app/assessments/[id]/disputes/withdraw-from';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import { reportLinks } from '@/app/assessments/[id]/report-links';
import { DoneNote } from '@/app/organizations/done-note';
import { IndicatorDetail } from '@/components/report/indicator-detail';
import { DisputedBadge, IndicatorOutcomeMark } from '@/components/report/outcome';
import { indicatorTitle } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { getDisputeChoices } from '@/lib/services/get-dispute-choices';

interface IndicatorPageProps {
  params: Promise<{ id: string; indicator: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: IndicatorPageProps): Promise<Metadata> {
  const { id, indicator } = await params;
  return { title: indicatorTitle((await loadAssessment(id)).texts, indicator) };
}

export default async function IndicatorPage({ params, searchParams }: IndicatorPageProps) {
  const { id, indicator: indicatorId } = await params;
  const { context, assessment, texts } = await loadAssessment(id);
  const indicator = assessment.report.indicators.find((candidate) => candidate.id === indicatorId);
  if (indicator === undefined) notFound();
  const above = [
    ...crumbsAbove(assessment),
    assessmentCrumb(assessment),
    { label: 'Indicators', href: `/assessments/${id}#indicators` },
  ];
  const disputes = assessment.report.disputes.filter(
    ({ subject }) => subject.kind === 'indicator' && subject.id === indicator.id,
  );
  const choices = await getDisputeChoices(context, { id });
  if (choices === null) notFound();
  const title = indicatorTitle(texts, indicator.id);
  const risk = texts.indicators.get(indicator.id)?.risk ?? false;
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={title} breadcrumbs={<Breadcrumbs above={above} current={title} />}>
        <span className="flex flex-wrap items-center gap-3">
          <IndicatorOutcomeMark outcome={indicator.outcome} risk={risk} />
          {risk ? <Badge>Risk</Badge> : null}
          {indicator.disputed ? <DisputedBadge with={indicator.disputed.with} risk={risk} /> : null}
        </span>
      </PageHeader>
      <DoneNote done={(await searchParams).done} messages={DISPUTE_MESSAGES} />
      <IndicatorDetail
        indicator={indicator}
        repositories={assessment.report.repositories}
        basisHref={`/assessments/${id}#basis`}
        disputes={disputes}
        disputeHref="#dispute"
        disputeActions={choices.closed === null ? withdrawFrom(id) : undefined}
        texts={texts}
        links={await reportLinks(context, assessment, indicator.evidence)}
      />
      <DisputeSection
        assessmentId={id}
        subject={{ kind: 'indicator', id: indicator.id }}
        found={indicator.outcome}
        choices={choices}
        isDisputed={disputes.some(isStanding)}
      />
    </div>
  );
}
