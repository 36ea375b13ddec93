import { ShareBar } from '@/components/charts/share-bar';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import type { Report } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';

interface LevelCautionsProps {
  report: Report;
  texts: ReportTexts;
}

/** How far the level can be leaned on: what is known of it, and how broadly it is held. */
export function LevelCautions({ report, texts }: LevelCautionsProps) {
  return (
    <div className="grid gap-6 text-sm sm:grid-cols-2">
      <Coverage report={report} texts={texts} />
      <Solidity report={report} texts={texts} />
    </div>
  );
}

function Coverage({ report, texts }: LevelCautionsProps) {
  const { coverage, provisional } = report.level;
  const threshold = texts.model.thresholds.provisionalCoverage;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">{percent(coverage)} is known</strong>
        {provisional ? <Badge tone="unknown">Provisional</Badge> : null}
      </p>
      <div className="my-2">
        <ShareBar share={coverage} mark={threshold} />
      </div>
      <p className="text-ink-soft">
        {provisional
          ? `Of the practices that apply up to the next level, less than ${percent(threshold)} could be judged. Read the level as provisional; connect more sources to settle it.`
          : 'The share of the practices up to the next level that could be judged.'}
      </p>
    </div>
  );
}

function Solidity({ report, texts }: LevelCautionsProps) {
  const { indicated, practices, thin } = report.level;
  if (indicated === null) return null;
  const threshold = texts.model.thresholds.thinShare;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">
          {practices.known === 0
            ? `No other practice of ${levelTitle(texts, indicated)} is known`
            : `${practices.met} of ${practices.known} known practices of ${levelTitle(texts, indicated)} met`}
        </strong>
        {thin ? <Badge tone="partly">Thin</Badge> : null}
      </p>
      <div className="my-2">
        <ShareBar share={practices.known === 0 ? 0 : practices.met / practices.known} mark={threshold} />
      </div>
      <p className="text-ink-soft">
        {thin
          ? `Under ${percent(threshold)} of its practices beside the gates: the level is held, and rests on little.`
          : 'Gates decide the level; its other practices say how solidly it is held.'}
      </p>
    </div>
  );
}
