import { z } from 'zod';
import { Evidence, IndicatorOutcome, NotCounted, ReportRepository, Searched } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { CORRECTED_OUTCOMES } from '@/lib/scan/declarations';
import { FLOW_ROUTES } from '@/lib/scan/evidence';

/** The shape of stored facts, of this Cairn and of those before it: what they did not keep yet is left out. */
const Proposal = z.object({ path: z.string(), language: z.string(), text: z.string() });

const FlowFacts = z.object({
  shallow: z.boolean(),
  pullReferences: z.int().nonnegative(),
  ages: z.array(z.number()),
  routes: z.array(z.int().nonnegative()),
  places: z.array(z.object({ commit: z.string(), age: z.number(), route: z.enum(FLOW_ROUTES), subject: z.string() })),
});

const Finding = z.object({
  id: z.string(),
  outcome: IndicatorOutcome,
  share: z.number().nullable(),
  measures: z.record(z.string(), z.union([z.number(), z.array(z.string())])),
  evidence: z.array(Evidence),
  searched: Searched.nullable(),
  reason: z.string(),
  proposal: Proposal.optional(),
  counted: z.object({ of: z.int().nonnegative(), unresolved: z.int().nonnegative() }).optional(),
  flow: FlowFacts.optional(),
});

const Declarations = z.object({
  disputes: z.array(
    z.object({
      kind: z.enum(['exemption', 'correction']),
      subject: z.string(),
      outcome: z.enum(CORRECTED_OUTCOMES).nullable(),
      reason: z.string(),
      author: z.string(),
      expires: z.string(),
      path: z.string(),
      line: z.int().positive(),
    }),
  ),
  mistakes: z.array(z.object({ path: z.string(), line: z.int().positive().nullable(), message: z.string() })),
});

const StoredFacts = z.object({
  url: z.string(),
  commit: z.string(),
  committedAt: z.string(),
  paths: z.array(z.string()).default([]),
  role: ReportRepository.shape.role,
  deploysNothing: z.boolean(),
  files: z.int().nonnegative(),
  notCounted: z.array(NotCounted.omit({ repository: true })),
  indicators: z.array(Finding),
  declared: Declarations.optional(),
});

/**
 * Facts of a repository as they were stored.
 * @throws {z.ZodError} when they are none.
 */
export function parseRepositoryFacts(stored: unknown): RepositoryFacts {
  return StoredFacts.parse(stored);
}
