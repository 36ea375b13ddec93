import { z } from 'zod';
import { PartDispute } from '@/lib/assessment/dispute';
import { History } from '@/lib/assessment/history-report';
import { Report } from '@/lib/assessment/report';
import type { Environment } from '@/lib/env';
import { errorCodes } from '@/lib/errors';
import { AssessPayload } from '@/lib/jobs/assess-payload';
import { PlatformOfTeam, TeamWork } from '@/lib/jobs/team-work';
import { ModelOverlay } from '@/lib/model/overlay';

/** What is wanted: the Report of one moment, or the History of a year; of repositories, or of a team. */
export const AssessmentTask = z.discriminatedUnion('task', [
  z.object({ task: z.literal('assess'), payload: AssessPayload, disputes: z.array(PartDispute) }),
  z.object({ task: z.literal('history'), payload: AssessPayload }),
  z.object({ task: z.literal('assess-team'), team: TeamWork }),
  z.object({ task: z.literal('team-history'), team: TeamWork }),
]);
export type AssessmentTask = z.infer<typeof AssessmentTask>;

/** What the process of an assessment is given. */
export const AssessmentInput = z.object({
  wanted: AssessmentTask,
  now: z.date(),
  /** An administrator's changes of the model. */
  overlay: ModelOverlay,
  dataFolder: z.string(),
  projectFolder: z.string(),
  /** As the worker has read it, less its secrets. */
  environment: z.custom<Environment>(),
});
export type AssessmentInput = z.infer<typeof AssessmentInput>;

/** What the process of an assessment sends. */
export const AssessmentMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    progress: z.object({ done: z.number(), total: z.number().nullable(), message: z.string() }),
  }),
  z.object({
    type: z.literal('assessed'),
    report: Report,
    /** Facts of each repository, in the order of the addresses, those of a team's platform last; stored whole. */
    facts: z.array(z.looseObject({ url: z.string(), commit: z.string(), paths: z.array(z.string()) })),
    /** Whose platform was judged; `itself` for repositories of no team. */
    platform: PlatformOfTeam,
  }),
  z.object({ type: z.literal('traced'), history: History }),
  z.object({ type: z.literal('refused'), code: z.enum(errorCodes), message: z.string() }),
]);
export type AssessmentMessage = z.infer<typeof AssessmentMessage>;
