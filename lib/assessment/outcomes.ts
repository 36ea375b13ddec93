import { z } from 'zod';

/** 0 to 3; null where not yet placed or nothing is deployed. */
export const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

export const IndicatorOutcome = z.enum(['present', 'partial', 'absent', 'unknown', 'not-applicable']);

export const CriterionOutcome = z.enum(['met', 'partly-met', 'not-met', 'unknown', 'not-applicable', 'exempt']);
export type CriterionOutcome = z.infer<typeof CriterionOutcome>;

/** The two figures of a level that rest on evidence. */
export const LevelFigures = z.object({ verified: Level.nullable(), indicated: Level.nullable() });
export type LevelFigures = z.infer<typeof LevelFigures>;
