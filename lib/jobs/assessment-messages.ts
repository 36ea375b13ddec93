import { z } from 'zod';
import { Report } from '@/lib/assessment/report';
import type { Environment } from '@/lib/env';
import { errorCodes } from '@/lib/errors';
import type { AssessPayload } from '@/lib/jobs/assess-payload';

/** What the assessment thread is given. */
export interface AssessmentInput {
  payload: AssessPayload;
  /** ISO 8601. */
  now: string;
  dataFolder: string;
  projectFolder: string;
  environment: Environment;
}

/** What the assessment thread posts. */
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
  z.object({ type: z.literal('refused'), code: z.enum(errorCodes), message: z.string() }),
]);
export type AssessmentMessage = z.infer<typeof AssessmentMessage>;
