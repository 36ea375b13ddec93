import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assessmentCrumb, crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import { reportLinks } from '@/app/assessments/[id]/report-links';
import { IndicatorDetail } from '@/components/report/indicator-detail';
import { DisputedBadge, IndicatorOutcomeMark } from '@/components/report/outcome';
import { indicatorTitle } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';

interface IndicatorPageProps {
  params: Promise<{ id: string; indicator: string }>;
}

export async function generateMetadata({ params }: IndicatorPageProps): Promise<Metadata> {
  const { id, indicator } = await params;
  return { title: indicatorTitle((await loadAssessment(id)).texts, indicator) };
}

export default async function IndicatorPage({ params }: IndicatorPageProps) {
  const { id, indicator: indicatorId } = await params;
  const { context, assessment, texts } = await loadAssessment(id);
  const indicator = assessment.report.indicators.find((candidate) => candidate.id === indicatorId);
  if (indicator === undefined) notFound();
  const above = [
    ...crumbsAbove(assessment),
    assessmentCrumb(assessment),
    { label: 'Indicators', href: `/assessments/${id}#indicators` },
  ];
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
      <IndicatorDetail
        indicator={indicator}
        disputes={assessment.report.disputes.filter(
          ({ subject }) => subject.kind === 'indicator' && subject.id === indicator.id,
        )}
        texts={texts}
        links={await reportLinks(context, assessment, indicator.evidence)}
      />
    </div>
  );
}
