import type { CriterionDefinition, IndicatorDefinition, ModelFile } from '@/lib/model/model';
import type { ModelMistake } from '@/lib/model/model-error';

/** What was read, and the path of the file of each id, so that a file that could not be read still counts as there. */
export interface ReadContent {
  readonly modelFile: ModelFile | null;
  readonly criteria: readonly CriterionDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
  readonly criterionFiles: ReadonlyMap<string, string>;
  readonly indicatorFiles: ReadonlyMap<string, string>;
}

/** Finds every id that the content mentions and does not have, and prerequisites that cannot be taken in order. */
export function checkReferences(content: ReadContent): ModelMistake[] {
  return [
    ...content.criteria.flatMap((criterion) => checkCriterion(criterion, content)),
    ...findCycles(content),
    ...content.indicators.flatMap((indicator) => checkIndicator(indicator, content)),
  ];
}

function checkCriterion(criterion: CriterionDefinition, content: ReadContent): ModelMistake[] {
  const problems: [place: string, problem: string][] = [];
  const { modelFile } = content;
  if (modelFile !== null && !modelFile.dimensions.some(({ id }) => id === criterion.dimension)) {
    problems.push(['field dimension', `${criterion.dimension} is not a dimension of content/model.yaml`]);
  }
  if (modelFile !== null && !modelFile.roadmapOrder.includes(criterion.topic)) {
    problems.push(['field topic', `${criterion.topic} is not in roadmapOrder of content/model.yaml`]);
  }
  if (criterion.gate !== null && criterion.gate < criterion.level) {
    problems.push(['field gate', `must not be below the criterion's own level ${criterion.level}`]);
  }
  for (const id of criterion.prerequisites) {
    const problem = prerequisiteProblem(criterion, id, content);
    if (problem !== null) problems.push(['field prerequisites', problem]);
  }
  const file = content.criterionFiles.get(criterion.id) ?? criterion.id;
  return problems.map(([place, problem]) => ({ file, place, problem }));
}

function prerequisiteProblem(criterion: CriterionDefinition, id: string, content: ReadContent): string | null {
  if (!content.criterionFiles.has(id)) return `${id} is not a criterion`;
  const level = content.criteria.find((other) => other.id === id)?.level;
  if (level === undefined || level <= criterion.level) return null;
  return `${id} is of level ${level}, above this criterion's level ${criterion.level}`;
}

function checkIndicator(indicator: IndicatorDefinition, content: ReadContent): ModelMistake[] {
  const file = content.indicatorFiles.get(indicator.id) ?? indicator.id;
  const mistakes = indicator.informs
    .filter((id) => !content.criterionFiles.has(id))
    .map((id) => ({ file, place: 'field informs', problem: `${id} is not a criterion` }));
  if (indicator.informs.length === 0 && indicator.informative === null) {
    mistakes.push({ file, place: 'field informs', problem: 'name a criterion, or give the reason in informative' });
  }
  if (indicator.informs.length > 0 && indicator.informative !== null) {
    mistakes.push({ file, place: 'field informative', problem: 'must be left out where informs names a criterion' });
  }
  return mistakes;
}

/** Walks the prerequisites depth first; one mistake for each chain that comes back to its own start. */
function findCycles({ criteria, criterionFiles }: ReadContent): ModelMistake[] {
  const prerequisites = new Map(criteria.map(({ id, prerequisites }) => [id, prerequisites]));
  const finished = new Set<string>();
  const mistakes: ModelMistake[] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    if (finished.has(id)) return;
    const start = trail.indexOf(id);
    if (start >= 0) {
      const cycle = [...trail.slice(start), id].join(' → ');
      mistakes.push({ file: criterionFiles.get(id) ?? id, place: 'field prerequisites', problem: `cycle ${cycle}` });
      return;
    }
    for (const next of prerequisites.get(id) ?? []) visit(next, [...trail, id]);
    finished.add(id);
  };
  for (const { id } of criteria) visit(id, []);
  return mistakes;
}
