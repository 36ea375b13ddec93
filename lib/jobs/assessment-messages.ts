import { z } from 'zod';
import { History } from '@/lib/assessment/history-report';
import { Report } from '@/lib/assessment/report';
import type { Environment } from '@/lib/env';
import { errorCodes } from '@/lib/errors';
import { AssessPayload } from '@/lib/jobs/assess-payload';
import { ModelOverlay } from '@/lib/model/overlay';

/** What the process of an assessment is given. */
export const AssessmentInput = z.object({
  /** What is wanted: the Report of one moment, or the History of a year. */
  task: z.enum(['assess', 'history']),
  payload: AssessPayload,
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
    /** Facts of each repository, in the order of the addresses; stored whole. */
    facts: z.array(z.looseObject({ url: z.string(), commit: z.string() })),
  }),
  z.object({ type: z.literal('traced'), history: History }),
  z.object({ type: z.literal('refused'), code: z.enum(errorCodes), message: z.string() }),
]);
export type AssessmentMessage = z.infer<typeof AssessmentMessage>;
