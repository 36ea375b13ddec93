/** How firmly a level stands, firmest first; each is drawn with a fill of its own. */
export const STONE_STATES = ['verified', 'indicated', 'claimed', 'possible', 'open'] as const;
export type StoneState = (typeof STONE_STATES)[number];

/** The level figures of a report; null where there is none. */
export interface LevelFigures {
  verified: number | null;
  indicated: number | null;
  claimed: number | null;
  possible: number | null;
}

/** What each stone of the cairn shows, Level 0 first: the firmest figure that reaches its level. */
export function stoneStates(figures: LevelFigures): StoneState[] {
  return [0, 1, 2, 3].map((level) => {
    const reaches = (figure: number | null): boolean => figure !== null && level <= figure;
    if (reaches(figures.verified)) return 'verified';
    if (reaches(figures.indicated)) return 'indicated';
    if (reaches(figures.claimed)) return 'claimed';
    return reaches(figures.possible) ? 'possible' : 'open';
  });
}
