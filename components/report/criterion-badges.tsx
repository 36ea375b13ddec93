import { DisputedBadge } from '@/components/report/outcome';
import { Badge } from '@/components/ui/badge';
import type { LevelNumber, ReportCriterion } from '@/lib/assessment/report';

/** What is to be known of a practice at a glance: its level, its gate, and on whose word it was judged. */
export function CriterionBadges({ criterion }: { criterion: ReportCriterion }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {criterion.contradicted ? <Badge tone="bad">Claim contradicted</Badge> : null}
      {criterion.disputed && criterion.outcome !== 'exempt' ? (
        <DisputedBadge with={criterion.disputed.with} risk={false} />
      ) : null}
      {criterion.basis === 'claimed' ? <Badge tone="unknown">Claimed</Badge> : null}
      {criterion.inheritedFrom ? <Badge>Inherited from {criterion.inheritedFrom}</Badge> : null}
      <LevelBadges level={criterion.level} gate={criterion.gate} />
    </span>
  );
}

/** The level of a practice, and the level whose gate it is, which can be a later one. */
export function LevelBadges({ level, gate }: { level: LevelNumber; gate: LevelNumber | null }) {
  if (gate === level) return <Badge tone="accent">Level {level}, gate</Badge>;
  return (
    <>
      {gate === null ? null : <Badge tone="accent">Gate of Level {gate}</Badge>}
      <Badge>Level {level}</Badge>
    </>
  );
}
