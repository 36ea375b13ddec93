import type { ReportMistake } from '@/lib/model/content-document';
import type { CriterionDefinition, Level, Model } from '@/lib/model/model';
import type { LevelPageFrontMatter, StepPageFrontMatter } from '@/lib/model/pages';

/** Every benefit of a level rests on criteria that exist and are not above it, and on one that the level is made of. */
export function checkLevelPage(
  level: Level,
  { benefits }: LevelPageFrontMatter,
  model: Model,
  report: ReportMistake,
): void {
  for (const [index, { criteria }] of benefits.entries()) {
    const place = `field benefits.${index}.criteria`;
    const found = findCriteria(criteria, level, model, place, report);
    if (found.length === criteria.length && !found.some((criterion) => isOfLevel(criterion, level))) {
      report(place, `names no practice and no gate of level ${level}`);
    }
  }
}

/** The order of a step names criteria that exist and are not above the level it leads to, and all gates of that level. */
export function checkStepPage(to: Level, { order }: StepPageFrontMatter, model: Model, report: ReportMistake): void {
  for (const [index, { criteria }] of order.entries()) {
    findCriteria(criteria, to, model, `field order.${index}.criteria`, report);
  }
  const named = new Set(order.flatMap(({ criteria }) => criteria));
  for (const { id, gate } of model.criteria) {
    if (gate === to && !named.has(id)) report('field order', `does not name ${id}, a gate of level ${to}`);
  }
}

function findCriteria(
  ids: readonly string[],
  highest: Level,
  model: Model,
  place: string,
  report: ReportMistake,
): CriterionDefinition[] {
  return ids.flatMap((id) => {
    const criterion = model.criteria.find((candidate) => candidate.id === id);
    if (criterion === undefined) report(place, `${id} is not a criterion`);
    else if (criterion.level > highest) report(place, `${id} is of level ${criterion.level}, above level ${highest}`);
    return criterion ?? [];
  });
}

function isOfLevel(criterion: CriterionDefinition, level: Level): boolean {
  return criterion.level === level || criterion.gate === level;
}
