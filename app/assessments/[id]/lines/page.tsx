import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { assessmentCrumb, crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import { linesOf } from '@/app/assessments/[id]/report-links';
import { type Place, placeName } from '@/components/report/report-links';
import { Alert } from '@/components/ui/alert';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CodeLines } from '@/components/ui/code-lines';
import { PageHeader } from '@/components/ui/page-header';
import { InlineText } from '@/components/ui/prose';
import { OutsideLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/assessment/report';
import { evidenceLink } from '@/lib/services/evidence-link';

export const metadata: Metadata = { title: 'Evidence' };

interface LinesPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

const Query = z.object({ repository: z.string(), path: z.string(), line: z.coerce.number().int().positive() });

/** The lines that a finding rests on. Only places that the report itself names can be opened. */
export default async function LinesPage({ params, searchParams }: LinesPageProps) {
  const query = Query.safeParse(await searchParams);
  const { context, assessment } = await loadAssessment((await params).id);
  if (!query.success) notFound();
  const places = placesAt(assessment.report, query.data);
  const [place] = places;
  if (place === undefined) notFound();
  const lines = await linesOf(context, assessment.id, place);
  const above = [...crumbsAbove(assessment), assessmentCrumb(assessment)];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={placeName(place)} breadcrumbs={<Breadcrumbs above={above} current="Evidence" />}>
        <Facts place={place} notes={[...new Set(places.map(({ note }) => note))]} />
      </PageHeader>
      {lines ? <CodeLines label={placeName(place)} {...lines} markedLine={place.line} /> : <NoLines />}
    </div>
  );
}

function placesAt(report: Report, { repository, path, line }: z.infer<typeof Query>): Place[] {
  const sources = [...report.criteria, ...report.indicators, ...report.safety];
  const places = [...sources.flatMap(({ evidence }) => evidence), ...report.roadmap.flatMap((step) => step.places)];
  return places.filter((place) => place.repository === repository && place.path === path && place.line === line);
}

function Facts({ place, notes }: { place: Place; notes: readonly string[] }) {
  const host = evidenceLink(place);
  return (
    <>
      <p className="break-words">
        {place.repository} at <span className="font-mono text-xs">{place.commit.slice(0, 12)}</span>
        {host ? (
          <>
            , <OutsideLink href={host}>open there</OutsideLink>
          </>
        ) : null}
      </p>
      <p className="mt-1 text-ink">
        <InlineText text={notes.filter((note) => note !== '').join('; ')} />
      </p>
    </>
  );
}

function NoLines() {
  return (
    <Alert title="The lines cannot be read any more" tone="unknown">
      The repository or this commit is not at hand: it may have been moved, rewritten or removed. Assess it again to
      read it afresh.
    </Alert>
  );
}
