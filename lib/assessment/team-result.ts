import { z } from 'zod';
import { holdingGates } from '@/lib/assessment/holding-gates';
import { HoldingGate } from '@/lib/assessment/organization-report';
import { Report, RepositoryRole } from '@/lib/assessment/report';

/** What an organization shows of a team's Report: all but the evidence, so that those of a thousand teams can be read at once. */
export const TeamResult = Report.pick({
  model: true,
  now: true,
  level: true,
  dimensions: true,
  roadmap: true,
  safety: true,
}).extend({
  /** Of its repositories, in their order. */
  roles: z.array(RepositoryRole),
  /** Gates that hold its next level back. */
  holdingBack: z.array(HoldingGate),
});
export type TeamResult = z.infer<typeof TeamResult>;

/** The part of a Report that an organization shows. */
export function summarizeReport(report: Report): TeamResult {
  const { model, now, level, dimensions, roadmap, safety } = report;
  return {
    ...{ model, now, level, dimensions, roadmap, safety },
    roles: report.repositories.map(({ role }) => role),
    holdingBack: holdingGates(report).holding.map(({ id, outcome, inheritedFrom }) => ({ id, outcome, inheritedFrom })),
  };
}
