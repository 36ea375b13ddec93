import type { Metadata } from 'next';
import { assessmentCrumb, crumbsAbove, pastPage } from '@/app/assessments/[id]/crumbs-above';
import { JudgeAgain } from '@/app/assessments/[id]/judge-again';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import { judgeAgain } from '@/app/assessments/[id]/rejudge';
import { reportLinks } from '@/app/assessments/[id]/report-links';
import { CriteriaByDimension } from '@/components/report/criteria-by-dimension';
import { DimensionProfile } from '@/components/report/dimension-profile';
import { DISPUTED_LEAD, DisputeList } from '@/components/report/dispute-list';
import { HoldingBack } from '@/components/report/holding-back';
import { type IndicatorFilter, indicatorFilter } from '@/components/report/indicator-filter';
import { IndicatorList } from '@/components/report/indicator-list';
import { LevelSummary } from '@/components/report/level-summary';
import { NotCountedList } from '@/components/report/not-counted-list';
import { ReportHeading } from '@/components/report/report-heading';
import type { ReportLinks } from '@/components/report/report-links';
import { ReportNavigation } from '@/components/report/report-navigation';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { RepositoryTable } from '@/components/report/repository-table';
import { RoadmapList } from '@/components/report/roadmap-list';
import { SafetyFindings } from '@/components/report/safety-findings';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Section } from '@/components/ui/section';
import { type HoldingGates, holdingGates } from '@/lib/assessment/holding-gates';
import type { Report } from '@/lib/assessment/report';

interface AssessmentPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ show?: string | string[] }>;
}

export async function generateMetadata({ params }: AssessmentPageProps): Promise<Metadata> {
  return { title: (await loadAssessment((await params).id)).assessment.label };
}

/** Places of each gate that holds the next level back whose lines are shown at once. */
const EXCERPTS_PER_GATE = 2;

export default async function AssessmentPage({ params, searchParams }: AssessmentPageProps) {
  const { context, assessment, texts } = await loadAssessment((await params).id);
  const { id, report } = assessment;
  const gates = holdingGates(report);
  const telling = gates.holding.flatMap(({ evidence }) => evidence.slice(0, EXCERPTS_PER_GATE));
  const links = await reportLinks(context, assessment, telling);
  const filter = indicatorFilter((await searchParams).show);
  const filterHref = (to: IndicatorFilter): string =>
    `/assessments/${encodeURIComponent(id)}${to === 'all' ? '' : `?show=${to}`}#indicators`;
  return (
    <div className="flex flex-col gap-10">
      <ReportHeading
        assessment={assessment}
        texts={texts}
        breadcrumbs={<Breadcrumbs above={crumbsAbove(assessment)} current={assessmentCrumb(assessment).label} />}
        pastHref={pastPage(assessment)}
        exportHref={`/assessments/${encodeURIComponent(id)}/export`}
        links={links}
        judgeAgain={<JudgeAgain judge={judgeAgain.bind(null, id)} modelNow={assessment.modelNow} />}
      />
      <ReportNavigation report={report} />
      <LevelSummary report={report} texts={texts} links={links} />
      <WhatToDo report={report} gates={gates} texts={texts} links={links} />
      <WhatIsKnown report={report} texts={texts} links={{ ...links, lines: () => null }} />
      <Section
        id="indicators"
        title="Indicators"
        lead="What was seen in the repository: facts, not verdicts. Practices are judged from them."
      >
        <IndicatorList
          indicators={report.indicators}
          filter={filter}
          filterHref={filterHref}
          texts={texts}
          links={links}
        />
      </Section>
      <Section id="basis" title="What was read" lead="And what was not, with the reason.">
        <RepositoryTable repositories={report.repositories} />
        <h3 className="mt-8 mb-2 font-semibold">Not counted</h3>
        <NotCountedList entries={report.notCounted} severalRepositories={links.severalRepositories} />
      </Section>
    </div>
  );
}

interface PartProps {
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
}

function WhatToDo({ report, gates, texts, links }: PartProps & { gates: HoldingGates }) {
  return (
    <>
      {report.safety.length > 0 ? (
        <Section id="safety" title="Look at this first" lead="Safety findings matter at any level.">
          <SafetyFindings findings={report.safety} texts={texts} links={links} />
        </Section>
      ) : null}
      {report.level.placement === 'nothing-deployed' ? null : (
        <>
          <Section
            id="holding"
            title={gates.next === null ? 'Nothing holds it back' : `What holds ${levelTitle(texts, gates.next)} back`}
            lead="A level is held when all its gates, and those of the levels below, are met."
          >
            <HoldingBack gates={gates} texts={texts} links={links} />
          </Section>
          <Section
            id="steps"
            title="Next steps"
            lead="In the order in which one rests on another. A higher level is not better by itself."
          >
            <RoadmapList report={report} texts={texts} links={links} />
          </Section>
        </>
      )}
    </>
  );
}

function WhatIsKnown({ report, texts, links }: PartProps) {
  return (
    <>
      {report.disputes.length + report.disputeMistakes.length > 0 ? (
        <Section id="disputed" title="Disputed" lead={DISPUTED_LEAD}>
          <DisputeList disputes={report.disputes} mistakes={report.disputeMistakes} texts={texts} links={links} />
        </Section>
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
        <CriteriaByDimension report={report} texts={texts} links={links} />
      </Section>
    </>
  );
}
