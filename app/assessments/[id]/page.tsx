import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { evidenceAccess } from '@/app/assessments/[id]/evidence-access';
import { CriteriaByDimension } from '@/components/report/criteria-by-dimension';
import { DimensionProfile } from '@/components/report/dimension-profile';
import { HoldingBack } from '@/components/report/holding-back';
import { holdingGates } from '@/components/report/holding-gates';
import { indicatorFilter } from '@/components/report/indicator-filter';
import { IndicatorList } from '@/components/report/indicator-list';
import { LevelSummary } from '@/components/report/level-summary';
import { NotCountedList } from '@/components/report/not-counted-list';
import { ReportHeading } from '@/components/report/report-heading';
import { ReportNavigation } from '@/components/report/report-navigation';
import { levelTitle, reportTexts } from '@/components/report/report-texts';
import { RepositoryTable } from '@/components/report/repository-table';
import { RoadmapList } from '@/components/report/roadmap-list';
import { SafetyFindings } from '@/components/report/safety-findings';
import { Section } from '@/components/ui/section';
import { getContext } from '@/lib/context';
import { getAssessment } from '@/lib/services/get-assessment';

interface AssessmentPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ show?: string | string[] }>;
}

/** Fetched once for the title and the page. */
const load = cache(async (id: string) => {
  const context = getContext();
  return { context, assessment: await getAssessment(context, { id }) };
});

export async function generateMetadata({ params }: AssessmentPageProps): Promise<Metadata> {
  const { assessment } = await load((await params).id);
  return { title: assessment?.label ?? 'Not found' };
}

const parts = {
  level: 'Level',
  safety: 'Safety',
  holding: 'What holds it back',
  steps: 'Next steps',
  profile: 'Profile',
  practices: 'Practices',
  indicators: 'Indicators',
  basis: 'What was read',
} as const;

export default async function AssessmentPage({ params, searchParams }: AssessmentPageProps) {
  const { context, assessment } = await load((await params).id);
  if (assessment === null) notFound();
  const { id, report } = assessment;
  const texts = reportTexts(context.model);
  const access = await evidenceAccess(context, id, report);
  const gates = holdingGates(report);
  const placed = report.level.placement !== 'nothing-deployed';
  const shownParts = Object.entries(parts).filter(
    ([part]) => (part !== 'safety' || report.safety.length > 0) && (placed || (part !== 'holding' && part !== 'steps')),
  );
  const shared = { report, texts, access };
  return (
    <div className="flex flex-col gap-10">
      <ReportHeading assessment={assessment} texts={texts} />
      <ReportNavigation parts={shownParts.map(([part, title]) => ({ id: part, title }))} />
      <LevelSummary report={report} texts={texts} />
      {report.safety.length > 0 ? (
        <Section id="safety" title="Look at this first" lead="Safety findings matter at any level.">
          <SafetyFindings findings={report.safety} texts={texts} access={access} />
        </Section>
      ) : null}
      {placed ? (
        <>
          <Section
            id="holding"
            title={gates.next === null ? 'Nothing holds it back' : `What holds ${levelTitle(texts, gates.next)} back`}
            lead="A level is held when all its gates, and those of the levels below, are met."
          >
            <HoldingBack gates={gates} texts={texts} access={access} />
          </Section>
          <Section
            id="steps"
            title="Next steps"
            lead="In the order in which one rests on another. A higher level is not better by itself."
          >
            <RoadmapList {...shared} />
          </Section>
        </>
      ) : null}
      <Section
        id="profile"
        title="Profile"
        lead="Where practices stand, by dimension. Follow a dimension to its practices."
      >
        <DimensionProfile report={report} texts={texts} />
      </Section>
      <Section
        id="practices"
        title="Practices"
        lead="Every practice of the model, with its outcome, its reason and its evidence."
      >
        <CriteriaByDimension {...shared} />
      </Section>
      <Section
        id="indicators"
        title="Indicators"
        lead="What was seen in the repository: facts, not verdicts. Practices are judged from them."
      >
        <IndicatorList
          indicators={report.indicators}
          filter={indicatorFilter((await searchParams).show)}
          filterHref={(filter) => `/assessments/${id}${filter === 'all' ? '' : `?show=${filter}`}#indicators`}
          texts={texts}
          access={access}
        />
      </Section>
      <Section id="basis" title="What was read" lead="And what was not, with the reason.">
        <div className="flex flex-col gap-8">
          <RepositoryTable repositories={report.repositories} />
          <div>
            <h3 className="mb-2 font-semibold">Not counted</h3>
            <NotCountedList entries={report.notCounted} severalRepositories={access.severalRepositories} />
          </div>
        </div>
      </Section>
    </div>
  );
}
