import type { Metadata } from 'next';
import { assessmentCrumb, crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { replayPast } from '@/app/assessments/[id]/history/replay-past';
import { loadAssessment } from '@/app/assessments/[id]/load-assessment';
import type { HistoryLinks } from '@/components/report/history-months';
import { HistorySections } from '@/components/report/history-sections';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { commitLink } from '@/lib/services/commit-link';
import { getHistory } from '@/lib/services/get-history';

interface HistoryPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  return { title: `The past of ${(await loadAssessment((await params).id)).assessment.label}` };
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { context, assessment, texts } = await loadAssessment((await params).id);
  const page = `/assessments/${encodeURIComponent(assessment.id)}`;
  const view = await getHistory(context, { assessmentId: assessment.id });
  const above = [...crumbsAbove(assessment), assessmentCrumb(assessment)];
  const url = assessment.report.repositories[0]?.url ?? '';
  const links: HistoryLinks = {
    criterionPage: (id) => `${page}/practices/${encodeURIComponent(id)}`,
    indicatorPage: (id) => `${page}/indicators/${encodeURIComponent(id)}`,
    commitLink: (commit, repository) => commitLink(repository || url, commit),
  };
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        title={`The past of ${assessment.label}`}
        breadcrumbs={<Breadcrumbs above={above} current="The past" />}
        actions={view === null ? null : <Replay id={assessment.id} text="Replay again" look="plain" />}
      >
        {view === null ? null : (
          <p>
            Replayed from Git on <DateTime value={view.createdAt} />, by model {view.history.model}
          </p>
        )}
      </PageHeader>
      {view === null ? (
        <EmptyState title="The past was not replayed yet">
          <p className="mb-4">
            Cairn can read from Git what this repository held at the end of each of the last twelve months, and judge it
            by the model of today. It takes a few seconds for each month with changes.
          </p>
          <Replay id={assessment.id} text="Replay the past" look="primary" />
        </EmptyState>
      ) : (
        <HistorySections history={view.history} texts={texts} links={links} />
      )}
    </div>
  );
}

function Replay({ id, text, look }: { id: string; text: string; look: 'plain' | 'primary' }) {
  return (
    <form action={replayPast.bind(null, id)}>
      <SubmitButton look={look} pendingText="Starting…">
        {text}
      </SubmitButton>
    </form>
  );
}
