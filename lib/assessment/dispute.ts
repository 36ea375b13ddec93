import { z } from 'zod';
import { CriterionOutcome, IndicatorOutcome, LevelFigures } from '@/lib/assessment/outcomes';
import { CORRECTED_OUTCOMES } from '@/lib/scan/declarations';

/** What people dispute: a criterion that does not apply here, or an indicator that does not apply or was read wrongly. */
export const DisputeSubject = z.object({ kind: z.enum(['criterion', 'indicator']), id: z.string() });
export type DisputeSubject = z.infer<typeof DisputeSubject>;

/** Where a dispute was said. */
export const DisputeSource = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('file'),
    repository: z.string(),
    commit: z.string(),
    path: z.string(),
    line: z.int().positive(),
  }),
  z.object({
    from: z.literal('application'),
    id: z.string(),
    /** For whom: whoever assesses that repository, one team, or every team of the organization. */
    scope: z.enum(['repository', 'team', 'organization']),
    /** Address of the repository that it speaks of; null for all that is known of a team together. */
    repository: z.string().nullable(),
    recordedAt: z.iso.datetime(),
  }),
]);
export type DisputeSource = z.infer<typeof DisputeSource>;

/** What people say against a result: an exemption, or for an indicator a correction. */
export const Dispute = z.object({
  kind: z.enum(['exemption', 'correction']),
  subject: DisputeSubject,
  /** What the outcome should be; null for an exemption. */
  outcome: z.enum(CORRECTED_OUTCOMES).nullable(),
  reason: z.string(),
  author: z.string(),
  /** The last day that it counts, in UTC: `2027-06-30`. */
  expires: z.iso.date(),
  source: DisputeSource,
});
export type Dispute = z.infer<typeof Dispute>;

/** A dispute of the application, and whether it was told for the team or for the platform that serves it. */
export const PartDispute = z.object({ part: z.enum(['own', 'platform']), dispute: Dispute });
export type PartDispute = z.infer<typeof PartDispute>;

const AnyOutcome = z.union([CriterionOutcome, IndicatorOutcome]);

/** What one dispute alone comes to. */
export const DisputeEffect = z.object({
  /** The outcome of what it speaks of. */
  outcome: z.object({ without: AnyOutcome, with: AnyOutcome }),
  level: z.object({ without: LevelFigures, with: LevelFigures }),
  /** Criteria whose outcome it would change. */
  criteria: z.array(z.object({ id: z.string(), without: CriterionOutcome, with: CriterionOutcome })),
});
export type DisputeEffect = z.infer<typeof DisputeEffect>;

/** A dispute in a Report, with what became of it. */
export const ReportDispute = Dispute.extend({
  state: z.enum(['in-force', 'expired', 'unused']),
  /** Why it is expired or unused; empty while it is in force. */
  note: z.string(),
  /** Name of the platform whose facts it speaks of; null for those of the team itself. */
  platform: z.string().nullable(),
  /** Null unless it is in force. */
  effect: DisputeEffect.nullable(),
});
export type ReportDispute = z.infer<typeof ReportDispute>;

/** Something in a `.cairn.yaml` that could not be used, with what to do. */
export const DisputeMistake = z.object({
  repository: z.string(),
  commit: z.string(),
  path: z.string(),
  line: z.int().positive().nullable(),
  message: z.string(),
});
export type DisputeMistake = z.infer<typeof DisputeMistake>;
