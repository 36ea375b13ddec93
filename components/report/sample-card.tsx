import type { ReactNode } from 'react';
import { LevelStones } from '@/components/charts/level-stones';
import { stoneStates } from '@/components/charts/stone-state';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { LinkPending } from '@/components/ui/link-pending';
import { Progress } from '@/components/ui/progress';
import { TextLink } from '@/components/ui/text-link';
import type { ReportLevel } from '@/lib/assessment/report';

export interface SampleEntry {
  slug: string;
  name: string;
  teams: readonly { slug: string; name: string; level: ReportLevel | null }[];
}

interface SampleCardProps {
  /** Null until its teams are known. */
  sample: SampleEntry | null;
  /** How far it is; null when it is ready. */
  progress: { done: number; total: number | null; message: string } | null;
  /** Why a part of it could not be assessed. */
  failures: readonly string[];
  texts: ReportTexts;
  /** What can be done with it. */
  children: ReactNode;
}

/** The sample organization: told apart from real ones at first sight, with its teams as they come. */
export function SampleCard({ sample, progress, failures, texts, children }: SampleCardProps) {
  return (
    <article aria-labelledby="sample" className="rounded-lg border border-line-strong border-dashed p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id="sample" className="text-lg font-semibold">
          {sample === null ? (
            'The sample organization'
          ) : (
            <TextLink href={`/organizations/${sample.slug}`}>{sample.name}</TextLink>
          )}
        </h3>
        <Badge tone="accent">Sample, made up</Badge>
      </div>
      <p className="mt-1.5 max-w-text text-sm text-ink-soft">
        A grocer that does not exist, with teams on all levels and a year of past in real Git repositories, assessed as
        your own would be. It never counts toward real figures.
      </p>
      {progress === null ? null : (
        <div className="mt-5 max-w-text" aria-live="polite">
          <Progress label={progress.message} done={progress.done} total={progress.total} />
        </div>
      )}
      {failures.length > 0 ? (
        <div className="mt-5">
          <Alert tone="partly" title="A part of it could not be looked at">
            {failures[0]}
          </Alert>
        </div>
      ) : null}
      {sample === null ? null : <SampleTeams sample={sample} texts={texts} />}
      <div className="mt-6 flex flex-wrap items-center gap-3">{children}</div>
    </article>
  );
}

function SampleTeams({ sample, texts }: { sample: SampleEntry; texts: ReportTexts }) {
  return (
    <ul aria-label={`Teams of ${sample.name}`} className="mt-5 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {sample.teams.map(({ slug, name, level }) => (
        <li key={slug} className="flex items-center gap-3">
          <LevelStones states={level === null ? [] : stoneStates(level)} label={null} className="size-10 shrink-0" />
          <div className="min-w-0 text-sm">
            <TextLink href={`/organizations/${sample.slug}/teams/${slug}`} className="font-semibold">
              {name}
              <LinkPending />
            </TextLink>
            <p className="text-ink-soft">{level === null ? 'To be assessed' : levelTitle(texts, level.verified)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
