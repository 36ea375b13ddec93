import { z } from 'zod';
import {
  CriterionOutcome,
  IndicatorOutcome,
  ReportCriterion,
  ReportIndicator,
  ReportLevel,
  ReportRepository,
} from '@/lib/assessment/report';

/** The History: what the Report of a repository was at the end of each month, and what changed from one to the next. */
const Gate = ReportCriterion.shape.gate;

/** A practice, or what was seen of it, that was otherwise at the point before. */
const changeOf = <Kind extends string, Outcome extends z.ZodType>(kind: Kind, outcome: Outcome) =>
  z.object({
    kind: z.literal(kind),
    id: z.string(),
    from: outcome,
    to: outcome,
    /** The level that it is a gate of, or null. */
    gate: Gate,
    /** Commits since the point before that changed a file of its evidence, newest first; the first few. Empty where none is known. */
    commits: z.array(z.string()),
  });

export const HistoryChange = z.discriminatedUnion('kind', [
  changeOf('criterion', CriterionOutcome),
  changeOf('indicator', IndicatorOutcome),
]);
export type HistoryChange = z.infer<typeof HistoryChange>;

export const LevelFigure = z.enum(['verified', 'indicated', 'claimed', 'possible']);
export type LevelFigure = z.infer<typeof LevelFigure>;

/** Figures of the level that moved alike, with the gates that moved them. */
export const LevelMove = z.object({ figures: z.array(LevelFigure), from: Gate, to: Gate, gates: z.array(z.string()) });
export type LevelMove = z.infer<typeof LevelMove>;

export const HistoryCommit = z.object({
  id: z.string(),
  committedAt: z.iso.datetime(),
  subject: z.string(),
  /** Address of its repository; empty in histories that were kept before several could be replayed together. */
  repository: z.string().default(''),
});
export type HistoryCommit = z.infer<typeof HistoryCommit>;

/** A repository, or folders of it, at the moment of a point. */
export const PastCommit = z.object({
  url: z.string(),
  paths: z.array(z.string()),
  /** Whose it is: that of what was assessed, or of the platform that serves it. */
  part: z.enum(['own', 'platform']),
  commit: z.string(),
  committedAt: z.iso.datetime(),
});
export type PastCommit = z.infer<typeof PastCommit>;

export const HistoryPoint = z.object({
  /** The moment looked back to: the last second of a month in UTC, or the present. */
  date: z.iso.datetime(),
  /** The last commit of the branch at or before it; of several repositories, that of the first. */
  commit: z.string(),
  committedAt: z.iso.datetime(),
  /** Every repository that there was, with its commit; one that did not exist yet is left out. */
  repositories: z.array(PastCommit).default([]),
  level: ReportLevel,
  moves: z.array(LevelMove),
  /** What is better than at the point before: a practice that was met, a risk that is gone. Both outcomes are known. */
  gained: z.array(HistoryChange),
  lost: z.array(HistoryChange),
  /** What was unknown at the point before, and is known: no gain, since nobody can tell how it was. */
  nowKnown: z.array(HistoryChange),
  nowUnknown: z.array(HistoryChange),
  /** The commits that changes name. */
  commits: z.array(HistoryCommit),
  criteria: z.array(ReportCriterion.pick({ id: true, outcome: true, share: true })),
  indicators: z.array(ReportIndicator.pick({ id: true, outcome: true, share: true })),
});
export type HistoryPoint = z.infer<typeof HistoryPoint>;

export const History = z.object({
  schemaVersion: z.literal(1),
  model: z.string(),
  now: z.iso.datetime(),
  since: z.iso.datetime(),
  /** As of the last point. */
  repositories: z.array(ReportRepository),
  /** By date, oldest first. There is none before the first commit. */
  points: z.array(HistoryPoint),
  /** Where history is cut off: what was before the date is unknown, for the reason; else null. */
  unknownBefore: z.object({ date: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type History = z.infer<typeof History>;
