import { z } from 'zod';

const Figure = z.int().min(0).max(3).nullable();
const Count = z.int().nonnegative();

/** What a picture of a paper shows: the data of a chart, which is drawn by the function that pages use. */
export const Picture = z.discriminatedUnion('chart', [
  z.object({ chart: z.literal('cairn'), verified: Figure, indicated: Figure, claimed: Figure, possible: Figure }),
  z.object({ chart: z.literal('pebbles'), met: Count, known: Count, all: Count }),
  /** Both 0 to 1; `mark` is a share to compare with. */
  z.object({ chart: z.literal('share'), share: z.number().min(0).max(1), mark: z.number().min(0).max(1).nullable() }),
]);
export type Picture = z.infer<typeof Picture>;

/** Collects the pictures of a paper; two that show the same are one. */
export class Pictures {
  readonly #byName = new Map<string, Picture>();

  /** Gives the name by which the template finds the picture. */
  add(picture: Picture): string {
    const name = Object.values(picture)
      .map((value) => value ?? 'none')
      .join('-');
    this.#byName.set(name, picture);
    return name;
  }

  all(): Record<string, Picture> {
    return Object.fromEntries(this.#byName);
  }
}
