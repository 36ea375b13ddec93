import type { CriterionDefinition, IndicatorDefinition, Model } from '@/lib/model/model';

/** Titles by id; a Report of another model version may name an id that this model does not have: then the id speaks. */
export class Titles {
  readonly #criteria: ReadonlyMap<string, CriterionDefinition>;
  readonly #indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly #dimensions: ReadonlyMap<string, string>;

  constructor(model: Model) {
    this.#criteria = new Map(model.criteria.map((criterion) => [criterion.id, criterion]));
    this.#indicators = new Map(model.indicators.map((indicator) => [indicator.id, indicator]));
    this.#dimensions = new Map(model.dimensions.map(({ id, name }) => [id, name]));
  }

  criterion(id: string): string {
    return this.#criteria.get(id)?.title ?? id;
  }

  indicator(id: string): string {
    return this.#indicators.get(id)?.title ?? id;
  }

  dimension(id: string): string {
    return this.#dimensions.get(id) ?? id;
  }

  isRisk(id: string): boolean {
    return this.#indicators.get(id)?.risk ?? false;
  }
}
