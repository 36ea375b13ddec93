import { LevelStones } from '@/components/charts/level-stones';
import { stoneStates } from '@/components/charts/stone-state';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { LinkPending } from '@/components/ui/link-pending';
import { TextLink } from '@/components/ui/text-link';
import type { Report, RepositoryRole } from '@/lib/assessment/report';

/** One finished assessment in a list. */
export interface AssessmentEntry {
  id: string;
  label: string;
  url: string;
  commit: string;
  /** ISO 8601. */
  createdAt: string;
  level: Report['level'];
  role: RepositoryRole;
}

/** Assessments, newest first: a table on wide screens, one block each on narrow ones. */
export function AssessmentTable({ entries, texts }: { entries: readonly AssessmentEntry[]; texts: ReportTexts }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-6 gap-y-1.5 py-3.5 text-sm sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_auto] sm:items-center"
        >
          <div className="min-w-0">
            <TextLink href={`/assessments/${entry.id}`} className="break-words text-base font-semibold">
              {entry.label}
              <LinkPending />
            </TextLink>
            <p className="break-words text-xs text-ink-faint">{entry.url}</p>
          </div>
          <LevelCell level={entry.level} texts={texts} />
          <p className="text-xs text-ink-faint sm:text-right">
            <DateTime value={entry.createdAt} />
            <span className="block max-sm:inline">
              <span className="sm:hidden"> · </span>
              {entry.role}, <span className="font-mono">{entry.commit.slice(0, 7)}</span>
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function LevelCell({ level, texts }: { level: Report['level']; texts: ReportTexts }) {
  const title =
    level.placement === 'nothing-deployed' ? 'Nothing here is deployed' : levelTitle(texts, level.indicated);
  const firmness = level.indicated === null || level.indicated === level.verified ? null : 'indicated';
  return (
    <div className="flex items-center gap-3">
      <LevelStones states={stoneStates(level)} label={null} className="size-10 shrink-0" />
      <div>
        <p className="font-medium">{title}</p>
        <p className="flex flex-wrap items-center gap-1.5 text-xs text-ink-faint">
          {firmness}
          {level.thin ? <Badge tone="partly">Thin</Badge> : null}
          {level.provisional ? <Badge tone="unknown">Provisional</Badge> : null}
        </p>
      </div>
    </div>
  );
}
