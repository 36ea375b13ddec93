import type { LevelNumber, ReportLevel } from '@/lib/assessment/report';
import type { CriterionDefinition, DimensionDefinition, IndicatorDefinition, Model } from '@/lib/model/model';

/** The model's words, to be found by id. A report of an older model can name what the present one lacks: then the id speaks. */
export interface ReportTexts {
  readonly model: Model;
  readonly criteria: ReadonlyMap<string, CriterionDefinition>;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly dimensions: ReadonlyMap<string, DimensionDefinition>;
}

export function reportTexts(model: Model): ReportTexts {
  return {
    model,
    criteria: new Map(model.criteria.map((criterion) => [criterion.id, criterion])),
    indicators: new Map(model.indicators.map((indicator) => [indicator.id, indicator])),
    dimensions: new Map(model.dimensions.map((dimension) => [dimension.id, dimension])),
  };
}

/** Name first, number second: 'Core GitOps, Level 1'. */
export function levelTitle(texts: ReportTexts, level: LevelNumber | null): string {
  return level === null ? 'Not yet placed' : `${levelName(texts, level)}, Level ${level}`;
}

/** Where something stood, as far as its sources could show: the indicated level, or that nothing is deployed. */
export function placementTitle(texts: ReportTexts, { placement, indicated }: ReportLevel): string {
  return placement === 'nothing-deployed' ? 'Nothing deployed' : levelTitle(texts, indicated);
}

export function levelName(texts: ReportTexts, level: LevelNumber): string {
  return texts.model.levels.find((definition) => definition.number === level)?.name ?? `Level ${level}`;
}

export function criterionTitle(texts: ReportTexts, id: string): string {
  return texts.criteria.get(id)?.title ?? id;
}

export function indicatorTitle(texts: ReportTexts, id: string): string {
  return texts.indicators.get(id)?.title ?? id;
}

/** DORA metrics in running text: 'change lead time, change fail rate'. */
export function metricNames(metrics: readonly string[]): string {
  return metrics.map((metric) => metric.replaceAll('-', ' ')).join(', ');
}

/** A count with its noun: '1 place', '3 places'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
