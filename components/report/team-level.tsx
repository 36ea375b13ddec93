import { LevelStones } from '@/components/charts/level-stones';
import { stoneStates } from '@/components/charts/stone-state';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';

/** Where a team stands, in a row of a list. */
export function TeamLevel({ team: { level, state }, texts }: { team: OrganizationTeam; texts: ReportTexts }) {
  if (level === null) {
    return (
      <span className="text-ink-faint">{state === 'no-repositories' ? 'No repository yet' : 'Not assessed yet'}</span>
    );
  }
  const nothing = level.placement === 'nothing-deployed';
  return (
    <div className="flex items-center gap-3">
      <LevelStones states={stoneStates(level)} label={null} className="size-9 shrink-0" />
      <div>
        <p className="font-medium">{nothing ? 'Nothing is deployed' : levelTitle(texts, level.verified)}</p>
        <p className="flex flex-wrap items-center gap-1.5 text-xs text-ink-faint">
          {level.indicated === level.verified ? null : `${levelTitle(texts, level.indicated)}, indicated`}
          {level.thin ? <Badge tone="partly">Thin</Badge> : null}
          {level.provisional ? <Badge tone="unknown">Provisional</Badge> : null}
        </p>
      </div>
    </div>
  );
}

/** The level that a team aims at, and whether it is there. */
export function TeamTargetMark({ target }: { target: OrganizationTeam['target'] }) {
  if (target === null) return <span className="text-ink-faint">None chosen</span>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      Level {target.level}
      {target.reached === 'verified' ? <Badge tone="good">Reached</Badge> : null}
      {target.reached === 'indicated' ? <Badge tone="partly">Reached as indicated</Badge> : null}
    </span>
  );
}
